import pytest

from tests.figures import make_report, read_quantities, read_table


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:.10g}"


@pytest.mark.parametrize(
    ("sentence", "phrase", "value", "low", "high", "unit", "of"), read_table("resolve/quantities.tsv", 7)
)
def test_a_sentence_gives_its_quantity(
    sentence: str, phrase: str, value: str, low: str, high: str, unit: str, of: str
) -> None:
    found = {
        mention.span.cut(sentence): (
            *(number(figure) for figure in (quantity.value, quantity.low, quantity.high)),
            quantity.unit or "-",
            quantity.of or "-",
        )
        for mention in read_quantities(make_report(sentence))
        if (quantity := mention.quantity)
    }
    if phrase == "-":
        assert not found
    else:
        assert found.get(phrase) == (value, low, high, unit, of), found


def test_two_units_for_one_length_are_one_quantity() -> None:
    found = read_quantities(make_report("The post lies 20 kilometers (12 miles) from Goma."))
    assert [mention.quantity.unit for mention in found if mention.quantity] == ["km"]


def test_several_quantities_of_a_sentence_stay_apart() -> None:
    found = read_quantities(make_report("The shelling killed three soldiers and wounded 11 villagers."))
    assert [(q.value, q.of) for mention in found if (q := mention.quantity)] == [(3, "soldiers"), (11, "villagers")]
