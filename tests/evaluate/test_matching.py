"""Which answer goes with which gold record."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.evaluate.matching import match_claims, match_events, overlap, share_sentence
from tests.evaluate.samples import ACCUSATION, CHAD, CHARGE, RAID, SUDAN, changed

SENTENCE = "Paris accused the Sudanese army of arming the raiders, and recalled its envoy from Khartoum at once."


def places(gold: list, predicted: list, typed: bool = True) -> set[tuple[int, int]]:  # type: ignore[type-arg]
    return {(pair.gold, pair.predicted) for pair in match_events(gold, predicted, typed=typed)}


@pytest.mark.parametrize(
    ("predicted", "same"),
    [
        (SENTENCE, True),
        (SENTENCE.replace("army", "army’s men").upper(), True),  # only the first words count, and only their letters
        ("ABECHE, March 4 - " + SENTENCE, True),  # cut earlier by the program
        (SENTENCE[6:], False),  # cut later: nobody knows of which sentence
        ("Paris accused the Sudanese", True),
        ("Paris denied it.", False),
        ("", False),
    ],
)
def test_sentences_by_their_beginnings(predicted: str, same: bool) -> None:
    gold = changed(ACCUSATION, sentences=(SENTENCE[:48],), has_beginnings=True)
    assert share_sentence(gold, changed(ACCUSATION, sentences=(predicted,))) is same


def test_a_whole_sentence_of_gold_may_hold_a_shorter_one() -> None:
    inner = changed(ACCUSATION, sentences=("the Sudanese army of arming the raiders, and recalled its envoy",))
    assert share_sentence(changed(ACCUSATION, sentences=(SENTENCE,)), inner)
    assert not share_sentence(changed(ACCUSATION, sentences=(SENTENCE,), has_beginnings=True), inner)


def test_any_telling_counts() -> None:
    told_twice = changed(ACCUSATION, sentences=("Nothing moved that day in the capital.", SENTENCE))
    assert share_sentence(told_twice, changed(ACCUSATION, sentences=(SENTENCE,)))


def test_the_trigger_decides_between_events_of_a_sentence() -> None:
    first, second = changed(RAID, trigger="shelled"), changed(RAID, trigger="set on fire")
    assert places([first, second], [changed(second, id="b"), changed(first, id="a")]) == {(0, 1), (1, 0)}


def test_countries_decide_where_triggers_do_not() -> None:
    here, there = changed(RAID, recipients=(CHAD,)), changed(RAID, recipients=(SUDAN,))
    assert places([here, there], [there, here]) == {(0, 1), (1, 0)}


def test_types_are_matched_first_when_any_will_do() -> None:
    other = changed(RAID, type="COERCE")
    assert places([RAID, other], [other, RAID], typed=False) == {(0, 1), (1, 0)}
    assert places([RAID], [other]) == set()
    assert places([RAID], [other], typed=False) == {(0, 0)}


def test_each_record_is_used_once() -> None:
    assert len(match_events([RAID], [RAID, RAID, RAID])) == 1
    assert len(match_claims([CHARGE, CHARGE], [CHARGE])) == 1


words = st.lists(st.sampled_from("the army crossed border again with rifles".split()), max_size=8).map(Counter)


@given(words, words)
def test_overlap_is_symmetrical_and_1_for_equals_alone(one: Counter[str], other: Counter[str]) -> None:
    assert overlap(one, other) == overlap(other, one)
    assert (overlap(one, other) == 1) == (one == other and bool(one))


def test_the_words_from_the_trigger_on_find_the_sentence_behind_a_dateline() -> None:
    lead = "Chad on Monday accused Sudan of arming rebels in the hills along their border."
    gold = changed(
        ACCUSATION,
        sentences=("talks fail on the border abeche chad lake wire ch",),
        onset="accused sudan of arming rebels in the hills along th",
        has_beginnings=True,
    )
    assert share_sentence(gold, changed(ACCUSATION, sentences=(lead,)))
    assert not share_sentence(gold, changed(ACCUSATION, sentences=("Chad on Monday accused Sudan of lying.",)))
