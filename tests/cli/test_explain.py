"""`readout explain`: from a report and from an archive, for people and for machines, and its errors."""

import json
from pathlib import Path

import pytest

from readout.explain import FIELDS
from tests.cli.conftest import Run

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
STORY = "Norway's foreign minister met her Swedish counterpart in Oslo on Monday, the ministry said.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


@pytest.fixture
def archive(run: Run, tmp_path: Path) -> Path:
    assert run("read", EXAMPLES, "--to", "archive", "-o", tmp_path / "kept").exit_code == 0
    return tmp_path / "kept"


def test_report_is_explained_for_people(run: Run, story: Path) -> None:
    done = run("explain", story, "--published", "2024-03-05")
    assert done.exit_code == 0
    assert "CONSULT" in done.stdout and "Oslo" in done.stdout and STORY.strip() in done.stdout
    assert all(f"\n  {name} " in done.stdout for name in FIELDS)
    assert "✗" in done.stdout and "\x1b" not in done.stdout


def test_fields_narrow(run: Run, story: Path) -> None:
    done = run("explain", story, "--field", "place", "--field", "quad")
    assert "\n  place " in done.stdout and "\n  quad " in done.stdout and "\n  type " not in done.stdout
    wrong = run("explain", story, "--field", "colour")
    assert wrong.exit_code == 2 and "'place'" in wrong.stderr


def test_json_is_one_object_a_report(run: Run, story: Path) -> None:
    done = run("explain", story, "--published", "2024-03-05", "--to", "json")
    record = json.loads(done.stdout)
    (event,) = record["events"]
    assert [finding["field"] for finding in event["findings"]] == list(FIELDS)
    assert event["event"]["type"] == "CONSULT"
    again = json.loads(run("explain", story, event["id"], "--published", "2024-03-05", "--to", "json").stdout)
    assert again == record


def test_standard_input_and_colour(run: Run) -> None:
    done = run("explain", "-", "--published", "2024-03-05", "--color", "--field", "type", input=STORY)
    assert done.exit_code == 0 and "\x1b[" in done.stdout


def test_archive_is_asked_by_the_beginning_of_an_id(run: Run, archive: Path) -> None:
    rows = run("query", archive, "select id from events where type = 'CONSULT'", "--to", "csv").stdout.split()
    done = run("explain", archive, rows[1][:7], "--field", "actors")
    assert done.exit_code == 0 and rows[1] in done.stdout and "Finland" in done.stdout
    assert "!" not in done.stdout.replace("!obj", "")


def test_errors_are_one_clear_line(run: Run, archive: Path, story: Path, tmp_path: Path) -> None:
    for arguments, message in (
        ((archive, "e00x"), "no event of the archive has this id; near it: e"),
        ((archive, "e"), "events begin so: e"),
        ((archive,), "is an archive: name the event"),
        ((tmp_path / "none", "e1"), "there is no such report or archive"),
        ((tmp_path, "e1"), "there is no archive here"),
        ((story, "e00x"), "has no event of this id"),
    ):
        done = run("explain", *arguments)
        assert done.exit_code == 2 and message in done.stderr, arguments
        assert done.stdout == ""


def test_what_cannot_be_read_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = run("explain", tmp_path / "empty.txt")
    assert done.exit_code == 2 and "empty" in done.stderr


def test_a_file_of_several_reports_is_searched(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps({"id": name, "text": STORY}) + "\n" for name in ("a", "b")))
    both = [json.loads(line) for line in run("explain", path, "--to", "json").stdout.splitlines()]
    assert [record["report"] for record in both] == ["a", "b"]
    second = both[1]["events"][0]["id"]
    (found,) = run("explain", path, second, "--to", "json").stdout.splitlines()
    assert json.loads(found)["report"] == "b"
    nothing = run("explain", path, "e00x")
    assert nothing.exit_code == 2 and "none of 2 reports tells it" in nothing.stderr


def test_an_empty_report_of_events(run: Run) -> None:
    assert "no events" in run("explain", "-", input="Nothing at all happened here.\n").stdout
