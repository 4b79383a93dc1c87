"""Ties are functions of pairs, families of the set: order, batches and what else is there change nothing."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.link import find_ties, settle_families
from readout.records import Sketch
from tests.link.samples import sketch, words_of

TEXTS = [words_of(seed, 60) for seed in range(4)]
TITLES = ["Raid kills 21 at market", "UPDATE 1-Raid kills 21 at market", "CORRECTED-Boat sinks in harbour", "Talks"]
TITLES += ["KILL-Raid kills 21 at market", "Boat sinks in harbour", "UPDATE 3-Toll rises"]
PUBLISHERS = [None, "Nile Basin Press", "NBP", "Lagoon Online", "Red River News"]
DAYS = [None, "2024-11-16", "2024-11-18", "2024-11-19", "2024-11-18T10:00:00+00:00", "2024-11-18T23:30:00-05:00"]
DAYS += ["2024-11-22", "2024-11-24"]


@st.composite
def stories(draw: st.DrawFn) -> list[Sketch]:
    """Cuts and joins of a few texts, so that most have ties."""
    count = draw(st.integers(0, 9))
    return [_story(draw, f"r{number}") for number in range(count)]


def _story(draw: st.DrawFn, report: str) -> Sketch:
    words: list[str] = []
    for text in draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3)):
        start = draw(st.integers(0, 30))
        words += text[start : start + draw(st.integers(4, 60))]
    return sketch(
        report,
        words,
        title=draw(st.sampled_from(TITLES)),
        publisher=draw(st.sampled_from(PUBLISHERS)),
        agency=draw(st.sampled_from(PUBLISHERS)),
        published=draw(st.sampled_from(DAYS)),
        url=draw(st.sampled_from([None, "https://nbp.example/1", "https://lagoon.example/a"])),
        notes=draw(st.sampled_from([(), ("BC-Sudan-Raid",), ("BC-Sudan-Raid, 2nd Ld-Writethru",)])),
    )


@settings(deadline=None, max_examples=150)
@given(stories(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same(sketches: list[Sketch], random: Random) -> None:
    shuffled = list(sketches)
    random.shuffle(shuffled)
    ties = find_ties(sketches)
    assert find_ties(shuffled) == ties
    turned = list(ties)
    random.shuffle(turned)
    assert settle_families(shuffled, turned) == settle_families(sketches, ties)


@settings(deadline=None, max_examples=150)
@given(stories(), st.integers(0, 9))
def test_two_batches_give_what_one_gives(sketches: list[Sketch], cut: int) -> None:
    first, second = sketches[:cut], sketches[cut:]
    apart = {*find_ties(first), *find_ties(second, first)}
    assert apart == set(find_ties(sketches))


@settings(deadline=None, max_examples=150)
@given(stories(), st.integers(0, 8))
def test_a_report_less_is_its_ties_less(sketches: list[Sketch], number: int) -> None:
    without = [sketch for place, sketch in enumerate(sketches) if place != number]
    gone = f"r{number}"
    kept = [tie for tie in find_ties(sketches) if gone not in (tie.report, tie.other)]
    assert list(find_ties(without)) == kept


@settings(deadline=None, max_examples=150)
@given(stories())
def test_families_hold_together(sketches: list[Sketch]) -> None:
    families = settle_families(sketches, find_ties(sketches))
    assert set(families) == {sketch.report for sketch in sketches}
    for report, family in families.items():
        assert family.report == report
        assert families[family.origin].origin == family.origin
        assert (family.replaced_by is None) == (family.status == "current")
        if family.status == "replaced":
            assert families[family.replaced_by or ""].status != "replaced"


@settings(deadline=None, max_examples=60)
@given(stories(), st.integers(1, 4))
def test_how_many_are_compared_at_once_changes_nothing(sketches: list[Sketch], count: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        whole = find_ties(sketches)
        patch.setattr("readout.link.ties._BATCH", count)
        patch.setattr("readout.link.overlaps._AT_ONCE", count)
        assert find_ties(sketches) == whole
