"""Linking with the real functions: tellings from columns are those of the readings, and the order does not matter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from readout.archive import Archive, merge_incidents, open_archive
from readout.archive.linking.near import EVENT_DAYS, TIE_DAYS
from readout.archive.linking.stories import read_tellings
from readout.link import keys, pairs
from readout.link.tellings import tellings_of
from readout.records import Reading

from .test_linking import linked_anew, state, told_on


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive", create=True)


def make_month() -> list[Reading]:
    """Return reports of some days: a story told by several, its versions and its kill."""
    readings = [told_on(number, day) for number, day in enumerate((0, 0, 1, 1, 4, 9, 9, 12, 20, 20))]
    readings.append(told_on(10, 1, title="UPDATE 2-Story 3"))
    readings.append(told_on(11, 9, title="KILL: Story 5"))
    return readings


def test_tellings_are_those_of_the_readings(archive: Archive) -> None:
    archive.append(make_month())
    found = {telling.event: telling for telling in read_tellings(archive.cursor(), archive.reading_ids())}
    due = {telling.event: telling for reading in make_month() for telling in tellings_of(reading)}
    assert found == due and len(due) == 24


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_and_any_batches_give_the_same(archive: Archive, tmp_path: Path, seed: int) -> None:
    chance, readings = Random(seed), make_month()
    chance.shuffle(readings)
    while readings:
        batch = [readings.pop() for _ in range(min(chance.randint(1, 5), len(readings)))]
        archive.append(batch)
        assert archive.link().new == len(batch)
    shown = state(archive)
    assert len(shown["incidents"]) > 3 and shown["bonds"] and shown["ties"]
    assert shown == linked_anew(archive, tmp_path)


def test_a_merge_outlives_a_reading_that_told_one_of_its_events(archive: Archive, tmp_path: Path) -> None:
    archive.append([told_on(number, number * 9) for number in range(3)])
    archive.link()
    merge_incidents(archive, [incident.id for incident in archive.incidents(type="AID")])
    archive.link()
    (merged,) = archive.incidents(type="AID")
    assert merged.reports == ("r0", "r1", "r2")
    for gone in range(3):
        archive.append([replace(told_on(gone, gone * 9, coder=f"2.{gone}"), events=(), claims=())])
        archive.link()
        left = tuple(f"r{number}" for number in range(gone + 1, 3))
        assert [incident.reports for incident in archive.incidents(type="AID")] == ([left] if left else [])
        assert state(archive) == linked_anew(archive, tmp_path / str(gone))


def test_what_is_loaded_reaches_as_far_as_linking_looks() -> None:
    assert TIE_DAYS >= pairs.WINDOW
    assert EVENT_DAYS >= keys.WIDTH + 1
