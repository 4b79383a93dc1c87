"""Every export is read back by pandas, Polars and DuckDB without warnings, and equals what was there."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from readout.archive import Archive
from readout.archive.exports import Ledger, load_format
from readout.archive.exports.format import RecordFormat
from readout.archive.exports.styles import as_text
from readout.archive.exports.supply import Supply

from .reading import READERS, SHAPES, by_name, exported_table, read_back

VIEWS = ("events", "mentions", "claims", "reports", "readings", "incidents")


def converted(archive: Archive, name: str) -> list[tuple[Any, ...]]:
    """Return the rows of a format as they are before they become text."""
    found = load_format(name)
    assert isinstance(found, RecordFormat)
    return [tuple(row) for row in found.convert(Supply(archive.events()).events(found.tellings), Ledger())]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", SHAPES)
def test_a_table_is_read_back_as_it_was(name: str, reader: str, linked: Archive, target: Path) -> None:
    written = linked.events().export(name, target)
    rows, source = read_back(reader, name, target), converted(linked, name)
    assert len(rows) == written.rows == len(source) > 0
    flat = SHAPES[name][0] == "\t"
    for row, cells in zip(rows, source, strict=True):
        texts = (as_text(cell) for cell in cells)
        due = [" ".join(text.replace('"', "'").split()) if flat else text for text in texts]
        assert list(row) == [text or None for text in due]


@pytest.mark.parametrize("name", SHAPES)
def test_ids_are_unique(name: str, archive: Archive, target: Path) -> None:
    archive.events().export(name, target)
    keys = [row[0] for row in read_back("pandas", name, target)]
    assert len(keys) == len(set(keys)) > 1


@pytest.mark.parametrize("view", VIEWS)
def test_parquet_holds_what_is_there(view: str, linked: Archive, target: Path) -> None:
    selected = linked.events()
    selected.export("parquet", target, view=view)
    source = exported_table(selected, view)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert pl.read_parquet(target).to_arrow().to_pylist() == source.to_pylist()
        assert duckdb.read_parquet(str(target)).to_arrow_table().to_pylist() == source.to_pylist()
        assert len(pd.read_parquet(target)) == source.num_rows > 0


@pytest.mark.parametrize("view", VIEWS)
def test_json_lines_hold_what_is_there(view: str, linked: Archive, target: Path) -> None:
    selected = linked.events()
    selected.export("jsonl", target, view=view)
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert rows == json.loads(
        json.dumps(exported_table(selected, view).to_pylist(), default=lambda day: day.isoformat())
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(pl.read_ndjson(target, infer_schema_length=None)) == len(rows)
        assert len(pd.read_json(target, lines=True, dtype=False)) == len(rows)
        assert duckdb.read_json(str(target)).fetchall()


@pytest.mark.parametrize("view", VIEWS)
def test_csv_holds_what_is_there(view: str, linked: Archive, target: Path) -> None:
    selected = linked.events()
    selected.export("csv", target, view=view)
    due = [tuple(as_text(cell) or None for cell in row.values()) for row in exported_table(selected, view).to_pylist()]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = pd.read_csv(target, dtype=str, keep_default_na=False, na_values=[""])
        rows = [tuple(None if pd.isna(cell) else cell for cell in row) for row in frame.itertuples(index=False)]
        assert rows == due
        assert pl.read_csv(target, infer_schema=False).rows() == due
        assert duckdb.read_csv(str(target), all_varchar=True, header=True, sep=",", quotechar='"').fetchall() == due


def test_codes_are_texts_after_the_way_there_and_back(archive: Archive, target: Path) -> None:
    archive.events(type="CONSULT").export("csv", target)
    assert pd.read_csv(target, dtype={"cameo": str})["cameo"].to_list() == ["042"]
    assert pl.read_csv(target, schema_overrides={"cameo": pl.String})["cameo"].to_list() == ["042"]
    assert duckdb.read_csv(str(target), dtype={"cameo": "VARCHAR"}).project("cameo").fetchall() == [("042",)]
    archive.events(type="CONSULT").export("icews", target)
    assert {row["CAMEO Code"] for row in by_name("icews", target)} == {"042"}


def test_a_selection_of_nothing_gives_a_whole_file(archive: Archive, tmp_path: Path) -> None:
    from readout.archive.exports import FORMATS

    for name in FORMATS:
        written = archive.events(report="nowhere").export(name, tmp_path / name)
        assert written.manifest["counts"]["mentions"] == 0
    assert (tmp_path / "gdelt").read_bytes() == b""
    assert json.loads((tmp_path / "geojson").read_text())["features"] == []
    assert pl.read_parquet(tmp_path / "parquet").columns == exported_table(archive.events(), "events").column_names
