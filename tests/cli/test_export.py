"""`readout export` over an archive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.archive import Archive, exports, open_archive
from readout.archive.choosing.selected import BELONGING
from readout.archive.choosing.selection import Selection
from readout.cli import export

from ..archive.exports.samples import make_month
from .conftest import Run


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = open_archive(tmp_path_factory.mktemp("export") / "archive", create=True)
    archive.append(make_month())
    return archive


def test_help_names_what_there_is() -> None:
    assert export.FORMATS == exports.FORMATS
    assert set(export.VIEWS) == set(BELONGING)


def test_every_field_of_a_selection_has_its_option() -> None:
    names = {parameter.name for parameter in export.command.params}
    assert names - {"archive", "form", "output", "table", "excel"} == set(Selection.__dataclass_fields__)


def test_files_are_written_and_counts_told(run: Run, archive: Archive, tmp_path: Path) -> None:
    target = tmp_path / "out" / "2024.export.CSV"
    result = run("export", archive.folder, "--to", "gdelt", "--output", target, "--type", "ASSAULT,CONSULT")
    assert result.exit_code == 0, result.output
    assert "9 rows in" in result.stderr
    assert "from 4 mentions, 4 reports" in result.stderr
    assert "left out 1: negation" in result.stderr
    assert result.stdout == ""
    assert sorted(path.name for path in target.parent.iterdir()) == [
        "2024.export.CSV",
        "2024.export.CSV.codebook.tsv",
        "2024.export.CSV.keys.tsv",
        "2024.export.CSV.manifest.json",
    ]


def test_all_filters_go_into_the_manifest(run: Run, archive: Archive, tmp_path: Path) -> None:
    target = tmp_path / "events.csv"
    asked = (
        *("--since", "2024-05-01", "--until", "2024-05-31", "--actor", "SDN/MIL", "--recipient", "/CVL"),
        *("--pair", "SDN,SDN", "--type", "ASSAULT", "--mode", "drone", "--standing", "disputed", "--place", "SDN"),
        *("--publisher", "Sahel Wire", "--publisher", "Nile Herald, Khartoum", "--words", "struck", "--report", "r1"),
        *("--min-confidence", "0.5", "--happened"),
    )
    result = run("export", archive.folder, "--to", "csv", "--excel", "-o", target, *asked)
    assert result.exit_code == 0, result.output
    manifest = json.loads((tmp_path / "events.csv.manifest.json").read_text(encoding="utf-8"))
    assert manifest["rows"] == 1
    assert len(manifest["asked"]) == 14
    assert manifest["asked"]["publisher"] == ["Sahel Wire", "Nile Herald, Khartoum"]
    assert manifest["title"] == "CSV for spreadsheets"


def test_claims_as_a_table(run: Run, archive: Archive, tmp_path: Path) -> None:
    target = tmp_path / "claims.jsonl"
    assert run("export", archive.folder, "--to", "jsonl", "--table", "claims", "-o", target).exit_code == 0
    assert len(target.read_text(encoding="utf-8").splitlines()) == 12


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--to", "gdelt", "--type", "MURDER"), "MURDER"),
        (("--to", "gdelt", "--excel"), "only csv"),
        (("--to", "stix", "--table", "claims"), "stix holds events"),
        (("--to", "xls"), "Invalid value"),
        (("--to", "csv", "--since", "May"), "May"),
    ],
)
def test_what_can_not_be_is_told_in_a_line(
    run: Run, archive: Archive, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    result = run("export", archive.folder, "-o", tmp_path / "x", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (tmp_path / "x").exists()


def test_an_archive_that_is_none(run: Run, tmp_path: Path) -> None:
    result = run("export", tmp_path / "none", "--to", "csv", "-o", tmp_path / "x.csv")
    assert (result.exit_code, result.stderr) == (2, f"readout: {tmp_path}/none: there is no archive here\n")
