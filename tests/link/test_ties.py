from typing import Any

import pytest

from readout.link import find_ties
from readout.records import Sketch, Tie
from tests.link.samples import sketch, words_of

FULL = words_of(1, 200)
OTHER = words_of(2, 200)
AGENCY = {"publisher": "Nile Basin Press", "agency": "NBP"}
PAPER = {"publisher": "Lagoon Online", "published": "2024-11-19"}


def tied(*sketches: Sketch) -> list[tuple[str, str, str]]:
    return [(tie.report, tie.other, tie.kind) for tie in find_ties(sketches)]


def test_a_brief_inside_a_long_story_is_its_copy() -> None:
    assert tied(sketch("a", FULL, **AGENCY), sketch("b", FULL[60:130], **PAPER)) == [("b", "a", "copy")]


def test_the_share_is_of_the_copy() -> None:
    (tie,) = find_ties([sketch("a", FULL, **AGENCY), sketch("b", FULL + OTHER, **PAPER)])
    assert (tie.report, tie.other, tie.made_by) == ("b", "a", "link/ties words")
    assert 0.4 < tie.share < 0.6


def test_the_agency_is_copied_whenever_the_copy_came_out_that_day() -> None:
    late, early = {**AGENCY, "published": "2024-11-18T20:00:00+00:00"}, {**PAPER, "published": "2024-11-18"}
    assert tied(sketch("z", FULL, **late), sketch("a", FULL, **early)) == [("a", "z", "copy")]


def test_a_shared_paragraph_is_no_copy() -> None:
    assert tied(sketch("a", FULL, **AGENCY), sketch("b", OTHER + FULL[:60], **PAPER)) == []


@pytest.mark.parametrize(("day", "count"), [("2024-11-23", 1), ("2024-11-24", 0), ("2024-11-12", 0), (None, 1)])
def test_copies_are_of_one_week(day: str | None, count: int) -> None:
    assert len(tied(sketch("a", FULL, **AGENCY), sketch("b", FULL, publisher="Lagoon Online", published=day))) == count


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ({}, {"title": "UPDATE 2-Toll of raid rises to 34"}, "version"),
        ({}, {"title": "CORRECTED-Raid kills 34"}, "version"),
        ({}, {"notes": ("(Updates death toll in paragraph 4)",)}, "version"),
        ({}, {"title": "Toll of raid rises to 34"}, None),
        ({}, {"title": "UPDATE 2-Toll of raid rises to 34", "publisher": "Lagoon Online"}, None),
        ({}, {"title": "UPDATE 2-Toll of raid rises to 34", "published": "2024-11-22"}, None),
    ],
)
def test_a_version_that_shares_a_third_says_that_it_is_one(
    first: dict[str, Any], second: dict[str, Any], kind: str | None
) -> None:
    one = sketch("a", FULL[:100], title="Raid on market kills 21", **{**AGENCY, **first})
    two = sketch("b", FULL[60:100] + OTHER, **{**AGENCY, "title": "", **second})
    assert tied(one, two) == ([("b", "a", kind)] if kind else [])


@pytest.mark.parametrize(
    "known",
    [
        {"title": "UPDATE 1-Raid on market kills 21"},
        {"title": "CORRECTED-Raid on market kills 21"},
        {"notes": ("BC-Sudan-Raid, 1st Ld-Writethru",)},
        {"url": "http://nbp.example/sudan/1?utm_source=feed#top", "published": "2024-11-19"},
    ],
)
def test_heads_alone_tie_versions(known: dict[str, Any]) -> None:
    first = {"title": "Raid on market kills 21", "notes": ("BC-Sudan-Raid",), "url": "https://www.nbp.example/sudan/1"}
    assert tied(sketch("b", FULL, **AGENCY, **first), sketch("a", OTHER, **AGENCY, **known)) == [("a", "b", "version")]


def test_another_happening_under_an_update_of_the_same_publisher_is_no_version() -> None:
    first = sketch("a", FULL, title="Raid on market kills 21", **AGENCY)
    assert tied(first, sketch("b", OTHER, title="UPDATE 2-Army denies raid on a school", **AGENCY)) == []


@pytest.mark.parametrize("title", ["COMUNICADO", None])
def test_a_headline_that_names_nothing_ties_nothing(title: str | None) -> None:
    first, later = sketch("a", FULL, title=title, **AGENCY), sketch("b", OTHER, title=f"CORRECTED: {title}", **AGENCY)
    assert tied(first, later) == []


@pytest.mark.parametrize(
    ("known", "found"),
    [
        ({"title": "KILL-Car bomb kills deputy"}, True),
        ({"title": "KILL KILL KILL - nbp0417"}, True),
        ({"title": "KILL KILL KILL - nbp0999"}, False),
        ({"title": "KILL-Boat sinks in the harbour"}, False),
        ({"title": "KILL-Car bomb kills deputy", "publisher": "Red River News", "agency": None}, False),
        ({"title": "KILL-Car bomb kills deputy", "published": "2024-11-17"}, False),
    ],
)
def test_a_kill_withdraws_what_it_names(known: dict[str, Any], found: bool) -> None:
    story = sketch("a", FULL, title="Car bomb kills deputy", notes=("nbp0417 4 pol 96",), **AGENCY)
    kill = sketch("b", OTHER[:30], **{**AGENCY, **known})
    assert tied(story, kill) == ([("b", "a", "withdrawal")] if found else [])


def test_a_report_given_twice_counts_once() -> None:
    one, two = sketch("a", FULL, **AGENCY), sketch("b", FULL, **PAPER)
    assert find_ties([one, one, two], [one, two]) == find_ties([one, two])


def test_nothing_new_ties_nothing() -> None:
    assert find_ties([], [sketch("a", FULL), sketch("b", FULL)]) == ()
    assert find_ties([sketch("a", [])]) == ()


def test_a_paragraph_that_stands_everywhere_ties_nothing_and_hides_nothing() -> None:
    everywhere = words_of(3, 40)
    many = [
        sketch(f"m{number:03}", words_of(100 + number) + everywhere, publisher=f"P{number}") for number in range(200)
    ]
    brief = sketch("x", many[7:8] and words_of(107)[:60] + everywhere, publisher="Brief")
    assert [(tie.report, tie.other) for tie in find_ties([brief, *many])] == [("x", "m007")]


def test_ties_stand_in_order() -> None:
    ties = find_ties([sketch(name, FULL, publisher=name, published=None) for name in "dbca"])
    assert [(tie.report, tie.other) for tie in ties] == sorted((tie.report, tie.other) for tie in ties)
    assert len(ties) == 6
    assert all(isinstance(tie, Tie) and tie.share == 1 for tie in ties)


def test_notices_of_withdrawal_worded_alike_are_no_copies() -> None:
    notice = words_of(7, 40)
    here = sketch("a", notice, publisher="Lake Wire", title="KILL: Ferry sinks off Kome")
    there = sketch("b", notice, publisher="Delta Post", title="KILL: Barge aground at Sanana")
    assert find_ties([here, there]) == ()
    paper = sketch("c", notice, publisher="Delta Post", title="KILL: Ferry sinks off Kome")
    assert [tie.kind for tie in find_ties([here, paper])] == ["copy"]
