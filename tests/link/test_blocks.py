from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.link.blocks import candidate_pairs, spread_pairs
from readout.link.traits import Traits, gather_traits
from readout.records import Figure, Telling
from tests.link.tellings import make_telling, on

WORDS = (
    "Warplanes bombed the livestock market of Velika on Thursday, killing 14 traders.",
    "Fourteen traders died when warplanes hit the livestock market of Velika.",
    "A jet fired rockets into the evening market of Mellit, witnesses who fled to Kuma said.",
)


@st.composite
def many_tellings(draw: st.DrawFn) -> list[Telling]:
    """Tellings of one report after another; few words and days, so that many are alike."""
    made = []
    for number in range(draw(st.integers(2, 9))):
        days = draw(st.sampled_from((0, 1, 3, 4, 6, 45)))
        changes = {
            "words": draw(st.sampled_from(WORDS)),
            "place": draw(st.sampled_from(("Velika", None))),
            "figures": draw(st.sampled_from(((), (Figure(value=14, fate="killed"),)))),
        }
        made.append(make_telling(f"r{number // 2} E{number}", published="2024-07-01", **on(days), **changes))
    return made


def compared(traits: Traits, enough: int = 2) -> list[tuple[str, str]]:
    """The events that are compared, as often as they are."""
    found = []
    for one, other in candidate_pairs(traits, enough):
        ends = spread_pairs(traits, one, other)
        found += [
            tuple(sorted((traits.events[a], traits.events[b])))
            for a, b in zip(*map(np.ndarray.tolist, ends[:2]), strict=True)
        ]
    return found


@given(many_tellings(), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_each_pair_is_compared_once_and_as_it_is_by_itself(tellings: list[Telling], enough: int) -> None:
    found = compared(gather_traits(tellings), enough)
    assert len(found) == len(set(found))
    alone = {
        (one.event, other.event)
        for one, other in combinations(tellings, 2)
        if compared(gather_traits((one, other)), enough)
    }
    assert set(found) == alone


@given(many_tellings(), st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_what_is_known_is_not_compared_with_what_is_known(tellings: list[Telling], cut: int) -> None:
    new, known = tellings[:cut], tellings[cut:]
    reports = {telling.event: telling.report for telling in tellings}
    fresh = {telling.event for telling in new}
    expected = {pair for pair in compared(gather_traits(tellings)) if not fresh.isdisjoint(pair)}
    found = compared(gather_traits(new, known))
    assert sorted(found) == sorted(expected)
    assert all(reports[one] != reports[other] for one, other in found)


def test_tellings_that_are_alike_share_a_row() -> None:
    traits = gather_traits(
        [make_telling("r1 E1"), make_telling("r2 E1", published="2024-05-17"), make_telling("r3 E1", type="COERCE")]
    )
    assert traits.rows.tolist() == [0, 0, 1]
    assert len(traits.columns["type"]) == 2
