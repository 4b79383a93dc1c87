"""Broken tables are refused with file and line."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from readout.codebook import load_codebook
from readout.errors import DataError


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return Path(shutil.copytree(str(files("readout.codebook") / "data"), tmp_path / "data"))


def append(path: Path, *cells: str) -> str:
    """Append a row and return `file:line` of it."""
    with path.open("a", encoding="utf-8") as file:
        file.write("\t".join(cells) + "\n")
    return f"{path.name}:{len(path.read_text(encoding='utf-8').splitlines())}"


@pytest.mark.parametrize(
    ("table", "cells", "words"),
    [
        ("types", ("AID", "2", "10", "one-sided", "gives"), "AID stands twice"),
        ("types", ("PRAY", "5", "1", "one-sided", "prays"), "quad class"),
        ("types", ("PRAY", "1", "", "one-sided", "prays"), "a score is due"),
        ("types", ("PRAY", "1", "nan", "one-sided", "prays"), "from -10 to 10"),
        ("types", ("PRAY", "1", "1", "many-sided", "prays"), "unknown name 'many-sided'"),
        ("types", ("PRAY", "1", "1", "one-sided", ""), "words are missing"),
        ("types", ("PRAY", "1", "1"), "3 columns"),
        ("modes", ("FIGHT", "knives", "-9", "-", "with knives"), "unknown type 'FIGHT'"),
        ("modes", ("AID", "food", "much", "-", "with food"), "a score is due"),
        ("modes", ("AID", "food", "10", "kitchen", "with food"), "unknown name 'kitchen'"),
        ("modes", ("PROTEST", "demo", "-5", "-", "again"), "stands twice"),
        ("contexts", ("military", "again"), "military stands twice"),
        ("sectors", ("GOV", "again", "state"), "GOV stands twice"),
        ("sectors", ("KIN", "families", "kin"), "unknown name 'kin'"),
        ("auxiliaries", ("ongoing", "not over"), "unknown name 'ongoing'"),
        ("stances", ("states", "again"), "states stands twice"),
        ("cameo", ("2101", "20", "Sing", "1", "3"), "start with its root"),
        ("cameo", ("205", "20", "Sing", "1", "30"), "from -10 to 10"),
        ("cameo2plover", ("1214", "REJECT", "assist", "-"), "no CAMEO code '1214'"),
        ("cameo2plover", ("186", "ASSAULT", "targeted", "-"), "186 stands twice"),
        ("cameo2plover", ("19", "ASSAULT", "assassinate", "-"), "ASSAULT has no mode 'assassinate'"),
        ("cameo2plover", ("07", "AID", "-", "humanitarian"), "unknown context 'humanitarian'"),
        ("plover2cameo", ("FIGHT", "-", "-", "190"), "unknown type 'FIGHT'"),
        ("plover2cameo", ("AID", "-", "gender", "999"), "no CAMEO code '999'"),
        ("plover2cameo", ("ACCUSE", "allege", "legal military", "112"), "stand twice"),
        ("standing_rules", ("any", "any", "any", "any", "claimed"), "leave nothing"),
        ("standing_rules", ("maybe", "any", "any", "any", "claimed"), "own_voice"),
        ("standing_rules", ("any", "many", "any", "any", "claimed"), "a count is"),
        ("standing_rules", ("any", "any", "any", "any", "certain"), "unknown standing 'certain'"),
    ],
)
def test_bad_row(tables: Path, table: str, cells: tuple[str, ...], words: str) -> None:
    where = append(tables / f"{table}.tsv", *cells)
    with pytest.raises(DataError, match=words) as caught:
        load_codebook(tables)
    assert str(caught.value).startswith(f"{where}: ")


@pytest.mark.parametrize(
    ("table", "row", "words"),
    [
        ("plover2cameo", "AID\t-\t-\t070\n", "type AID has no row without mode and contexts"),
        ("standing_rules", "no\tany\t0\t0\tclaimed\n", "no rule for own voice no with 0 asserting"),
        ("standings", "disputed\tone tells it and another denies it\n", "disputed is missing"),
        ("version", "plover-2.0-readout-1\n", "one version is due, not 0"),
    ],
)
def test_lost_row(tables: Path, table: str, row: str, words: str) -> None:
    path = tables / f"{table}.tsv"
    text = path.read_text(encoding="utf-8")
    assert row in text
    path.write_text(text.replace(row, ""), encoding="utf-8")
    with pytest.raises(DataError, match=words) as caught:
        load_codebook(tables)
    assert str(caught.value).startswith(f"{table}.tsv: ")


def test_lost_table(tables: Path) -> None:
    (tables / "sectors.tsv").unlink()
    with pytest.raises(DataError, match=r"sectors\.tsv is missing"):
        load_codebook(tables)


def test_a_new_type_needs_no_code(tables: Path) -> None:
    append(tables / "types.tsv", "PRAY", "1", "1", "two-sided", "prays with the other")
    append(tables / "plover2cameo.tsv", "PRAY", "-", "-", "-")
    book = load_codebook(tables)
    assert book.score("PRAY") == 1
    assert book.cameo("PRAY") is None
