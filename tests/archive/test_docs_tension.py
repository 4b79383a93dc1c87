"""docs/tension.md says what is so: its commands and programs run, its columns and numbers are the real ones."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from readout.archive import open_archive
from readout.archive.tension.records import FEW, PARTS
from readout.archive.tension.shares import DRAWS, INTERVAL
from readout.archive.tension.weights import OWN, VERSION, load_weights
from readout.cli import main

from . import standins
from .test_tension import quiet, tell

PAGE = Path(__file__).parents[2] / "docs" / "tension.md"
TEXT = PAGE.read_text(encoding="utf-8")
COMMANDS = re.findall(r"^readout .*$", TEXT, re.MULTILINE)
(PROGRAM,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    standins.install(monkeypatch)
    archive = open_archive("my-archive", create=True)
    Path("my-weights.tsv").write_text(OWN.read_text(encoding="utf-8"), encoding="utf-8")
    archive.append([tell(1, -20), tell(2, 0, "THREATEN"), quiet(3, 3)])
    return tmp_path


def test_commands_and_program_run(inside: Path) -> None:
    for command in COMMANDS:
        words = shlex.split(command.partition("#")[0].partition(">")[0])[1:]
        found = CliRunner().invoke(main, words)
        assert found.exit_code == 0, found.output
    exec(PROGRAM, names := {})
    assert len(names["tension"]) == 2  # type: ignore[arg-type]


def test_numbers_are_those_of_the_program() -> None:
    text = " ".join(TEXT.split())
    assert f"(version `{VERSION}`)" in TEXT
    assert FEW == 5 and "fewer than five happenings" in text
    assert DRAWS == 1_000 and INTERVAL == (0.025, 0.975) and "The 95 % interval" in text
    assert all(f"`conflict{part}`" in TEXT for part in PARTS)
    assert (PAGE.parent / "../src/readout/archive/tension/data/weights.tsv").resolve() == OWN.resolve()
    weights = load_weights().rows
    assert [weights["ASSAULT", "aerial"], weights["ACCUSE", "*"]] == [(0.95, 0), (0.2, 0)]
    assert weights["RETREAT", "ceasefire"] == (0, 0.75)
