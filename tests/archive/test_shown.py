"""The records shown are those of the latest whole readings, whatever else lies in the tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.archive import open_archive
from readout.archive.build import build_tables
from readout.archive.delta import append_rows
from readout.archive.shown import choose_clauses

from .samples import make_reading
from .test_processes import check_whole


def clauses(folder: Path) -> dict[str, str]:
    cursor = open_archive(folder).cursor()
    cursor.execute("DROP TABLE stored.clean")
    return choose_clauses(cursor)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an archive of three readings in two batches."""
    archive = open_archive(tmp_path / "archive", create=True)
    archive.append([make_reading(1), make_reading(2)])
    archive.append([make_reading(3)])
    return archive.folder


def leave_strays(folder: Path) -> None:
    """Write what a process leaves that is killed before it writes the reading itself."""
    from datetime import UTC, datetime

    tables = build_tables([make_reading(4)], [], "stray", datetime.now(UTC))
    for table in ("reports", "mentions"):
        append_rows(folder, table, tables[table])


def test_nothing_is_looked_up_where_all_is_shown(folder: Path) -> None:
    assert set(clauses(folder).values()) == {""}
    assert check_whole(folder) == 3


def test_strays_are_left_out_by_their_batch(folder: Path) -> None:
    leave_strays(folder)
    found = clauses(folder)
    assert found["events"] == found["claims"] == ""
    assert "stored.clean" in found["reports"] and "stored.clean" in found["mentions"]
    assert check_whole(folder) == 3


def test_a_new_version_of_all_is_told_by_batches(folder: Path) -> None:
    open_archive(folder).append([make_reading(number, coder="2.0") for number in (1, 2, 3)])
    assert all("stored.clean" in clause for clause in clauses(folder).values())
    assert check_whole(folder) == 3


def test_a_new_version_of_some_is_told_by_readings(folder: Path) -> None:
    open_archive(folder).append([make_reading(2, coder="2.0")])
    leave_strays(folder)
    assert all("stored.shown" in clause for clause in clauses(folder).values())
    assert check_whole(folder) == 3
    open_archive(folder).compact(keep_hours=0)
    assert check_whole(folder) == 3


def test_a_reading_written_twice_counts_once(folder: Path) -> None:
    from datetime import UTC, datetime

    for table, rows in build_tables([make_reading(1)], [], "again", datetime.now(UTC)).items():
        append_rows(folder, table, rows)
    assert all("stored.clean" in clause for clause in clauses(folder).values())
    assert check_whole(folder) == 3
