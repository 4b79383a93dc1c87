"""Files in an archive: packed, damaged, twice, stopped half-way, and in archives made before."""

from __future__ import annotations

import gzip
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from readout.archive import Archive, open_archive
from readout.archive.imports import imported
from readout.archive.imports.layouts import load_fields
from readout.errors import InputError
from tests.archive.samples import make_reading

from .files import ACLED, CLASH, gdelt_line, write_csv

LINES = "".join(gdelt_line(id=str(number)) for number in range(5))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "kept", create=True)


def count(archive: Archive) -> int:
    return int(archive.query("SELECT count(*) AS n FROM imported")["n"][0].as_py())


def test_every_field_has_a_place_where_a_file_may_lack_a_header() -> None:
    for source, fields in load_fields().items():
        widths = {width for field in fields for width in field.places}
        for field in fields:
            assert not field.needed or widths <= field.places.keys(), (source, field.name)


def test_the_same_file_again_changes_nothing(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text(LINES, encoding="utf-8")
    first = archive.import_file(path)
    assert (first.rows, first.new, first.source) == (5, True, "gdelt")
    path.rename(tmp_path / "renamed.csv")
    second = archive.import_file(tmp_path / "renamed.csv")
    assert (second.new, second.file, second.rows) == (False, "g.csv", 5)
    assert count(archive) == 5 and archive.query("FROM imports").num_rows == 1
    assert archive.import_file(tmp_path / "renamed.csv", again=True).new
    assert count(archive) == 5
    assert sorted(archive.query("SELECT file, latest FROM imports")["latest"].to_pylist()) == [False, True]


def test_packed_files(archive: Archive, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "two.zip", "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("one.export.CSV", LINES)
        pack.writestr("__MACOSX/._one.export.CSV", b"\0\1")
        pack.writestr("two.export.CSV", gdelt_line(id="77"))
    (tmp_path / "three.csv.gz").write_bytes(gzip.compress(gdelt_line(id="88").encode()))
    told = []
    done = archive.import_file(tmp_path / "two.zip", on_progress=lambda *step: told.append(step))
    assert done.rows == 6 and told[0][0] == "two.zip/one.export.CSV"
    archive.import_file(tmp_path / "three.csv.gz")
    rows = archive.query("SELECT id, file, row FROM imported WHERE id IN ('77', '88') ORDER BY id").to_pylist()
    assert rows == [
        {"id": "77", "file": "two.zip/two.export.CSV", "row": 1},
        {"id": "88", "file": "three.csv.gz", "row": 1},
    ]


def test_damage_is_told_and_nothing_is_seen_of_it(archive: Archive, tmp_path: Path) -> None:
    packed = gzip.compress("".join(gdelt_line(id=str(number)) for number in range(5000)).encode())
    (tmp_path / "cut.gz").write_bytes(packed[: len(packed) // 2])
    with pytest.raises(InputError, match=r"cut\.gz: the file is damaged or ends early"):
        archive.import_file(tmp_path / "cut.gz")
    shutil.copy(tmp_path / "cut.gz", tmp_path / "bad.zip")
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04" + bytes(50))
    with pytest.raises(InputError, match=r"bad\.zip"):
        archive.import_file(tmp_path / "bad.zip")
    assert count(archive) == 0


def test_bad_lines_are_told_and_the_rest_goes_on(archive: Archive, tmp_path: Path) -> None:
    short = "\t".join(gdelt_line().split("\t")[:40]) + "\n"
    path = tmp_path / "g.csv"
    path.write_text(gdelt_line(id="1") + short + "\n" + gdelt_line(id="2", latitude="95") + gdelt_line(id="3"))
    done = archive.import_file(path)
    assert (done.rows, done.left_out) == (2, 2)
    assert [(problem.source, problem.line, problem.message) for problem in done.problems] == [
        ("g.csv", 2, "40 columns where 61 are due"),
        ("g.csv", 4, "95 is not between -90 and 90"),
    ]
    assert archive.query("SELECT rows, left_out FROM imports").to_pylist() == [{"rows": 2, "left_out": 2}]


def test_a_stopped_import_leaves_nothing_to_see(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "g.csv"
    path.write_text(LINES, encoding="utf-8")
    monkeypatch.setattr(imported, "BATCH", 2)
    with monkeypatch.context() as patch:
        patch.setattr(imported._Writer, "finish", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            archive.import_file(path)
    assert count(archive) == 0 and archive.query("SELECT id FROM stored.imported").num_rows == 4
    assert archive.import_file(path).rows == 5
    assert count(archive) == 5
    archive.compact(keep_hours=0)
    assert count(archive) == 5


def test_of_several_editions_the_latest_counts(archive: Archive, tmp_path: Path) -> None:
    newer = {**CLASH, "fatalities": "5", "timestamp": "1773900000"}
    archive.import_file(write_csv(tmp_path / "new.csv", ACLED, newer))
    archive.import_file(write_csv(tmp_path / "old.csv", ACLED, CLASH, {**CLASH, "event_id_cnty": "TCD78"}))
    rows = archive.query("SELECT id, deaths_best, file FROM imported ORDER BY id").to_pylist()
    assert rows == [
        {"id": "TCD77", "deaths_best": 5, "file": "new.csv"},
        {"id": "TCD78", "deaths_best": 3, "file": "old.csv"},
    ]


def test_archives_made_before_go_on(archive: Archive, tmp_path: Path) -> None:
    archive.append([make_reading()])
    card = archive.folder / "archive.json"
    card.write_text(json.dumps({"archive": "readout", "format": 2}))
    assert not (archive.folder / "imported").exists()
    older = open_archive(archive.folder)
    assert count(older) == 0 and older.query("FROM imports").num_rows == 0
    (tmp_path / "g.csv").write_text(LINES, encoding="utf-8")
    older.import_file(tmp_path / "g.csv")
    assert count(older) == 5 and older.query("FROM events").num_rows == 2
