"""`readout world import` and `list`, as a user types them."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from readout.cli import main
from readout.world.imports.formats import find_format
from readout.world.imports.sources import Source
from tests.world.imports import dump, held, item, points, rows, text

ACTORS = "BREAD_COUNCIL_ [KENGOV]\nODD_ [QQQ]\nSTEPPE_ [CAS]\n"


def run(*arguments: object, input: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=input)


def test_counts_problems_and_exit_status(tmp_path: Path) -> None:
    (tmp_path / "my.actors.txt").write_text(ACTORS)
    done = run("world", "import", tmp_path / "my.actors.txt", "--into", tmp_path / "w")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "table\tnew\tchanged\tknown\tdiffers",
        "organisations.csv\t1\t0\t0\t0",
        "",
        "left out\tcount",
        "a region is no actor\t1",
    ]
    assert done.stderr.splitlines() == [
        f"readout: {tmp_path / 'my.actors.txt'}:2: no country 'QQQ' is known",
        f"readout: 1 row taken, 1 problem; written to {tmp_path / 'w'}",
    ]
    (tmp_path / "good.actors.txt").write_text(ACTORS.splitlines()[0])
    good = run("world", "import", tmp_path / "good.actors.txt", "--into", tmp_path / "w", "--quiet")
    assert (good.exit_code, good.output) == (0, "")
    assert run("world", "list", tmp_path / "w").stdout == "table\trows\norganisations.csv\t1\n"


def test_nothing_at_all_is_status_2(tmp_path: Path) -> None:
    (tmp_path / "my.actors.txt").write_text("ODD_ [QQQ]\n")
    assert run("world", "import", tmp_path / "my.actors.txt", "--into", tmp_path / "w").exit_code == 2
    missing = run("world", "import", tmp_path / "none.txt", "--into", tmp_path / "w")
    assert missing.exit_code == 2 and "there is no such file" in missing.stderr


def test_the_kind_may_be_said(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Who,What\nOda Weld,bread minister\n")
    done = run(
        *("world", "import", "offices", tmp_path / "list.txt", "--into", tmp_path / "w"),
        *("--column", "name=Who", "--column", "office=What", "--set", "country=KEN", "--set", "sector=GOV"),
    )
    assert done.exit_code == 0, done.output
    assert rows(tmp_path / "w", "offices")[0]["name"] == "Oda Weld"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("offices",), "which files?"),
        (("offices", "x.csv", "--format", "wikidata"), "offices is csv, and --format says wikidata"),
        (("x.csv", "--column", "name"), "NAME=VALUE is due"),
        (("x.csv", "--country", "Ruritania"), "no country 'Ruritania' is known"),
    ],
)
def test_wrong_use_is_told(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    done = run("world", "import", *arguments, "--into", tmp_path / "w")
    assert done.exit_code == 2 and message in done.stderr


def test_standard_input(tmp_path: Path) -> None:
    """In a process of its own: the dump comes from another program, and can be read once."""
    person = item("Q1", "Oda Weld", P31=points("Q5"), P39=held("Q900", "2001"))
    office = item("Q900", "Bread Minister", P31=points("Q4164871"), P17=points("Q114"))
    command = [sys.executable, "-m", "readout", "world", "import", "-", "--into", str(tmp_path / "w")]
    lines = dump(person, office, item("Q114", "Kenya", P298=text("KEN")))
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "w", "offices")[0]["country"] == "KEN"


def test_many_problems_are_not_all_told(tmp_path: Path) -> None:
    (tmp_path / "a.actors.txt").write_text("X_ [QQQ]\n" * 150)
    done = run("world", "import", tmp_path / "a.actors.txt", "--into", tmp_path / "w")
    assert len(done.stderr.splitlines()) == 102 and "and 50 problems more" in done.stderr


def test_help_shows_examples() -> None:
    for command in ("import", "list"):
        told = run("world", command, "--help").stdout
        assert f"readout world {command} " in told and "Example" in told


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("Our.Countries.actors.txt", "x", "actors"),
        ("our_agents.txt", "x", "agents"),
        ("latest-all.json.bz2", "", "wikidata"),
        ("a.tsv", "x", "csv"),
        ("words.txt", "# agents\nMILLER_ [~AGR]\n", "agents"),
        ("words.txt", "BREAD_COUNCIL_ [KENGOV] ; x, y\n", "actors"),
        ("words", '[\n{"type":"item"}\n', "wikidata"),
        ("words", "name,office\n", "csv"),
    ],
)
def test_the_format_is_found(name: str, content: str, format: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    assert find_format(Source(str(tmp_path / name))) == format


def test_unknown_formats_are_refused_by_name(tmp_path: Path) -> None:
    for name, content, message in (("a.xlsx", b"PK\x03\x04", "a workbook"), ("a.txt", b"hello", "cannot be told")):
        (tmp_path / name).write_bytes(content)
        done = run("world", "import", tmp_path / name, "--into", tmp_path / "w")
        assert done.exit_code == 2 and message in done.stderr
