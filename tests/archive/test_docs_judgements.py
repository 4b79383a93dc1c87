"""docs/judgements.md says what is so: its commands, its program and its query run."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from readout.archive import open_archive
from readout.archive.judging.values import CHECKS
from readout.cli import main

from .samples import make_reading

TEXT = (Path(__file__).parents[2] / "docs" / "judgements.md").read_text(encoding="utf-8")
BLOCKS = {kind: re.findall(rf"```{kind}\n(.*?)```", TEXT, re.DOTALL) for kind in ("sh", "python", "sql")}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    readings = [make_reading(number) for number in (1, 2)]
    open_archive("my-archive", create=True).append(readings)
    open_archive("other-archive", create=True).append(readings)
    Path("readings.jsonl").write_text("".join(json.dumps(one.to_dict()) + "\n" for one in readings), encoding="utf-8")
    return tmp_path


def test_the_commands_run(folder: Path) -> None:
    lines = [line for block in BLOCKS["sh"] for line in block.splitlines()]
    assert len(lines) == 12
    for line in lines:
        said, pipe, command = line.rpartition(" | ")
        lines_in = shlex.split(said)[1].replace("\\n", "\n") if pipe else ""
        done = CliRunner().invoke(main, shlex.split(command)[1:], input=lines_in)
        assert done.exit_code == 0, (line, done.output)
    assert [one.action for one in open_archive("other-archive").judgements()] == ["amend", "amend", "note", "reject"]
    assert (folder / "gold" / "gold.jsonl").is_file()


def test_the_program_and_the_query_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (program,), (sql, conflicts) = BLOCKS["python"], BLOCKS["sql"]
    exec(program, {})
    assert "amend" in capsys.readouterr().out
    assert open_archive("my-archive").query(conflicts).num_rows == 0
    assert open_archive("my-archive").query(sql).to_pylist() == [{"type": "AID", "judged": 1, "type_right": 0.0}]


def test_every_field_is_told() -> None:
    section = TEXT.partition("## What a field may be")[2].partition("##")[0]
    assert {name for fields in CHECKS.values() for name in fields} <= set(re.findall(r"`(\w+)`", section))
