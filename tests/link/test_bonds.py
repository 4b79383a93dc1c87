from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.link import find_bonds
from readout.records import Bond, Figure, Party, Telling
from tests.link.tellings import DAY, make_telling, on

PLACES = ("Velika", "Mellit", "Kuma", None)
WORDS = (
    "Warplanes bombed the livestock market of Velika on Thursday, killing 14 traders.",
    "Fourteen traders died when warplanes hit the livestock market of Velika.",
    "A jet fired rockets into the evening market of Mellit, witnesses who fled to Kuma said.",
)


def joined(bonds: tuple[Bond, ...]) -> set[tuple[str, str]]:
    return {(bond.one, bond.other) for bond in bonds}


@st.composite
def telling_sets(draw: st.DrawFn) -> list[Telling]:
    """Small sets of tellings of a few reports, with much that agrees."""
    made = []
    for report in range(draw(st.integers(2, 5))):
        for event in range(draw(st.integers(1, 3))):
            days = draw(st.integers(0, 3))
            made.append(
                make_telling(
                    f"r{report} E{event}",
                    words=draw(st.sampled_from(WORDS)),
                    place=draw(st.sampled_from(PLACES)),
                    when_how=draw(st.sampled_from(("told", "scene", "assumed"))),
                    trigger=draw(st.sampled_from(("bombed", "hit"))),
                    figures=draw(st.sampled_from(((), (Figure(value=14, fate="killed"),)))),
                    **on(days),
                )
            )
    return made


def test_two_reports_of_one_happening_are_bonded_with_reasons() -> None:
    other = make_telling("r2 E1", words="At least 14 traders were killed when warplanes bombed Velika, rescuers said.")
    (bond,) = find_bonds([make_telling("r1 E1"), other])
    assert (bond.one, bond.other) == ("r1 E1", "r2 E1")
    assert bond.score > 0.6
    assert "figure same" in bond.reasons


def test_events_of_one_report_are_never_bonded() -> None:
    assert find_bonds([make_telling("r1 E1"), make_telling("r1 E2")]) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"type": "COERCE"},
        on(2) | {"words": "Warplanes bombed the livestock market of Velika on Saturday, killing 14 traders."},
        {"place": "Mellit", "words": "A jet fired rockets into the evening market of Mellit.", "figures": ()},
        {
            "actors": (Party(name="the air force", country="ETH", sectors=("MIL",)),),
            "words": "Ethiopian jets pounded trenches outside Velika for hours.",
            "figures": (),
        },
    ],
    ids=["type", "day", "place", "actor"],
)
def test_another_happening_is_not_bonded(change: dict[str, object]) -> None:
    assert find_bonds([make_telling("r1 E1"), make_telling("r2 E1", **change)]) == ()


def test_an_assumed_day_does_not_keep_apart() -> None:
    later = make_telling("r2 E1", when_how="assumed", published=on(1)["start"], **on(1))
    assert joined(find_bonds([make_telling("r1 E1"), later])) == {("r1 E1", "r2 E1")}


def test_parties_of_a_meeting_have_no_order() -> None:
    korea, japan = Party(name="Kang Kyung-wha", country="KOR"), Party(name="Toshimitsu Motegi", country="JPN")
    words = "Kang Kyung-wha and Toshimitsu Motegi spoke by telephone about export curbs."
    known = {"type": "CONSULT", "mode": "phone", "words": words, "place": None, "figures": ()}
    one = make_telling("r1 E1", actors=(korea, japan), recipients=(), **known)
    other = make_telling("r2 E1", actors=(japan,), recipients=(korea,), **known)
    assert joined(find_bonds([one, other])) == {("r1 E1", "r2 E1")}


def test_two_events_of_a_report_go_with_one_of_another_once() -> None:
    tellings = [make_telling("r1 E1"), make_telling("r1 E2", words=WORDS[1]), make_telling("r2 E1")]
    assert joined(find_bonds(tellings)) == {("r1 E1", "r2 E1")}


def test_nothing_gives_no_bonds() -> None:
    assert find_bonds([]) == ()
    assert find_bonds([make_telling("r1 E1")]) == ()


def test_a_telling_without_any_day_may_be_compared() -> None:
    blank = {"published": None, "start": None, "end": None, "grain": None, "when_how": None}
    assert find_bonds([make_telling("r1 E1", **blank), make_telling("r2 E1", **blank)]) == ()


@given(tellings=telling_sets(), data=st.data())
@settings(max_examples=40, deadline=None)
def test_bonds_do_not_hang_on_the_order(tellings: list[Telling], data: st.DataObject) -> None:
    assert find_bonds(data.draw(st.permutations(tellings))) == find_bonds(tellings)


@given(tellings=telling_sets(), old=st.sets(st.sampled_from([f"r{number}" for number in range(5)])))
@settings(max_examples=40, deadline=None)
def test_a_new_day_gives_what_all_at_once_gives(tellings: list[Telling], old: set[str]) -> None:
    first = [telling for telling in tellings if telling.report in old]
    second = [telling for telling in tellings if telling.report not in old]
    parts = (*find_bonds(first), *find_bonds(second, known=first))
    assert sorted(parts, key=lambda bond: (bond.one, bond.other)) == list(find_bonds(tellings))


def test_bonds_do_not_hang_on_others() -> None:
    pair = [make_telling("r1 E1"), make_telling("r2 E1", words=WORDS[1])]
    crowd = [replace(make_telling(f"x{number} E1"), published=DAY.isoformat()) for number in range(20)]
    among = {bond for bond in find_bonds([*pair, *crowd]) if bond.one == "r1 E1" and bond.other == "r2 E1"}
    assert among == set(find_bonds(pair))


@given(tellings=telling_sets())
@settings(max_examples=25, deadline=None)
def test_a_report_that_goes_takes_only_its_own_bonds(tellings: list[Telling]) -> None:
    left = [telling for telling in tellings if telling.report != "r0"]
    kept = [bond for bond in find_bonds(tellings) if "r0 " not in bond.one + bond.other]
    assert list(find_bonds(left)) == kept


@given(tellings=telling_sets())
@settings(max_examples=25, deadline=None)
def test_two_reports_are_matched_one_to_one(tellings: list[Telling]) -> None:
    ends = [end for bond in find_bonds(tellings) for end in ((bond.one, bond.other[:2]), (bond.other, bond.one[:2]))]
    assert len(ends) == len({*ends})
