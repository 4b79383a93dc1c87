"""`readout events`, `series` and `search`."""

import csv
import io
import json
from pathlib import Path

import pytest

import readout
from tests.archive.samples import make_reading
from tests.cli.conftest import Run


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    opened = readout.open(tmp_path / "kept", create=True)
    opened.append([make_reading(number) for number in (1, 2, 3)])
    return opened.folder


def test_events_are_listed_as_asked(run: Run, archive: Path) -> None:
    head, *lines = run("events", archive, "--actor", "FRA", "--recipient", "chad").stdout.splitlines()
    assert head.split("\t")[:4] == ["when_start", "type", "mode", "actor_names"]
    assert [line.split("\t")[:5] for line in lines] == [["2026-03-10", "AID", "", "France", "Chad"]] * 3
    rows = list(csv.DictReader(io.StringIO(run("events", archive, "--happened", "--to", "csv").stdout)))
    assert [(row["report"], row["cameo"], row["auxiliaries"]) for row in rows] == [
        *(("r1", "073", ""), ("r2", "073", "")),
        ("r3", "073", ""),
    ]
    found = run("events", archive, "--to", "jsonl", "--limit", 2, "--publisher", "The Example").stdout.splitlines()
    assert [json.loads(line)["report"] for line in found] == ["r1", "r2"]
    assert run("events", archive, "--type", "ASSAULT").stdout.splitlines() == [head]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--type", "WAR"), "WAR: a type is AGREE"),
        (("--since", "yesterday"), "yesterday: not a day"),
        (("--pair", "RUS"), "a pair is two countries"),
        (("--min-confidence", "2"), "2"),
    ],
)
def test_what_is_nothing_is_told_in_a_line(run: Run, archive: Path, options: tuple[str, ...], said: str) -> None:
    refused = run("events", archive, *options)
    assert refused.exit_code == 2 and said in refused.stderr and "Traceback" not in refused.stderr


def test_series_panels_and_networks(run: Run, archive: Path) -> None:
    assert run("series", archive, "--by", "month").stdout.splitlines() == [
        "month\tevents\texposure",
        "2026-03-01\t3\t3",
    ]
    assert run("series", archive, "--unreal", "--by", "month").stdout.splitlines()[1] == "2026-03-01\t6\t3"
    head, line = run("series", archive, "--panel", "--to", "csv").stdout.splitlines()
    assert head.startswith("week,actor,recipient,events,reports,verbal_cooperation")
    assert line.startswith("2026-03-09,FRA,TCD,3,3,0,3,0,0,7.4")
    assert run("series", archive, "--network").stdout.splitlines()[1] == "FRA\tTCD\t3\t3\t\t7.4\t0\t3\t0\t0"
    assert "not linked yet" in run("series", archive, "--count", "incidents").stderr
    assert run("series", archive, "--network", "--panel").exit_code == 2


def test_search_shows_the_words(run: Run, archive: Path) -> None:
    found = run("search", archive, "RELIEF trucks", "--actor", "FRA")
    assert found.exit_code == 0
    about, words = found.stdout.splitlines()[:2]
    assert about == "2026-03-12 · The Example · Relief goods reach Abéché · r1"
    assert "Relief goods reach Abéché France sent" in words
    hits = [
        json.loads(line)
        for line in run("search", archive, "truck", "--in", "claims", "--to", "jsonl").stdout.splitlines()
    ]
    assert [(hit["report"], hit["stance"]) for hit in hits] == [("r1", "denies"), ("r2", "denies"), ("r3", "denies")]
    assert "A rebel spokesman denies" in run("search", archive, "truck", "--in", "claims").stdout
    more = run("search", archive, "relief", "--limit", 2)
    assert "the latest 2" in more.stderr and len(more.stdout.splitlines()) == 4
    assert run("search", archive, "elephants").exit_code == 1
    assert run("search", archive, "...").exit_code == 2


@pytest.mark.parametrize("command", ["events", "series", "search"])
def test_help_has_examples(run: Run, command: str) -> None:
    assert f"readout {command} my-archive" in run(command, "--help").stdout
