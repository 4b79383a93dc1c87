"""The check of floors itself."""

import json
from pathlib import Path

import pytest

from readout.errors import GoldError
from readout.evaluate import check_floors, score_reports
from tests.evaluate.samples import ACCUSATION, CHAD, GOLD, RAID, answer, changed

SCORES = score_reports([GOLD], answer(changed(ACCUSATION, actors=(CHAD,)), RAID))


def write_floors(folder: Path, floors: object) -> Path:
    path = folder / "floors.json"
    path.write_text(json.dumps(floors), encoding="utf-8")
    return path


def test_floors_that_hold(tmp_path: Path) -> None:
    floors = {"comment": "why", "events.type.f1": 100, "events.type_and_countries.f1": 50.0, "counts.reports": 1}
    assert check_floors(SCORES, write_floors(tmp_path, floors)) == []


def test_every_undercut_floor_is_told(tmp_path: Path) -> None:
    floors = {"events.type_and_countries.f1": 50.1, "events.matched.mode": 99, "events.matched.actor_country": 60}
    assert check_floors(SCORES, write_floors(tmp_path, floors)) == [
        "events.type_and_countries.f1: 50.0, the floor is 50.1",
        "events.matched.actor_country: 50.0, the floor is 60",
    ]


def test_what_was_not_measured_is_below_any_floor(tmp_path: Path) -> None:
    violations = check_floors(score_reports([], []), write_floors(tmp_path, {"claims.stance": 0}))
    assert violations == ["claims.stance: nothing to measure, the floor is 0"]


@pytest.mark.parametrize(
    ("floors", "words"),
    [
        ({"events.typ.f1": 0}, "no figure is called 'events.typ.f1'"),
        ({"events.type.f1": "high"}, "is no number"),
        ({"events.type.f1": True}, "is no number"),
        ([], "not an object"),
    ],
)
def test_bad_floors(tmp_path: Path, floors: object, words: str) -> None:
    with pytest.raises(GoldError, match=words):
        check_floors(SCORES, write_floors(tmp_path, floors))


def test_a_floor_twice(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text('{"events.type.f1": 50, "events.type.f1": 0}', encoding="utf-8")
    with pytest.raises(GoldError, match=r"events\.type\.f1 stands twice"):
        check_floors(SCORES, path)
