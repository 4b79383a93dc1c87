"""An archive in an object store is used like one in a folder; its files are read from copies on this machine.

A folder behind a `file://` address stands for the store: deltalake and the copies go the same way as for `s3://`.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from readout.archive import Archive, open_archive, places, store
from readout.archive.places import KEPT, Store, find_place, near, read_text, write_text
from readout.errors import ArchiveError

from . import standins
from .samples import make_problem, make_reading
from .test_store import contents


@pytest.fixture
def remote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Give a place in a store, and let `open_archive` take its address for that."""
    (tmp_path / "bucket").mkdir()
    place = Store(f"file://{tmp_path}/bucket/my archive")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    find = find_place
    monkeypatch.setattr(store, "find_place", lambda path: place if str(path) == "s3://bucket/archive" else find(path))
    return place


def open_remote(create: bool = False) -> Archive:
    return open_archive("s3://bucket/archive", create=create)


def test_an_archive_in_a_store_is_as_one_in_a_folder(
    remote: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standins.install(monkeypatch)
    shown = []
    for archive in (open_remote(create=True), open_archive(tmp_path / "folder", create=True)):
        with archive.run("read", source="a test"):
            archive.append([make_reading(1), make_reading(2)], [make_problem()])
        archive.append([make_reading(3, coder="2.0")])
        event = archive.query("SELECT id FROM events WHERE report = 'r1' AND type = 'AID'")["id"][0].as_py()
        archive.judge(event, "amend", field="type", value="COERCE")
        assert archive.link().reports == 3
        before = contents(archive)
        assert archive.compact().merged > 0
        gone = archive.vacuum(keep_hours=0)
        assert gone and archive.vacuum(keep_hours=0) == () and sum(file.size for file in gone) > 0
        assert contents(archive) == before
        archive.events(report="r2").export("csv", tmp_path / "out.csv")
        found = archive.query("SELECT command, reports, new FROM runs ORDER BY command").to_pylist()
        shown.append((before, found, (tmp_path / "out.csv").read_text(encoding="utf-8")))
    assert [[len(rows) for rows in one[0].values()] for one in shown] == [[3, 18, 6, 6, 3, 1]] * 2
    assert shown[0][1:] == shown[1][1:]
    assert (tmp_path / "bucket" / "my archive" / "archive.json").is_file()


def test_others_see_what_is_appended(remote: Store) -> None:
    one = open_remote(create=True)
    other = open_remote()
    one.append([make_reading(1)])
    assert other.query("FROM events").num_rows == 2
    assert other.append([make_reading(1), make_reading(2)]) == 1
    assert one.load_reading("r2") == make_reading(2)
    assert open_remote().reading_ids() == other.reading_ids()


def test_copies_that_no_table_names_go_after_a_week(remote: Store) -> None:
    archive = open_remote(create=True)
    for number in range(2):
        archive.append([make_reading(number)])
        archive.query("FROM events")
    copies = set((near(remote) / "events").iterdir())
    assert len(copies) == 2
    for path in copies:
        os.utime(path, (time.time() - 2 * KEPT,) * 2)
    archive.query("FROM events")
    assert set((near(remote) / "events").iterdir()) == copies  # the table names them still
    archive.compact()
    assert archive.query("FROM events").num_rows == 4
    assert len(list((near(remote) / "events").iterdir())) == 1


def test_where_there_is_none_is_told(remote: Store) -> None:
    with pytest.raises(ArchiveError, match="there is no archive here"):
        open_remote()
    write_text(remote / "letter.txt", "hello", "draft")
    assert read_text(remote / "letter.txt") == "hello"
    with pytest.raises(ArchiveError, match=r"not empty and no archive \(it holds letter\.txt\)"):
        open_remote(create=True)
    write_text(remote / "archive.json", "{", "draft")
    with pytest.raises(ArchiveError, match="not the card of an archive"):
        open_remote()


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("s3://bucket/a/b/", Store("s3://bucket/a/b")),
        (Path("s3://bucket/a"), Store("s3://bucket/a")),  # a path takes one of the two strokes away
        ("abfss://files@host/a", Store("abfss://files@host/a")),
        ("file:///tmp/my%20archive", Path("/tmp/my archive")),
        (Path("file:///tmp/a"), Path("/tmp/a")),
        ("/tmp/a", Path("/tmp/a")),
        ("a/b", Path.cwd() / "a" / "b"),
    ],
)
def test_addresses_are_told_from_paths(path: str | Path, found: places.Place) -> None:
    assert find_place(path) == found


@pytest.mark.parametrize("path", ["https://example.org/archive", "ftp://x/y", "s3://", Path("https://example.org")])
def test_other_addresses_are_refused(path: str | Path) -> None:
    with pytest.raises(ArchiveError, match="file:// or s3://"):
        open_archive(path, create=True)


def test_an_address_of_a_folder_is_that_folder(tmp_path: Path) -> None:
    archive = open_archive(f"file://{tmp_path}/archive", create=True)
    archive.append([make_reading(1)])
    assert open_archive(tmp_path / "archive").query("FROM events").num_rows == 2
