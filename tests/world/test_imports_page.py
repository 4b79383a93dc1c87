"""What docs/world-import.md shows is what happens."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from readout.cli import main
from readout.world.imports import TABLES
from readout.world.imports.rows import data_rows
from tests.world.imports import rows, take

PAGE = (Path(__file__).parent.parent.parent / "docs" / "world-import.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def _blocks(kind: str) -> list[str]:
    return [text for found, text in BLOCK.findall(PAGE) if found == kind]


@pytest.mark.parametrize(
    ("number", "name", "table"), [(0, "made.actors.txt", "offices"), (1, "made.agents.txt", "agents")]
)
def test_the_examples_give_the_tables_that_are_shown(number: int, name: str, table: str, tmp_path: Path) -> None:
    done = take(tmp_path / name, _blocks("text")[number], tmp_path / "world")
    assert not done.problems
    assert (tmp_path / "world" / f"{table}.csv").read_text() == _blocks("csv")[number]


def test_what_the_page_says_of_the_other_rows(tmp_path: Path) -> None:
    take(tmp_path / "made.actors.txt", _blocks("text")[0], tmp_path / "world")
    (group,) = rows(tmp_path / "world", "groups")
    assert (group["name"], group["country"], group["sector"], group["start"]) == (
        "Kisumu Bread Front",
        "KEN",
        "REB",
        "1990-01-01",
    )
    (body,) = rows(tmp_path / "world", "organisations")
    assert (body["name"], body["code"]) == ("UN Grain Office", "UNO")
    assert rows(tmp_path / "world", "countries")[0]["metonyms"].endswith("Bread Hill")


def test_headers_options_and_roles_of_the_page_are_true() -> None:
    for table, columns in TABLES.items():
        assert f"| `{table}.csv` | {', '.join(columns)} |" in PAGE
    told = CliRunner().invoke(main, ["world", "import", "--help"]).stdout
    for option in set(re.findall(r"--[a-z][a-z-]+", PAGE)):
        assert option in told, option
    parts = {row[0] for row in data_rows("roles.tsv", 6)}
    for line in re.findall(r"^\| (`[A-Z`, ]+`)", PAGE, re.MULTILINE):
        assert set(re.findall(r"[A-Z]{3}", line)) <= parts, line


def test_the_python_example_runs(tmp_path: Path) -> None:
    (tmp_path / "my.actors.txt").write_text("BREAD_COUNCIL_ [KENGOV]\n")
    done = subprocess.run(
        [sys.executable, "-c", _blocks("python")[0]], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("offices new") and (tmp_path / "my-world" / "offices.csv").exists()
