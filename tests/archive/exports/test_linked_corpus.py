"""Stories of our own corpus, read and really linked, come back whole from every format in three programs."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pandas as pd
import polars as pl
import pytest

from readout.archive import Archive, open_archive
from readout.archive.exports import FORMATS, Ledger, load_format
from readout.archive.exports.format import RecordFormat
from readout.archive.exports.styles import as_text
from readout.archive.exports.supply import Supply
from readout.evaluate.corpus import read_report_file
from readout.evaluate.gold import open_report
from readout.evaluate.story_files import open_stories
from readout.pipeline import Tools, read_report

from .reading import READERS, SHAPES, exported_table, read_back

CORPUS = Path(__file__).parents[3] / "corpus"
STORIES = 3  # of the first with copies and versions


@pytest.fixture(scope="module")
def corpus(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = open_stories(CORPUS)
    rich = [story for story in folder.stories if story.copies and story.versions][:STORIES]
    wanted = {report for story in rich for report in story.reports}
    reports = (open_report(read_report_file(path)) for path in folder.paths if path.stem in wanted)
    archive = open_archive(tmp_path_factory.mktemp("corpus") / "archive", create=True)
    archive.append(read_report(report, tools) for report in reports)
    archive.link()
    return archive


@pytest.fixture(autouse=True)
def strict() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def test_there_is_something_to_export(corpus: Archive) -> None:
    assert corpus.query("SELECT count(*) AS n FROM copies")["n"][0].as_py() > 0
    assert corpus.query("SELECT max(mentions) AS n FROM incidents")["n"][0].as_py() > 1
    assert len(corpus.events()) > 20


@pytest.mark.parametrize("name", SHAPES)
def test_lines_come_back_as_they_were(name: str, corpus: Archive, target: Path) -> None:
    written = corpus.events().export(name, target)
    found = load_format(name)
    assert isinstance(found, RecordFormat)
    source = [list(row) for row in found.convert(Supply(corpus.events()).events(found.tellings), Ledger())]
    flat = SHAPES[name][0] == "\t"
    due = [[_cell(cell, flat) for cell in row] for row in source]
    assert len(due) == written.rows > 0
    for reader in READERS:
        assert [list(row) for row in read_back(reader, name, target)] == due
    if name != "gdelt-mentions":  # which has a row to each telling of an event
        keys = [row[0] for row in due]
        assert len(keys) == len(set(keys))
    if name == "gdelt":
        assert {line.count("\t") for line in target.read_text(encoding="utf-8").splitlines()} == {60}


def _cell(cell: object, flat: bool) -> str | None:
    text = as_text(cell)
    return (" ".join(text.replace('"', "'").split()) if flat else text) or None


def test_tables_come_back_as_they_were(corpus: Archive, tmp_path: Path) -> None:
    source = exported_table(corpus.events(), "events")
    for name in ("parquet", "csv", "jsonl"):
        corpus.events().export(name, tmp_path / name)
    parquet, csv, lines = (str(tmp_path / name) for name in ("parquet", "csv", "jsonl"))
    assert pl.read_parquet(parquet).to_arrow().to_pylist() == source.to_pylist()
    assert duckdb.connect().read_parquet(parquet).to_arrow_table().to_pylist() == source.to_pylist()
    assert pd.read_parquet(parquet)["id"].to_list() == source["id"].to_pylist()
    due = [tuple(as_text(cell) or None for cell in row.values()) for row in source.to_pylist()]
    frame = pd.read_csv(csv, dtype=str, keep_default_na=False, na_values=[""])
    assert [tuple(None if pd.isna(cell) else cell for cell in row) for row in frame.itertuples(index=False)] == due
    assert pl.read_csv(csv, infer_schema=False).rows() == due
    read = duckdb.connect().read_csv(csv, all_varchar=True, header=True, sep=",", quotechar='"')
    assert read.fetchall() == due
    told = [json.loads(line) for line in Path(lines).read_text(encoding="utf-8").splitlines()]
    assert told == json.loads(json.dumps(source.to_pylist(), default=lambda day: day.isoformat()))
    for frame in (pd.read_json(lines, lines=True, dtype=False), pl.read_ndjson(lines, infer_schema_length=None)):
        assert list(frame["id"]) == source["id"].to_pylist()
    assert duckdb.connect().read_json(lines).project("id").fetchall() == [(id,) for id in source["id"].to_pylist()]
    assert len(set(source["id"].to_pylist())) == source.num_rows


@pytest.mark.parametrize("name", ["geojson", "plover", "stix", "claimreview", "graphml"])
def test_documents_have_every_event_or_claim_once(name: str, corpus: Archive, target: Path) -> None:
    written = corpus.events().export(name, target)
    text = target.read_text(encoding="utf-8")
    if name == "graphml":
        found = [
            part.get("id") for part in ElementTree.fromstring(text).iter() if part.tag.endswith(("}node", "}edge"))
        ]
    elif name == "plover":
        found = [json.loads(line)["id"] for line in text.splitlines()]
    else:
        members = {"geojson": "features", "stix": "objects", "claimreview": "@graph"}[name]
        found = [part.get("id") or part["@id"] for part in json.loads(text)[members]]
    assert len(found) == len(set(found)) == written.rows > 0
    if name in ("geojson", "plover"):
        assert set(found) <= set(corpus.events().to_arrow()["id"].to_pylist())


def test_no_format_is_forgotten() -> None:
    tables, documents = {"parquet", "csv", "jsonl"}, {"geojson", "plover", "stix", "claimreview", "graphml"}
    assert {*SHAPES, *tables, *documents, "html"} == set(FORMATS)
