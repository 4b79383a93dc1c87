"""The other commands, help texts, pipes that close, Ctrl-C."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from readout.cli import COMMANDS
from tests.cli.conftest import Run

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
STORY = "Norway's foreign minister met her Swedish counterpart in Oslo on Monday, the ministry said.\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.exit_code == 0
    assert re.search(rf"Examples?:\n +readout {command}", done.stdout)


def test_help_and_version(run: Run) -> None:
    assert all(name in run("--help").stdout for name in COMMANDS)
    assert re.fullmatch(r"readout, version \d+\.\d+\.\d+\S*\n", run("--version").stdout)


def test_show_prints_text_events_and_claims(run: Run, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    done = run("show", tmp_path / "story.txt", "--published", "2024-03-05")
    assert done.exit_code == 0
    assert STORY.strip() in done.stdout
    assert "  1 CONSULT" in done.stdout and "❝" in done.stdout
    assert "\x1b" not in done.stdout


def test_show_in_colour_on_demand_and_never_the_reports_own_codes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("\x1b[31m[bold]" + STORY)
    assert "\x1b[" in run("show", tmp_path / "story.txt", "--color").stdout
    plain = run("show", tmp_path / "story.txt", "--no-color").stdout
    assert "\x1b" not in plain and "[bold]" in plain


def test_query_forms_and_faults(run: Run, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    archive = tmp_path / "kept"
    run("read", tmp_path / "story.txt", "--to", "archive", "-o", archive)
    sql = "select type, actor_countries, mode from events"
    assert run("query", archive, sql).stdout == "type\tactor_countries\tmode\nCONSULT\tNOR; SWE\t\n"
    assert run("query", archive, sql, "--to", "csv").stdout == "type,actor_countries,mode\nCONSULT,NOR; SWE,\n"
    for asked, message in (("selec", "the query fails"), ("drop table x", "only read")):
        done = run("query", archive, asked)
        assert done.exit_code == 2 and message in done.stderr
    missing = run("query", tmp_path / "none", sql)
    assert missing.exit_code == 2 and "there is no archive here" in missing.stderr


def test_doctor_finds_all_in_order(run: Run) -> None:
    done = run("doctor")
    assert done.exit_code == 0, done.stdout
    assert "one report     read" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")
def test_closed_pipe_and_ctrl_c_are_quiet(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(STORY * (number + 1))
    command = [sys.executable, "-m", "readout", "read", str(tmp_path), "--to", "jsonl"]
    for closes, status in ((True, 141), (False, 130)):
        # A shell may have told its children to ignore Ctrl-C.
        allow = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.default_int_handler)}
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **allow) as process:
            assert process.stdout is not None and process.stderr is not None
            assert process.stdout.readline()
            if closes:
                process.stdout.close()
            else:
                process.send_signal(signal.SIGINT)
                process.stdout.read()
            told = process.stderr.read()
        assert process.returncode == status
        assert told == ("" if closes else "readout: stopped\n")
