"""docs/r.md says what is so: its commands run, its SQL finds what the archive says, its R is R."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from click.testing import CliRunner

from readout.archive import Archive, open_archive
from readout.archive.tension.weights import OWN
from readout.cli import main

from . import standins
from .samples import make_reading
from .test_tension import quiet, tell

TEXT = (Path(__file__).parents[2] / "docs" / "r.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(sh|r|sql|python)\n(.*?)```", TEXT, re.DOTALL)
QUERIES = [block for kind, block in BLOCKS if kind == "sql"]
COUNTRIES, DYADS, EVIDENCE, DENIALS, TENSION, EVENTS, EXPOSURE = QUERIES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a folder with an archive and all that the page hands over, made by its own commands."""
    folder = tmp_path_factory.mktemp("r")
    (folder / "out").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        standins.install(patch)
        archive = open_archive("my-archive", create=True)
        archive.append([make_reading(1), tell(2, 0), tell(3, 0, publisher="The Other"), quiet(4, 1)])
        archive.append([tell(5, 15, "CONSULT", mode="visit"), tell(6, 16, standing="disputed")])
        archive.append([make_reading(1, coder="0.9")])  # the one that came in last counts
        for command in re.findall(r"^readout .*$", TEXT, re.MULTILINE):
            words, _, target = command.partition(" > ")
            done = CliRunner().invoke(main, shlex.split(words)[1:])
            assert done.exit_code == 0, done.output
            if target:
                Path(target).write_text(done.stdout, encoding="utf-8")
        Path("out/weights.tsv").write_text(OWN.read_text(encoding="utf-8"), encoding="utf-8")
        yield folder


@pytest.fixture
def archive(folder: Path) -> Archive:
    return open_archive(folder / "my-archive")


def ask(sql: str) -> list[dict[str, Any]]:
    with duckdb.connect() as connection:
        rows: list[dict[str, Any]] = connection.sql(sql).to_arrow_table().to_pylist()
    return rows


@pytest.mark.parametrize("sql", QUERIES)
def test_every_query_finds_something(folder: Path, sql: str) -> None:
    assert ask(sql)


def test_tables_read_directly_are_the_views(archive: Archive) -> None:
    archive.compact(keep_hours=1)  # the old files stay beside the merged ones
    told = archive.query("SELECT report, id, type, publisher FROM events ORDER BY reading, id").to_pylist()
    assert [{name: row[name] for name in told[0]} for row in ask(EVENTS)] == told
    assert {row["coder"] for row in archive.query("SELECT coder FROM readings WHERE latest").to_pylist()} == {
        "0.9",
        "1.0",
    }
    read = archive.events().series("week").to_pylist()
    assert [(row["week"], row["exposure"]) for row in ask(EXPOSURE)] == [
        (row["week"], row["exposure"]) for row in read if row["exposure"]
    ]


def test_tension_by_hand_is_the_same(archive: Archive) -> None:
    measured = [row for row in archive.tension("FRA", "TCD").rows if row.exposure]
    by_hand = ask(TENSION)
    assert [(row["week"], row["exposure"]) for row in by_hand] == [(row.start, row.exposure) for row in measured]
    for row, same in zip(by_hand, measured, strict=True):
        assert row["conflict"] == pytest.approx(same.conflict.value)
        assert row["cooperation"] == pytest.approx(same.cooperation.value)
    assert any(row["conflict"] for row in by_hand) and any(row["cooperation"] for row in by_hand)


def test_evidence_is_that_of_the_incidents(archive: Archive) -> None:
    told = archive.query("SELECT incident FROM incident_events WHERE status = 'current' ORDER BY 1")["incident"]
    assert sorted(row["incident"] for row in ask(EVIDENCE)) == told.to_pylist()
    assert all(row["sentence_text"] for row in ask(EVIDENCE))


def test_the_program_writes_a_stream(folder: Path) -> None:
    (program,) = (block for kind, block in BLOCKS if kind == "python")
    exec(program, {})
    assert pa.ipc.open_stream("out/tension.arrows").read_all().column_names[:2] == ["week", "exposure"]


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="needs R")
def test_r_is_r(folder: Path) -> None:
    blocks = [block for kind, block in BLOCKS if kind == "r"]
    for number, block in enumerate(blocks):
        (folder / f"{number}.R").write_text(block, encoding="utf-8")
        run = f"source('{number}.R', echo = FALSE)" if block.startswith("# base R") else f"parse('{number}.R')"
        done = subprocess.run(["Rscript", "-e", run], capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{block}\n{done.stderr}"
    assert sum(block.startswith("# base R") for block in blocks) == 2
