"""`--min-confidence`: what is left out, whatever the weights are sure of."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

STORY = """\
Norway's foreign minister met her Swedish counterpart in Oslo on Monday, the ministry said.

Russian troops attacked Kharkiv on Tuesday. Thousands of Armenians may have protested against the government in Yerevan.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def read_record(run: Run, *arguments: object) -> dict[str, Any]:
    done = run("read", *arguments, "--to", "jsonl")
    assert done.exit_code == 0, done.stderr
    record: dict[str, Any] = json.loads(done.stdout)
    return record


def thresholds(record: dict[str, Any]) -> list[float]:
    """Return 0, 1, what each event has and a little more."""
    sure = {event["confidence"] for event in record["events"]}
    return sorted({0.0, 1.0, *sure, *(min(one + 0.001, 1.0) for one in sure)})


def test_read_leaves_out_events_below_and_links_to_them(run: Run, story: Path) -> None:
    whole = read_record(run, story)
    assert whole["events"]
    for least in thresholds(whole):
        record = read_record(run, story, "--min-confidence", least)
        kept = [event["id"] for event in record["events"]]
        assert kept == [event["id"] for event in whole["events"] if event["confidence"] >= least]
        assert {link["event"] for claim in record["claims"] for link in claim["events"]} <= set(kept)
        assert [claim["id"] for claim in record["claims"]] == [claim["id"] for claim in whole["claims"]]
        assert (record["report"], record["mentions"]) == (whole["report"], whole["mentions"])


def test_table_has_a_row_for_each_event_left(run: Run, story: Path) -> None:
    whole = read_record(run, story)
    for least in thresholds(whole):
        _, *rows = run("read", story, "--to", "table", "--min-confidence", least).stdout.splitlines()
        assert len(rows) == sum(event["confidence"] >= least for event in whole["events"])


def test_show_prints_the_events_left(run: Run, story: Path) -> None:
    whole = read_record(run, story)
    for least in thresholds(whole):
        done = run("show", story, "--min-confidence", least)
        assert done.exit_code == 0
        numbered = [line for line in done.stdout.splitlines() if line[:3].strip().isdigit()]
        left = [event["type"] for event in whole["events"] if event["confidence"] >= least]
        assert [line[4:].split("/")[0].split()[0] for line in numbered] == left


@pytest.mark.parametrize("command", ["read", "show"])
@pytest.mark.parametrize("value", ["1.5", "-0.1", "much", "nan"])
def test_what_is_no_chance_is_refused(run: Run, story: Path, command: str, value: str) -> None:
    done = run(command, story, f"--min-confidence={value}")
    assert done.exit_code == 2
    assert "--min-confidence" in done.stderr and done.stdout == ""


@pytest.mark.parametrize("command", ["read", "show"])
def test_help_tells_of_the_option(run: Run, command: str) -> None:
    assert "--min-confidence" in run(command, "--help").stdout


def test_an_archive_keeps_every_event(run: Run, story: Path, tmp_path: Path) -> None:
    done = run("read", story, "--to", "archive", "-o", tmp_path / "kept", "--min-confidence", 0.5)
    assert done.exit_code == 2
    assert "keeps every event" in done.stderr
    assert not (tmp_path / "kept").exists()
