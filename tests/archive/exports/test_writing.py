"""What lies beside an export, and what a fault leaves."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from readout.archive import Archive, open_archive
from readout.archive.exports import FORMATS, load_format, manifest, supply, writing
from readout.archive.exports.format import TableFormat
from readout.errors import ArchiveError, DataError, InputError

from .reading import exported_table
from .samples import make_month, tell

ASKED = {"since": "2024-05-01", "pair": "SDN,SDN"}


def test_the_manifest_tells_what_was_written(linked: Archive, target: Path) -> None:
    written = linked.events(**ASKED).export("icews", target)
    told = json.loads(target.with_name("export.manifest.json").read_text(encoding="utf-8"))
    assert told == written.manifest
    assert told["asked"] == linked.events(**ASKED).asked
    assert told["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest()
    assert told["rows"] == written.rows == len(target.read_text(encoding="utf-8").splitlines()) - 1
    events = linked.events(**ASKED).to_arrow()
    assert told["counts"]["mentions"] == events.num_rows
    assert told["counts"]["reports"] == len(set(events["report"].to_pylist()))
    assert told["counts"]["incidents"] == linked.events(**ASKED).table("incidents").num_rows
    assert told["versions"] == [
        {"coder": "readout-0.1.0", "model": "0123", "codebook": "1", "reports": told["counts"]["reports"]}
    ]
    assert told["archive"] == {"name": "linked", "format": linked.format}
    assert datetime.fromisoformat(told["written"]).tzinfo is not None
    assert (told["judgements"], bool(told["lost"])) == (0, True)


def test_incidents_are_not_counted_where_nothing_is_linked(archive: Archive, target: Path) -> None:
    assert archive.events().export("csv", target).manifest["counts"]["incidents"] is None


@pytest.mark.parametrize("name", FORMATS)
def test_rows_and_what_was_left_out_add_up(archive: Archive, target: Path, name: str) -> None:
    told = archive.events().export(name, target).manifest
    if name in ("plover", "polecat", "geojson", "parquet", "csv", "jsonl", "acled", "html"):
        assert told["rows"] + sum(told["left_out"].values()) == told["counts"]["mentions"] == 12


@pytest.mark.parametrize("name", FORMATS)
def test_the_codebook_has_every_column(archive: Archive, target: Path, name: str) -> None:
    archive.events().export(name, target)
    with target.with_name("export.codebook.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = load_format(name)
    due = (
        [heading.name for heading in found.headings]
        if not isinstance(found, TableFormat)
        else exported_table(archive.events(), "events").column_names
    )
    assert [row["column"] for row in rows] == due
    assert all(row["meaning"] and row["type"] for row in rows)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_again_is_the_same(archive: Archive, tmp_path: Path, name: str) -> None:
    one, other = (archive.events().export(name, tmp_path / folder / "export") for folder in ("one", "other"))
    if name != "parquet":
        assert one.manifest["sha256"] == other.manifest["sha256"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_fault_leaves_what_was_there(
    archive: Archive, target: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.events(report="r1").export(name, target)
    before = {path.name: path.read_bytes() for path in target.parent.iterdir()}

    def breaks(*_: Any) -> str:
        raise DataError("the machine stops")

    monkeypatch.setattr(manifest, "hash_file", breaks)
    with pytest.raises(DataError):
        archive.events().export(name, target)
    assert {path.name: path.read_bytes() for path in target.parent.iterdir()} == before


def test_a_full_disk_is_told(archive: Archive, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(manifest, "hash_file", full)
    with pytest.raises(ArchiveError, match="No space left"):
        archive.events().export("gdelt", target)
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize("table", ["events", "mentions", "reports"])
def test_an_archive_damaged_meanwhile_is_told(tmp_path: Path, table: str) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    archive.append(make_month())
    assert len(archive.events()) == 12
    for file in (archive.folder / table).rglob("*.parquet"):
        file.unlink()
    with pytest.raises(ArchiveError, match=table):
        archive.events().export("polecat", tmp_path / "out" / "x")
    assert list((tmp_path / "out").iterdir()) == []


def test_what_is_refused(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no format is called 'xls'; there are parquet, csv"):
        archive.events().export("xls", tmp_path / "x")
    with pytest.raises(InputError, match="only csv"):
        archive.events().export("jsonl", tmp_path / "x", excel=True)
    with pytest.raises(InputError, match="what belongs to events"):
        archive.events().export("csv", tmp_path / "x", view="stories")
    with pytest.raises(InputError, match="gdelt holds events"):
        archive.events().export("gdelt", tmp_path / "x", view="claims")
    with pytest.raises(InputError, match="a folder"):
        archive.events().export("csv", tmp_path)
    with pytest.raises(InputError, match="lies in the archive"):
        archive.events().export("csv", archive.folder / "events.csv")
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveError, match="file"):
        archive.events().export("csv", tmp_path / "file" / "x")


@pytest.mark.parametrize("name", FORMATS)
def test_small_batches_make_no_difference(
    linked: Archive, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = linked.events().export(name, tmp_path / "whole")
    monkeypatch.setattr(supply, "BATCH", 3)
    monkeypatch.setattr(supply, "CHUNK", 2)
    pieces = linked.events().export(name, tmp_path / "pieces")
    assert pieces.rows == whole.rows
    if name != "parquet":
        assert pieces.path.read_bytes() == whole.path.read_bytes()


def test_progress_is_told(archive: Archive, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "STEP", 5)
    told: list[tuple[str, int, int | None]] = []
    archive.events().export("polecat", target, on_progress=lambda *step: told.append(step))
    assert told == [("exporting", 5, 12), ("exporting", 10, 12)]
    told.clear()
    monkeypatch.setattr(supply, "BATCH", 2048)
    archive.events().export("csv", target, on_progress=lambda *step: told.append(step))
    assert told == [("exporting", 12, 12)]


def test_what_is_appended_meanwhile_does_not_mix_in(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    archive.append(make_month())
    found = supply.Supply(archive.events())

    def export() -> Iterator[str]:
        for record in found.events():
            if archive.query("SELECT count(*) AS n FROM reports")["n"][0].as_py() == 12:
                archive.append([tell(99)])
            yield record.origin.report

    assert len(list(export())) == 12
    shutil.rmtree(tmp_path / "archive")


def test_names_that_spreadsheets_would_run(archive: Archive, target: Path) -> None:
    archive.events(report=["r4", "r10"]).export("csv", target, excel=True)
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["actor_names"] for row in rows} == {"'=Foreign Ministry"}
    assert {row["score"] for row in rows} == {"-3.5", "-7.0"}  # a number is no formula
    assert all(cell.startswith('"') for cell in content.decode("utf-8-sig").splitlines()[1].split(",")[:5])
