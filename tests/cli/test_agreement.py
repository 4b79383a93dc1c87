"""`readout import`, `agree` and `compare`."""

import csv
import io
import json
from pathlib import Path

import pytest

from readout.archive import open_archive
from tests.archive.imports.files import ACLED, CLASH, gdelt_line, write_csv
from tests.archive.samples import make_reading
from tests.archive.test_comparison import read_again
from tests.cli.conftest import Run


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    opened = open_archive(tmp_path / "kept", create=True)
    opened.append([make_reading(1), make_reading(2), make_reading(3)])
    return opened.folder


@pytest.fixture
def gdelt(tmp_path: Path) -> Path:
    path = tmp_path / "g.csv"
    path.write_text(gdelt_line() + "bad\tline\n" * 12 + gdelt_line(id="2", cameo="190", root="19", quad="4"))
    return path


def test_import_tells_what_was_taken_and_what_not(run: Run, archive: Path, gdelt: Path, tmp_path: Path) -> None:
    done = run("import", archive, gdelt)
    assert done.exit_code == 0 and done.stdout == "g.csv: 2 events of gdelt, lines left out: 12\n"
    assert "readout: g.csv:2: 2 columns where 61 are due" in done.stderr and "and 2 more lines left out" in done.stderr
    again = run("import", archive, gdelt)
    assert again.stdout == "g.csv: 2 events of gdelt, lines left out: 12, in the archive already\n" and not again.stderr
    missing = run("import", archive, tmp_path / "none.csv")
    assert missing.exit_code == 2 and "there is no such file" in missing.stderr
    both = run("import", archive, tmp_path / "none.csv", write_csv(tmp_path / "a.csv", ACLED, CLASH))
    assert both.exit_code == 1 and "none.csv" in both.stderr and both.stdout == "a.csv: 1 events of acled\n"
    wrong = run("import", archive, "--as", "icews", tmp_path / "a.csv")
    assert wrong.exit_code == 2 and "not a file of icews" in wrong.stderr
    assert run("query", archive, "select count(*) as n from imported").stdout == "n\n3\n"


def test_agree_as_table_csv_and_json(run: Run, archive: Path, gdelt: Path) -> None:
    unknown = run("agree", archive, "gdelt")
    assert unknown.exit_code == 2 and "nothing of gdelt is in the archive: readout import" in unknown.stderr
    done = run("agree", archive, gdelt, "--by", "type")
    assert done.exit_code == 0 and "\x1b" not in done.stdout
    for told in (
        "gdelt (g.csv) beside ours, 2026-03-10 to 2026-03-10, days up to 1 apart",
        "ours (mentions)           3  found in the other: 3, 100.0%",
        "theirs (events)           2  found in the other: 1, 50.0%",
        "agreement: 80.0% of both sides",
        "type\tours\ttheirs\tours found\ttheirs found\tonly ours\tonly theirs",
        "AID\t3\t1\t3\t1\t0\t0",
        "ASSAULT\t0\t1\t0\t0\t0\t1",
        "theirs  2026-03-10 ASSAULT  Use conventional military force [2, g.csv:14, https://paper.example/1]",
    ):
        assert told in done.stdout
    rows = list(csv.DictReader(io.StringIO(run("agree", archive, "gdelt", "--to", "csv", "--unit", "reports").stdout)))
    assert rows[1] | {"pair": "FRA–TCD", "type": "AID", "month": "2026-03", "ours": "3"} == rows[1]
    told = json.loads(run("agree", archive, "gdelt", "--to", "json", "--limit", 1).stdout)
    assert told["summary"]["since"] == "2026-03-10" and told["cell_count"] == 2 and len(told["cells"]) == 1
    assert told["cells"][0]["their_examples"][0]["row"] == 14
    cut = run("agree", archive, "gdelt", "--limit", 1)
    assert "1 of 2 cells; --limit shows more" in cut.stderr
    for option, value in (("--since", "yesterday"), ("--pair", "RUS"), ("--by", "place"), ("--unit", "stories")):
        refused = run("agree", archive, "gdelt", option, value)
        assert refused.exit_code == 2 and value in refused.stderr


def test_compare_lists_versions_and_shows_changes(run: Run, archive: Path) -> None:
    open_archive(archive).append([read_again(1, standing="claimed"), read_again(2, type="SUPPORT")])
    listed = run("compare", archive)
    assert [line.split("\t")[:2] for line in listed.stdout.splitlines()] == [
        *(["version", "reports"], ["1.0@0123456789ab@1", "3"], ["2.0@0123456789ab@1", "2"])
    ]
    assert run("compare", archive, "1.0").stdout == listed.stdout
    assert [row["reports"] for row in json.loads(run("compare", archive, "--to", "json").stdout)] == ["3", "2"]
    done = run("compare", archive, "1.0", "2.0")
    assert done.exit_code == 0
    for told in (
        "reports compared: 2 read by both, 2 of them otherwise",
        "reports not compared: 1 read by A only, 0 by B only",
        "type\tA\tlost\tgained\tchanged out\tchanged in\tB",
        "AID\t2\t0\t0\t1\t0\t1",
        "SUPPORT\t0\t0\t0\t0\t1\t1",
        "all\t4\t0\t0\t1\t1\t4",
        "AID: standing  1 differ\n  disputed → claimed  France sent 40 trucks",
    ):
        assert told in done.stdout
    told = json.loads(run("compare", archive, "1.0", "2.0", "--to", "json", "--examples", 0).stdout)
    assert told["total"]["a"] == told["total"]["b"] == 4 and told["fields"][0]["examples"] == []
    refused = run("compare", archive, "1.0", "9.9")
    assert refused.exit_code == 2 and "'9.9': no version" in refused.stderr
