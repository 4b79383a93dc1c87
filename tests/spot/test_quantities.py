import pytest

from readout.records import content_id
from readout.spot.quantities import spot_quantities
from readout.spot.times import spot_times
from tests.figures import encode, make_report


def phrases(text: str) -> list[str]:
    report = make_report(text)
    document, encoding = encode(report)
    return [
        mention.span.cut(text)
        for mention in spot_quantities(report, document, encoding, spot_times(report, document, encoding))
    ]


def test_the_span_runs_from_the_hedge_to_what_is_counted() -> None:
    assert phrases("At least 40 young soldiers deserted.") == ["At least 40 young soldiers"]


def test_over_is_a_hedge_or_a_particle() -> None:
    assert phrases("The blast killed over 40 people.") == ["over 40 people"]
    assert phrases("The rebels took over two towns.") == ["two towns"]


def test_dates_are_no_quantities() -> None:
    assert phrases("On 12 March 2018 the 34-year-old left, two days ago.") == []


def test_a_measure_inside_a_counted_phrase_is_found_too() -> None:
    assert phrases("They fired three 155mm shells at the bridge.") == ["three 155mm shells", "155mm shells"]


def test_the_head_is_the_amount_so_that_the_noun_stays_free() -> None:
    report = make_report("Gunmen killed 14 soldiers.")
    document, encoding = encode(report)
    (found,) = spot_quantities(report, document, encoding, spot_times(report, document, encoding))
    assert encoding.trees[0].words[found.head] == "14"
    assert found.id == content_id("m", report.id, found.span.start, found.span.end, "quantity")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two (2) guards slept.", ["Two (2) guards"]),
        ("Five of them slept, 12 of whom snored.", ["Five of them", "12 of whom"]),
        ('The office counts 26 "armed criminals" there.', ['26 "armed criminals"']),
        ("A 300-strong force and a 12-vehicle convoy left.", ["300-strong force", "12-vehicle"]),
        ("260 PULLED FROM CAMPS CROSS RIVER", ["260 PULLED"]),
        ("The bill came to 200 million euros ($220 million).", ["200 million euros"]),
    ],
)
def test_what_belongs_to_a_quantity(text: str, expected: list[str]) -> None:
    assert phrases(text) == expected
