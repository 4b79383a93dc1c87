from functools import lru_cache

import pytest

from readout.records import Quantity
from tests.figures import make_report, read_quantities
from tests.reading import read_cases, share_right

TABLE = "resolve/quantities.tsv"
ROWS = read_cases(TABLE, columns=9)


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:.12g}"


def cells(quantity: Quantity) -> tuple[str, ...]:
    """Return a quantity as the table writes it."""
    figures = (number(figure) for figure in (quantity.value, quantity.low, quantity.high))
    total = {None: "-", True: "yes", False: "no"}[quantity.total]
    return (*figures, quantity.unit or "-", quantity.of or "-", quantity.fate or "-", total)


@lru_cache(maxsize=512)
def found_in(sentence: str) -> dict[str, tuple[str, ...]]:
    mentions = read_quantities(make_report(sentence))
    return {mention.span.cut(sentence): cells(mention.quantity) for mention in mentions if mention.quantity}


@pytest.mark.parametrize(("sentence", "phrase", "value", "low", "high", "unit", "of", "fate", "total"), ROWS)
def test_a_sentence_gives_its_quantities_and_no_others(
    sentence: str, phrase: str, value: str, low: str, high: str, unit: str, of: str, fate: str, total: str
) -> None:
    found = found_in(sentence)
    assert set(found) == {row.values[1] for row in ROWS if row.values[0] == sentence} - {"-"}
    assert phrase == "-" or found[phrase] == (value, low, high, unit, of, fate, total)


def test_the_table_is_large_and_nearly_all_right() -> None:
    assert len(ROWS) >= 200
    assert share_right(TABLE) >= 0.97


def test_two_units_for_one_length_are_one_quantity() -> None:
    found = read_quantities(make_report("The post lies 20 kilometers (12 miles) from Goma."))
    assert [mention.quantity.unit for mention in found if mention.quantity] == ["km"]


def test_several_quantities_of_a_sentence_stay_apart() -> None:
    found = read_quantities(make_report("The shelling killed three soldiers and wounded 11 villagers."))
    assert [(q.value, q.of) for mention in found if (q := mention.quantity)] == [(3, "soldiers"), (11, "villagers")]
