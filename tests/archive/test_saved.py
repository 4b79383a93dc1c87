"""Searches and collections: kept by appending, so that nothing is lost and several may write."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from readout.archive import Archive, open_archive
from readout.archive.saved import add_saved, change_saved, delete_saved, find_saved, list_saved
from readout.errors import ArchiveError, InputError

from .samples import make_reading


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive", create=True)


def _names(archive: Archive, **asked: bool) -> list[str]:
    return [saved.name for saved in list_saved(archive, **asked)]


def test_nothing_is_saved_at_first_and_asking_writes_nothing(archive: Archive) -> None:
    assert list_saved(archive) == ()
    assert not (archive.folder / "saved").exists()


def test_a_search_and_a_collection_are_kept(archive: Archive) -> None:
    search = add_saved(archive, "search", "  Strikes \n on Mellit ", address="/?type=ASSAULT", by="Ada")
    kept = add_saved(archive, "collection", "Aid", records=["e1", "i2", "e1"], by="Ada")
    assert list_saved(archive) == (kept, search)
    assert search.name == "Strikes on Mellit" and kept.records == ("e1", "i2") and kept.by == "Ada"
    assert find_saved(open_archive(archive.folder), search.id) == search


def test_a_change_keeps_the_rest(archive: Archive) -> None:
    made = add_saved(archive, "collection", "Aid", records=["e1"], by="Ada")
    changed = change_saved(archive, made.id, records=["e1", "e2"], by="Grace")
    assert (changed.id, changed.name, changed.records, changed.by) == (made.id, "Aid", ("e1", "e2"), "Grace")
    assert list_saved(archive) == (changed,)


def test_deleting_is_undone_by_a_change(archive: Archive) -> None:
    made = add_saved(archive, "search", "Strikes", address="?type=ASSAULT")
    delete_saved(archive, made.id)
    assert _names(archive) == [] and _names(archive, deleted=True) == ["Strikes"]
    assert change_saved(archive, made.id).address == made.address
    assert _names(archive) == ["Strikes"]


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "search", "name": " ", "address": "/"},
        {"kind": "search", "name": "x" * 201, "address": "/"},
        {"kind": "search", "name": "No address"},
        {"kind": "search", "name": "Out", "address": "https://example.org/"},
        {"kind": "search", "name": "Out", "address": "//example.org/"},
        {"kind": "search", "name": "Out", "address": "/\\example.org/"},
        {"kind": "search", "name": "Script", "address": "javascript:alert(1)"},
        {"kind": "search", "name": "Break", "address": "/\n/example.org"},
        {"kind": "folder", "name": "Other"},
        {"kind": "collection", "name": "Empty id", "records": [""]},
        {"kind": "collection", "name": "Too many", "records": [str(number) for number in range(10_001)]},
    ],
)
def test_what_could_not_be_opened_again_is_refused(archive: Archive, said: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        add_saved(archive, **said)
    assert list_saved(archive) == ()


def test_an_unknown_id_is_told(archive: Archive) -> None:
    for change in (find_saved, change_saved, delete_saved):
        with pytest.raises(ArchiveError, match="nothing is saved"):
            change(archive, "s0")


def test_several_may_write_at_once(archive: Archive) -> None:
    def keep(number: int) -> str:
        return add_saved(open_archive(archive.folder), "collection", f"Collection {number}").id

    with ThreadPoolExecutor(4) as pool:
        ids: Sequence[str] = list(pool.map(keep, range(8)))
    assert {saved.id for saved in list_saved(archive)} == set(ids)


def test_a_copy_of_the_archive_takes_them_along_and_compacting_keeps_them(archive: Archive, tmp_path: Path) -> None:
    archive.append([make_reading(1)])
    first = add_saved(archive, "search", "Strikes", address="/?words=caf%C3%A9")
    add_saved(archive, "collection", "Aid \ud83d", records=["e1"])  # half a character
    archive.compact(keep_hours=0)
    copy = open_archive(shutil.copytree(archive.folder, tmp_path / "copy"), create=True)
    assert _names(copy) == ["Aid \ufffd", "Strikes"]
    assert find_saved(copy, first.id) == first


def test_queries_do_not_see_it_and_go_on_undisturbed(archive: Archive) -> None:
    archive.append([make_reading(1)])
    archive.query("SELECT 1")
    before = archive._connected.open()
    add_saved(archive, "search", "Strikes", address="/")
    archive.query("SELECT 1")
    assert archive._connected.open() is before


def test_a_damaged_file_is_told(archive: Archive) -> None:
    add_saved(archive, "search", "Strikes", address="/")
    next((archive.folder / "saved").glob("*.parquet")).write_bytes(b"not parquet")
    with pytest.raises(ArchiveError, match="damaged"):
        list_saved(archive)
