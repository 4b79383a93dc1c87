"""`readout read`: forms, outputs, exit statuses."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

STORY = "Norway's foreign minister met her Swedish counterpart in Oslo on Monday, the ministry said.\n"
PAGES = Path(__file__).parent / "pages"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def test_tree_is_what_comes_unasked(run: Run, story: Path) -> None:
    done = run("read", story, "--published", "2024-03-05", "--publisher", "Fjord Wire")
    assert done.exit_code == 0
    first, second, *_ = done.stdout.splitlines()
    assert first.endswith("story.txt · Fjord Wire · 2024-03-05")
    assert second.startswith("├─ CONSULT") and "2024-03-04" in second and "Oslo (NOR)" in second
    assert done.stderr == ""


def test_json_lines_keep_the_contract(run: Run, story: Path) -> None:
    done = run("read", story, "--to", "jsonl", "--published", "2024-03-05")
    (line,) = done.stdout.splitlines()
    record = json.loads(line)
    assert list(record) == ["report", "mentions", "events", "claims", "reading"]
    assert record["report"]["published"] == "2024-03-05"
    assert record["report"]["source"] == str(story)
    assert record["events"][0]["type"] == "CONSULT"


def test_table_has_a_header_and_tabs_in_a_pipe(run: Run, story: Path) -> None:
    header, *rows = run("read", story, "--to", "table").stdout.splitlines()
    assert header.split("\t") == ["report", "event", "actors", "recipients", "when", "where", "standing", "words"]
    assert rows and all(len(row.split("\t")) == 8 for row in rows)


def test_standard_input_and_a_broken_line(run: Run) -> None:
    lines = "\n".join([json.dumps({"id": "a", "text": STORY}), '{"text": "cut', json.dumps({"id": "b", "text": STORY})])
    done = run("read", "-", "--to", "jsonl", input=lines)
    assert [json.loads(line)["report"]["id"] for line in done.stdout.splitlines()] == ["a", "b"]
    assert done.exit_code == 1
    assert done.stderr.startswith("readout: standard input:2: broken JSON")


def test_stop_at_the_first_problem(run: Run) -> None:
    lines = "\n".join(['{"text": "cut', json.dumps({"text": STORY})])
    done = run("read", "-", "--to", "jsonl", "--on-error", "stop", input=lines)
    assert (done.stdout, done.exit_code) == ("", 2)


def test_nothing_read_is_status_2(run: Run, tmp_path: Path) -> None:
    done = run("read", tmp_path / "missing.txt")
    assert done.exit_code == 2
    assert done.stderr == f"readout: {tmp_path}/missing.txt: cannot be read: No such file or directory\n"


def test_form_follows_the_name_of_the_output(run: Run, story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "readings.jsonl"
    out.parent.mkdir()
    done = run("read", story, "-o", out)
    assert json.loads(out.read_text())["report"]["source"] == str(story)
    assert done.stdout == "" and done.stderr == f"readout: 1 report read; written to {out}\n"


def test_archive_goes_on_where_it_was(run: Run, story: Path, tmp_path: Path) -> None:
    archive = tmp_path / "kept"
    assert run("read", story, "--to", "archive", "-o", archive, "-q").exit_code == 0
    again = run("read", story, "--to", "archive", "-o", archive)
    assert again.exit_code == 0 and "0 reports read, 1 known already" in again.stderr
    counted = run("query", archive, "select count(*) as n from events where type = 'CONSULT'", "--to", "jsonl")
    assert json.loads(counted.stdout) == {"n": 1}
    asked = "select command, outcome, reports, new, known, options->>'jobs' as jobs from runs order by started"
    noted = [json.loads(line) for line in run("query", archive, asked, "--to", "jsonl").stdout.splitlines()]
    same = {"command": "read", "outcome": "done", "jobs": "1"}
    assert noted == [{**same, "reports": 1, "new": 1, "known": 0}, {**same, "reports": 0, "new": 0, "known": 1}]


def test_parquet_files(run: Run, story: Path, tmp_path: Path) -> None:
    assert run("read", story, "--to", "parquet", "-o", tmp_path / "files").exit_code == 0
    assert (tmp_path / "files" / "events.parquet").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--to", "parquet"], "needs --output FOLDER"),
        (["--to", "jsonl", "-o", "{story}"], "is or lies in the input"),
        (["--to", "jsonl", "-o", "{folder}"], "is a folder"),
        (["--to", "jsonl", "-o", "{folder}/no/such/file"], "No such file or directory"),
        (["--published", "soon"], "not a date: 'soon'"),
        (["--to", "xml"], "'xml' is not one of"),
        (["--jobs", "0"], "0 is not in the range"),
    ],
)
def test_wrong_use_is_told_and_status_2(run: Run, story: Path, arguments: list[str], message: str) -> None:
    filled = [argument.format(story=story, folder=story.parent) for argument in arguments]
    done = run("read", story, *filled)
    assert done.exit_code == 2
    assert message in done.stderr
    assert story.read_text() == STORY


def test_an_output_among_the_inputs_is_refused(run: Run, story: Path) -> None:
    done = run("read", story.parent, "-o", story.parent / "all.jsonl")
    assert done.exit_code == 2 and not (story.parent / "all.jsonl").exists()


def test_a_page_of_today(run: Run) -> None:
    done = run("read", PAGES / "harbour.html", "--to", "jsonl", "--published", "1999-01-01")
    report = json.loads(done.stdout)["report"]
    assert report["title"] == "Norway summons Swedish envoy over harbour drones"
    assert report["published"].startswith("2024-03-05") and report["published_basis"] == "page"
    assert (report["publisher"], report["byline"], report["language"]) == ("Fjord Wire", "Ada Lund", "en")
    assert report["url"] == "https://fjordwire.example/2024/03/harbour-drones"
    assert "summoned the Swedish ambassador" in report["text"] and "asked Denmark for help" in report["text"]
    for other in (
        "cookies",
        "Subscribe",
        "whaling",
        "ADVERTISEMENT",
        "troll",
        "All rights",
        "attacked",
        "Reporting by",
    ):
        assert other not in report["text"]


def test_a_page_of_long_ago(run: Run) -> None:
    record = json.loads(run("read", PAGES / "old.html", "--to", "jsonl").stdout)
    assert record["report"]["published"] == "2014-05-03"
    assert "killed four soldiers" in record["report"]["text"]
    assert any(event["type"] == "ASSAULT" for event in record["events"])
