"""Boxes, periods and edges are checked and find what they say; publishers and judgements leave out what they should."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.archive import Archive, open_archive
from readout.archive.choosing.bounds import Box, Period, check_box, check_edge, check_period
from readout.archive.choosing.selection import Selection
from readout.errors import InputError

from .samples import make_reading


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Give three reports, each with an AID of France to Chad on the 10th and a REJECT that was not, of the 12th."""
    archive = open_archive(tmp_path_factory.mktemp("bounds") / "archive", create=True)
    archive.append([make_reading(number) for number in range(1, 4)])
    archive.judge(archive.query("SELECT id FROM events WHERE type = 'AID'")["id"][0].as_py(), "confirm")
    return archive


def count(archive: Archive, **asked: Any) -> int:
    return len(archive.events(**asked))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"quad": "2"}, 3),
        ({"quad": ["2", 3]}, 6),
        ({"without": "The Example"}, 0),
        ({"without": ["Another", "A, B"]}, 6),
        ({"judged": "yes"}, 1),
        ({"judged": False}, 5),
        ({"period": "day:2026-03-10"}, 3),
        ({"period": "day:2026-03-11"}, 0),
        ({"period": "week:2026-03-13"}, 6),  # a day within it
        ({"period": "month:2026-03-01"}, 6),
        ({"period": "month:vague"}, 0),
        ({"period": "month:outside"}, 0),
        ({"period": "day:outside"}, 3),  # of the 10th, and the reports are of the 12th
        ({"edge": "country:FRA>TCD"}, 3),
        ({"edge": "country:TCD>FRA"}, 0),
        ({"edge": "sector:MIL>GOV"}, 0),
        ({"edge": "name:France>Chad"}, 3),
        ({"edge": "name:Fra>Chad"}, 0),  # whole, not a word of it
        ({"dated": "exact"}, 3),
        ({"dated": "none"}, 3),
        ({"dated": "vague"}, 0),
        ({"placed": "yes"}, 3),
        ({"placed": "no"}, 3),
        ({"place": "-"}, 3),
        ({"place": ["-", "TCD"]}, 6),
        ({"publisher": "-"}, 0),
        ({"box": "15,12,20,16"}, 3),
        ({"box": (-10, -10, 10, 10)}, 0),
        ({"box": "170,-90,25,90"}, 3),  # over the date line, eastward to Chad
        ({"box": "25,-90,10,90"}, 0),
    ],
)
def test_what_is_asked_is_found(archive: Archive, asked: dict[str, Any], found: int) -> None:
    assert count(archive, **asked) == found


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"quad": "5"}, "a quad class is 1, 2, 3, 4"),
        ({"judged": "maybe"}, "judged is yes or no"),
        ({"placed": "maybe"}, "placed is yes or no"),
        ({"dated": "soon"}, "a time is exact, vague, none"),
        ({"box": "1,2,3"}, "a box is west,south,east,north"),
        ({"box": "1,2,3,x"}, "a box is west,south,east,north"),
        ({"box": "181,0,0,1"}, "from -180 to 180"),
        ({"box": "nan,0,0,1"}, "from -180 to 180"),
        ({"box": "0,5,1,4"}, "south first"),
        ({"period": "year:2024-01-01"}, "not a period"),
        ({"period": "week"}, "not a period"),
        ({"period": "week:soon"}, "not a day"),
        ({"edge": "RUS>UKR"}, "not an edge"),
        ({"edge": "planet:A>B"}, "not an edge"),
        ({"edge": "country:>UKR"}, "not an edge"),
        ({"edge": "country:RUS>"}, "not an edge"),
        ({"edge": "country:RUS"}, "not an edge"),
    ],
)
def test_what_makes_no_sense_is_refused(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        Selection.checked(**asked)


def test_what_was_asked_is_told_again() -> None:
    asked = {"quad": [1, 4], "box": "21.5,8.0,24.0,15.0", "without": ["A, B"], "judged": True}
    asked |= {"period": "week:2026-03-09", "edge": "name:A>B"}
    told = Selection.checked(**asked).asked()
    assert told == asked
    assert Selection.checked(**told).asked() == told


def test_a_period_begins_with_its_first_day() -> None:
    assert check_period("week:2026-03-15") == Period(by="week", start=date(2026, 3, 9))
    assert check_period("month:2026-03-15") == Period(by="month", start=date(2026, 3, 1))
    assert str(check_period("day:vague")) == "day:vague"
    assert check_period("day:outside") == Period(by="day", beside="outside")


DEGREES = st.floats(-180, 180)


@given(DEGREES, st.floats(-90, 90), DEGREES)
def test_a_point_is_a_box(west: float, south: float, east: float) -> None:
    box = Box(west=west, south=south, east=east, north=south)
    assert check_box(str(box)) == box


@given(st.text(max_size=30), st.text(max_size=30))
def test_edges_are_read_or_refused(actor: str, recipient: str) -> None:
    try:
        edge = check_edge(f"name:{actor}>{recipient}")
    except InputError:
        return
    assert edge is not None and check_edge(str(edge)) == edge
