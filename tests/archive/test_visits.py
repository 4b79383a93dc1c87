"""Addresses that were read: kept with the archive, for the version that read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.archive import open_archive
from readout.archive.visits import KeptVisits
from readout.errors import ArchiveError
from readout.fetch.visits import Visit

OURS = {"coder": "c1", "model": "m1", "codebook": "b1"}
URL = "https://post.example/feed"


def test_a_visit_is_kept_once_it_is_told_to_and_for_its_version_only(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    visits, state = KeptVisits(archive.folder, OURS), archive.state()
    assert visits.recall(URL) is None
    visits.note(first := Visit(address=URL, etag='"1"'))
    assert KeptVisits(archive.folder, OURS).recall(URL) is None
    visits.keep()
    assert KeptVisits(archive.folder, OURS).recall(URL) == first
    assert KeptVisits(archive.folder, OURS | {"coder": "c2"}).recall(URL) is None
    assert KeptVisits(archive.folder, OURS, again=True).recall(URL) is None
    assert archive.state() == state  # nothing that queries see has changed


def test_the_latest_visit_counts_and_one_like_the_last_is_not_kept_again(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    for etag in ('"1"', '"2"', '"2"'):
        visits = KeptVisits(archive.folder, OURS)
        visits.note(Visit(address=URL, etag=etag))
        visits.keep()
    assert KeptVisits(archive.folder, OURS).recall(URL) == Visit(address=URL, etag='"2"')
    assert len(list((archive.folder / "visits").glob("*.parquet"))) == 2


def test_a_damaged_table_is_told(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    visits = KeptVisits(archive.folder, OURS)
    visits.note(Visit(address=URL))
    visits.keep()
    next((archive.folder / "visits").glob("*.parquet")).write_bytes(b"not parquet")
    with pytest.raises(ArchiveError, match="damaged"):
        KeptVisits(archive.folder, OURS).recall(URL)
