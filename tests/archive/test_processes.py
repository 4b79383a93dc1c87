"""Processes that are killed while they append, and processes that append at the same time."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from readout.archive import open_archive

from .samples import make_reading

TESTS = Path(__file__).parent.parent
PARTS = {"mentions": 6, "events": 2, "claims": 2}  # of each reading of the samples


def start_writer(folder: Path, first: int, last: int, coder: str = "1.0") -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "archive.writer", str(folder), str(first), str(last), coder]
    return subprocess.Popen(command, cwd=TESTS, stdout=subprocess.PIPE, text=True)


def check_whole(folder: Path) -> int:
    """Check that every reading shown has all its records and every record its reading; return how many readings."""
    archive = open_archive(folder)
    shown = archive.query("SELECT report, reading, mentions, events, claims FROM readings WHERE latest").to_pylist()
    whole = {row["reading"] for row in shown}
    assert len(whole) == len(shown) == len({row["report"] for row in shown})
    assert set(archive.query("SELECT reading FROM reports")["reading"].to_pylist()) == whole
    assert archive.query("FROM reports").num_rows == len(whole)
    for table, size in PARTS.items():
        found = archive.query(f"SELECT reading, count(*) AS n, count(DISTINCT id) AS ids FROM {table} GROUP BY ALL")
        assert {(row["reading"], row["n"], row["ids"]) for row in found.to_pylist()} == {
            (reading, size, size) for reading in whole
        }
        assert all(row[table] == size for row in shown)
    return len(whole)


def test_a_killed_writer_leaves_whole_readings(tmp_path: Path) -> None:
    """Kill a writer at random moments; each time the next one goes over the same reports again and further."""
    chance = random.Random(7)
    folder = tmp_path / "archive"
    told = 0
    for _ in range(8):
        writer = start_writer(folder, 0, 10_000)
        assert writer.stdout
        writer.stdout.readline()  # the first batch is in
        time.sleep(chance.uniform(0.0, 0.25))
        writer.kill()
        done = writer.communicate(timeout=20)[0].split()
        told = max(told, *(int(number) + 1 for number in done), 1)
        assert check_whole(folder) >= 3 * told
    assert (folder / "archive.json").exists()
    last = check_whole(folder) // 3
    assert open_archive(folder).append([make_reading(number) for number in range(3 * last)]) == 0
    assert open_archive(folder).load_reading("r0") == make_reading(0)
    open_archive(folder).compact(keep_hours=0)
    assert check_whole(folder) == 3 * last


def test_a_writer_killed_while_it_creates_does_no_harm(tmp_path: Path) -> None:
    for delay in (0.45, 0.55, 0.65, 0.75, 0.85):
        folder = tmp_path / str(delay)
        writer = start_writer(folder, 0, 1)
        time.sleep(delay)
        writer.kill()
        writer.communicate(timeout=20)
        archive = open_archive(folder, create=True)
        archive.append([make_reading(0), make_reading(1), make_reading(2)])
        assert check_whole(folder) == 3


def test_processes_append_at_the_same_time(tmp_path: Path) -> None:
    """Two of them, creating the archive too, with overlapping reports, and a new version besides."""
    folder = tmp_path / "archive"
    writers = [start_writer(folder, 0, 8), start_writer(folder, 4, 12), start_writer(folder, 0, 2, coder="2.0")]
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    assert check_whole(folder) == 36
    archive = open_archive(folder)
    assert archive.query("FROM readings").num_rows == 36 + 6
    assert archive.query("FROM problems").num_rows == 12
    assert archive.load_reading("r35") == make_reading(35)
