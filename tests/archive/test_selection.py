"""A selection is checked, becomes SQL that finds what it says, and can be told again."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from readout.archive import Archive, open_archive
from readout.archive.choosing.parties import AskedParty
from readout.archive.choosing.selection import CHECKS, Selection
from readout.errors import InputError

from .samples import make_reading


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Give three reports, each with an AID of France to Chad on the 10th and a REJECT that was not, of the 12th."""
    archive = open_archive(tmp_path_factory.mktemp("selections") / "archive", create=True)
    archive.append([make_reading(number) for number in range(1, 4)])
    return archive


def count(archive: Archive, **asked: Any) -> int:
    condition, values = Selection.checked(**asked).condition()
    return archive.query(f"SELECT id FROM events WHERE {condition}", values=values).num_rows


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 6),
        ({"since": "2026-03-10", "until": "2026-03-10"}, 3),
        ({"since": "2026-03-11"}, 3),  # without a time: the day of the report
        ({"until": "2026-03-09"}, 0),
        ({"actor": "FRA"}, 6),
        ({"actor": "France"}, 6),
        ({"actor": "fra/mil"}, 6),
        ({"actor": "/REB"}, 3),
        ({"actor": "FRA/REB"}, 3),  # of several together, one brings the country, one the sector
        ({"actor": "FRA/JUD"}, 0),
        ({"actor": "A rebel spokesman"}, 3),
        ({"actor": "REBEL"}, 3),
        ({"actor": "reb"}, 0),  # words are whole
        ({"actor": ["DEU", "FRA"], "recipient": "TCD,DEU"}, 3),
        ({"party": "TCD"}, 3),
        ({"party": "FRA/MIL"}, 6),
        ({"party": ["TCD", "/REB"]}, 6),
        ({"party": '"A rebel spokesman",TCD'}, 6),
        ({"party": '"rebel spokesman"'}, 0),  # in quotation marks: the whole name
        ({"actor": ['"France"'], "recipient": '"Chad"'}, 3),
        ({"actor": '"FRA"'}, 0),
        ({"published_since": "2026-03-12"}, 6),  # whenever it happened
        ({"published_until": "2026-03-11"}, 0),
        ({"below": 0.6}, 3),
        ({"judged": False}, 6),
        ({"judged": True}, 0),
        ({"pair": "tcd,fra"}, 3),
        ({"pair": ("France", "Germany")}, 0),
        ({"type": "aid"}, 3),
        ({"type": ["AID", "REJECT"]}, 6),
        ({"mode": "assist"}, 0),
        ({"context": "military"}, 0),
        ({"standing": "disputed"}, 3),
        ({"place": "Chad"}, 3),
        ({"publisher": "The Example"}, 6),
        ({"words": "relief TRUCKS"}, 6),
        ({"words": '"trucks of relief"'}, 6),
        ({"words": '"relief trucks"'}, 0),
        ({"report": "r1,r2"}, 4),
        ({"min_confidence": 0.6}, 3),
        ({"happened": True}, 3),
        ({"incident": "i"}, 0),
    ],
)
def test_what_is_asked_is_found(archive: Archive, asked: dict[str, Any], found: int) -> None:
    assert count(archive, **asked) == found


def test_the_beginning_of_an_id_is_enough(archive: Archive) -> None:
    known = archive.query("SELECT id FROM events ORDER BY id")["id"].to_pylist()
    assert count(archive, event=known[0]) == 1
    assert count(archive, event="e") == 6


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"since": "yesterday"}, "yesterday: not a day"),
        ({"since": "2026-03-11", "until": "2026-03-10"}, "before since 2026-03-11"),
        ({"type": "WAR"}, "WAR: a type is AGREE, "),
        ({"mode": "war"}, "war: a mode is "),
        ({"context": "war"}, "war: a context is "),
        ({"standing": "sure"}, "sure: a standing is reported, "),
        ({"place": "Atlantis"}, "Atlantis: not a country"),
        ({"pair": "RUS"}, "a pair is two countries"),
        ({"pair": "RUS,XQX"}, "XQX: not a country"),
        ({"actor": "XQX"}, "XQX: no country has this code"),
        ({"recipient": "RUS/XQX"}, "a sector is one of GOV, "),
        ({"recipient": "Atlantis/MIL"}, "Atlantis: not a country"),
        ({"words": " - "}, "no words"),
        ({"min_confidence": 2}, "from 0 to 1"),
        ({"below": -1}, "from 0 to 1"),
        ({"published_since": "2026-03-11", "published_until": "2026-03-10"}, "before since 2026-03-11"),
    ],
)
def test_what_is_nothing_is_refused(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        Selection.checked(**asked)


def test_what_is_asked_is_told_again() -> None:
    asked = {"since": "2026-03-01", "actor": ["RUS/MIL", "Vladimir Putin"], "type": ["ASSAULT"], "happened": True}
    selection = Selection.checked(**asked)
    assert selection.asked() == asked
    assert Selection.checked(**selection.asked()) == selection
    assert Selection.checked().asked() == {}
    assert selection.actor == (AskedParty(country="RUS", sector="MIL"), AskedParty(name="Vladimir Putin"))


def test_old_archives_are_asked_alike(tmp_path: Path) -> None:
    assert count(open_archive(tmp_path / "empty", create=True), actor="RUS", happened=True, words="x") == 0


def test_every_field_is_checked_and_no_other_is_taken() -> None:
    assert list(CHECKS) == [field.name for field in fields(Selection)]
    with pytest.raises(TypeError, match="actors, tpye: not asked of events; there are actor, recipient"):
        Selection.checked(tpye="AID", actors="FRA")


def test_days_of_reports_are_in_order() -> None:
    with pytest.raises(InputError, match="until 2026-03-01: before since 2026-03-02"):
        Selection.checked(published_since="2026-03-02", published_until="2026-03-01")
