"""Who stands behind an event."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.codebook import load_codebook

BOOK = load_codebook()
PARTIES = st.frozensets(st.sampled_from(["army", "rebels", "ministry", "residents"]))


@pytest.mark.parametrize(
    ("own_voice", "asserting", "confirming", "denying", "standing"),
    [
        # Rebels overran the post on Sunday.
        (True, "", "", "", "reported"),
        # Rebels overran the post on Sunday. "They came at dawn," the army said.
        (True, "army", "", "", "reported"),
        # The rebels said that they had overrun the post.
        (False, "rebels", "", "", "claimed"),
        # The post fell at dawn, residents and a rebel spokesman said.
        (False, "rebels residents", "", "", "claimed"),
        # The post is said to have fallen.
        (False, "", "", "", "claimed"),
        # The rebels said that they had overrun the post, and the army admitted the loss.
        (False, "rebels", "army", "", "confirmed"),
        # Rebels overran the post; the army later admitted the loss.
        (True, "", "army", "", "confirmed"),
        # The rebels said that they had overrun the post. The army denied it.
        (False, "rebels", "", "army", "disputed"),
        # The same, and the ministry bore the rebels out.
        (False, "rebels", "ministry", "army", "disputed"),
        # Rebels overran the post. The army denied it.
        (True, "", "", "army", "disputed"),
        # The army denied that the post had fallen.
        (False, "", "", "army", "claimed"),
    ],
)
def test_cases(own_voice: bool, asserting: str, confirming: str, denying: str, standing: str) -> None:
    parties = [set(cell.split()) for cell in (asserting, confirming, denying)]
    assert BOOK.standing(own_voice, *parties) == standing


def test_a_party_counts_once() -> None:
    assert BOOK.standing(False, {"army"}, {"army"}) == "claimed"
    assert BOOK.standing(False, {"army"}, set(), {"army"}) == "claimed"
    assert BOOK.standing(False, {"rebels"}, {"army"}, {"army"}) == "confirmed"


def test_who_tells_more_of_what_another_told_still_confirms_it() -> None:
    assert BOOK.standing(False, {"rebels", "army"}, {"army"}) == "confirmed"


@given(st.booleans(), PARTIES, PARTIES, PARTIES)
def test_every_case_has_a_standing(
    own_voice: bool, asserting: frozenset[str], confirming: frozenset[str], denying: frozenset[str]
) -> None:
    standing = BOOK.standing(own_voice, asserting, confirming, denying)
    others = asserting | confirming
    if standing == "disputed":
        assert denying - others and (own_voice or others)
    if standing == "confirmed":
        assert confirming and (own_voice or len(others) > 1 or not asserting) and not denying - others
    if standing == "reported":
        assert own_voice and not confirming


@given(PARTIES, PARTIES)
def test_a_new_denial_never_confirms(asserting: frozenset[str], confirming: frozenset[str]) -> None:
    assert BOOK.standing(False, asserting, confirming, {"somebody else"}) in ("disputed", "claimed")


@given(st.booleans(), PARTIES, PARTIES, PARTIES)
def test_a_voice_that_a_standing_shows_was_there_and_changes_it(
    own_voice: bool, asserting: frozenset[str], confirming: frozenset[str], denying: frozenset[str]
) -> None:
    standing = BOOK.standing(own_voice, asserting, confirming, denying)
    shown = BOOK.shows_voice(standing, asserting, confirming, denying)
    assert own_voice or not shown
    assert BOOK.standing(shown, asserting, confirming, denying) == standing


def test_a_reported_event_has_the_voice_of_its_report() -> None:
    assert BOOK.shows_voice("reported", {"rebels"})
    assert BOOK.shows_voice("disputed", denying={"army"})
    assert not BOOK.shows_voice("claimed", {"rebels"})
