"""`readout tension`."""

import csv
import io
import json
from pathlib import Path

import pytest

import readout
from tests.archive.test_tension import quiet, tell
from tests.cli.conftest import Run


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    opened = readout.open(tmp_path / "kept", create=True)
    opened.append([*(tell(number, 0) for number in range(5)), quiet(5, 1), tell(6, 9, "AID")])
    return opened.folder


def test_a_table_and_what_moved_it(run: Run, archive: Path) -> None:
    done = run("tension", archive, "France", "TCD", "--moved", 2)
    lines = done.stdout.splitlines()
    assert lines[0].split("\t") == ["week", "exposure", "conflict per 1,000", "cooperation per 1,000"]
    assert [line.split("\t")[1:] for line in lines[1:3]][1] == ["1", "0 ?", "1,000 (0–3,000) ?"]
    week, exposure, conflict, cooperation = lines[1].split("\t")
    assert (week, exposure, cooperation) == ("2026-03-02", "6", "0 ?")
    assert conflict.startswith("750 (") and "?" not in conflict
    assert [line for line in lines if line.startswith("+150  2026-03-02  ASSAULT  (reported, 1 source, 1 mention)")]
    assert sum("The Example: " in line and "sent 40 trucks" in line for line in lines) == 2
    assert done.stderr.startswith("readout: 7 reports are not linked yet, and each event there counts: readout link ")
    assert lines[-1] == "tension-1, weights tension-1, exposure all"


def test_csv_and_json(run: Run, archive: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("tension", archive, "FRA", "TCD", "--to", "csv").stdout)))
    assert [(row["week"], row["conflict"], row["conflict_limited"]) for row in rows] == [
        ("2026-03-02", "0.75", "false"),
        ("2026-03-09", "0.0", "true"),
    ]
    asked = ("--kind", "cooperation", "--period", "2026-03-11", "--against", "before")
    found = json.loads(run("tension", archive, "FRA", "TCD", "--to", "json", *asked).stdout)
    assert [period["exposure"] for period in found["periods"]] == [6, 1]
    assert [(one["type"], one["share"], len(one["evidence"])) for one in found["moved"]] == [("AID", 1.0, 1)]


def test_what_cannot_be_asked_is_told(run: Run, archive: Path) -> None:
    failed = run("tension", archive, "FRA", "Atlantis")
    assert (failed.exit_code, "Atlantis: not a country" in failed.stderr) == (2, True)
