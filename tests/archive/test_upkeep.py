"""Upkeep: merging small files changes nothing that is shown, and only files that nothing needs are deleted."""

from __future__ import annotations

import os
import time
from pathlib import Path
from shutil import copytree

import pytest

from readout.archive import Archive, open_archive
from readout.archive.delta import append_next, append_rows, table_version
from readout.archive.linking.link import link_archive
from readout.archive.upkeep import WEEK
from readout.cli import vacuum as vacuum_command
from readout.errors import ArchiveError

from . import standins
from .samples import make_problem, make_reading
from .test_processes import check_whole, start_writer
from .test_store import contents

LONG_AGO = 2 * WEEK * 3600  # seconds


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of an archive of ten small appends with a judgement on an event and one on a claim."""
    archive = open_archive(tmp_path_factory.mktemp("upkeep") / "archive", create=True)
    for number in range(10):
        archive.append([make_reading(number)], [make_problem(number)])
    event, claim = (archive.query(f"SELECT id FROM {view} LIMIT 1")["id"][0].as_py() for view in ("events", "claims"))
    archive.judge(event, "amend", field="type", value="COERCE", why="by force")
    archive.judge(claim, "reject")
    return archive.folder


@pytest.fixture
def archive(filled: Path, tmp_path: Path) -> Archive:
    return open_archive(copytree(filled, tmp_path / "archive"))


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def files_of(folder: Path) -> set[Path]:
    return set(folder.rglob("*.parquet"))


def exported(archive: Archive, path: Path) -> bytes:
    archive.events().export("csv", path)
    return path.read_bytes()


def test_ten_small_appends_are_merged_and_answer_the_same(archive: Archive, tmp_path: Path) -> None:
    judgements = archive.judgements()
    before, file = contents(archive), exported(archive, tmp_path / "events.csv")
    reader = open_archive(archive.folder)
    assert contents(reader) == before
    done = archive.compact()
    assert (done.merged, done.into) == (6 * 10 + 2, 7)
    freed = size_of(archive.folder)
    assert archive.vacuum() == ()  # merged just now: others may still be at the small files
    gone = archive.vacuum(keep_hours=0)
    assert len(gone) == 62
    assert freed - size_of(archive.folder) == sum(one.size for one in gone) > 0
    for shown in (archive, reader, open_archive(archive.folder)):
        assert contents(shown) == before
        assert shown.judgements() == judgements
        assert exported(shown, tmp_path / "events.csv") == file
    assert archive.compact().merged == 0


def test_a_dry_run_deletes_nothing(archive: Archive) -> None:
    archive.compact()
    before = files_of(archive.folder)
    found = archive.vacuum(keep_hours=0, dry_run=True)
    assert files_of(archive.folder) == before > {one.path for one in found}
    assert found == archive.vacuum(keep_hours=0)
    assert archive.vacuum(keep_hours=0) == ()


def test_what_killed_processes_left_goes_once_it_is_old(archive: Archive) -> None:
    left = [
        archive.folder / "events" / "part-00000-of-the-dead.zstd.parquet",
        archive.folder / "events" / "part-00000-of-the-dead.zstd.parquet#1",
        archive.folder / "events" / "_delta_log" / "00000000000000000099.json#1",
        archive.folder / f".archive.json.{'0' * 32}",
    ]
    strange = archive.folder / "notes.txt"
    for path in (*left, strange):
        path.write_bytes(b"x" * 10)
    assert archive.vacuum() == ()  # it may still be written
    for path in (*left, strange):
        os.utime(path, (time.time() - LONG_AGO,) * 2)
    assert {one.path for one in archive.vacuum()} == set(left)
    assert strange.exists() and not any(path.exists() for path in left)
    assert open_archive(archive.folder).query("FROM events").num_rows == 20


def test_old_files_that_count_are_kept(archive: Archive) -> None:
    for path in files_of(archive.folder):
        os.utime(path, (time.time() - LONG_AGO,) * 2)
    before = contents(archive)
    archive.compact()
    assert archive.vacuum() == ()  # old as they are, they were needed until now
    assert contents(archive) == before


def test_a_query_looks_again_where_its_files_went(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = open_archive(archive.folder)
    before = contents(reader)
    stale = reader.cursor()
    archive.compact(keep_hours=0)
    looked = []
    cursor = reader.cursor

    def cursor_before_the_vacuum() -> object:
        looked.append(1)
        return stale if len(looked) == 1 else cursor()

    monkeypatch.setattr(reader, "cursor", cursor_before_the_vacuum)
    assert reader.query("FROM events").num_rows == len(before["events"])
    assert len(looked) == 2
    with pytest.raises(ArchiveError, match="the query fails"):
        reader.query("SELECT nothing FROM events")


def test_appending_meanwhile_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    writers = [start_writer(folder, 0, 10), start_writer(folder, 10, 20)]
    assert writers[0].stdout
    writers[0].stdout.readline()  # the first batch is in
    merged = 0
    while any(writer.poll() is None for writer in writers):
        merged += open_archive(folder).compact().merged
        open_archive(folder).vacuum(keep_hours=1)
    assert [writer.wait() for writer in writers] == [0, 0]
    for writer in writers:
        writer.communicate()
    assert merged > 0
    assert check_whole(folder) == 60


def test_a_linking_outlives_a_compaction(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both write to the table `links`, but a compaction is no other linking."""
    standins.install(monkeypatch)
    link_archive(archive)
    archive.append([make_reading(20)])
    link_archive(archive)
    version = table_version(archive.folder, "links")
    rows = archive.query("FROM stored.links ORDER BY number DESC", limit=1)
    assert archive.compact().merged > 0
    assert table_version(archive.folder, "links") == version + 1
    assert append_next(archive.folder, "links", rows, version)
    assert not append_next(archive.folder, "links", rows, version)
    append_rows(archive.folder, "links", rows)
    assert not append_next(archive.folder, "links", rows, version + 2)


def test_two_compactions_do_no_harm(archive: Archive) -> None:
    before = contents(archive)
    other = open_archive(archive.folder)
    assert archive.compact().merged > 0 and other.compact().merged == 0
    assert contents(other) == before


def test_the_commands_default_is_the_archives() -> None:
    assert vacuum_command.WEEK == WEEK
