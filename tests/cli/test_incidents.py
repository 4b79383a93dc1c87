"""`readout link`, `incidents` and `incident`."""

import json
from dataclasses import fields
from pathlib import Path

import click
import pytest

from readout.archive import Selection, open_archive
from readout.archive.linking.incidents import find_incidents
from readout.cli.incidents import command
from tests.archive import standins
from tests.archive.test_linking import told_on
from tests.cli.conftest import Run


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    standins.install(monkeypatch)
    opened = open_archive(tmp_path / "kept", create=True)
    opened.append([told_on(1, 1), told_on(2, 1), told_on(3, 9)])
    return opened.folder


def test_link_tells_what_it_counts(run: Run, archive: Path) -> None:
    done = run("link", archive)
    assert done.exit_code == 0 and done.stderr == ""
    lines = {line.split()[0]: line.split()[1] for line in done.stdout.splitlines()}
    assert lines == {
        "reports": "3",
        "copies": "1",
        "versions": "0",
        "withdrawn": "0",
        "sources": "2",
        "mentions": "6",
        "incidents": "4",
    }
    assert json.loads(run("link", archive, "--json").stdout)["new"] == 0
    assert json.loads(run("link", archive, "--again", "--json").stdout)["new"] == 3
    missing = run("link", archive.parent / "none")
    assert missing.exit_code == 2 and "there is no archive here" in missing.stderr


def test_incidents_as_table_csv_and_json(run: Run, archive: Path) -> None:
    unlinked = run("incidents", archive)
    assert unlinked.exit_code == 2 and f"not linked yet: readout link {archive}" in unlinked.stderr
    run("link", archive)
    head, line = run("incidents", archive, "--type", "AID", "--until", "2026-03-05").stdout.splitlines()
    assert head.split("\t")[1:] == [
        *("day", "type", "who", "to whom", "where", "standing", "figures", "mentions", "reports", "sources")
    ]
    assert line.split("\t")[1:] == [
        *("2026-03-02", "AID", "France", "Chad", "Chad, TCD", "disputed", "40 trucks", "2", "2", "1")
    ]
    assert run("incidents", archive, "--to", "csv", "--pair", "TCD,FRA").stdout.count('"Chad, TCD"') == 2
    found = [json.loads(line) for line in run("incidents", archive, "--to", "json", "--limit", 3).stdout.splitlines()]
    assert [incident["reports"] for incident in found][:2] == [["r3"]] * 2
    assert found[2]["counts"] == {"mentions": 2, "reports": 2, "sources": 1}
    for option, value in (("--since", "yesterday"), ("--pair", "RUS"), ("--standing", "true")):
        refused = run("incidents", archive, option, value)
        assert refused.exit_code == 2 and value in refused.stderr


def test_the_board_has_all_of_an_incident(run: Run, archive: Path) -> None:
    run("link", archive)
    incident = find_incidents(open_archive(archive), type="AID")[1]
    done = run("incident", archive, incident.id[:14])
    assert done.exit_code == 0 and "\x1b" not in done.stdout
    for told in (
        "disputed",
        "2026-03-02 · Chad, TCD",
        "2 mentions · 2 reports that stand · 1 source: Paper 1",
        "asserts\n  the health ministry (TCD) “France sent 40 trucks … on Tuesday”",
        "denies\n  A rebel spokesman “any truck had arrived”",
        "2026-03-02  40 trucks – the report itself, r1",
        "  2026-03-02  Paper 1: Story 1 [r1]\n      ↳ 2026-03-02  Paper 2 (Paper 1): Story 2 [r2]",
        f"[{incident.events[0]}, ",
        "0.75  day, type",
    ):
        assert told in done.stdout
    assert "confirms" not in done.stdout
    assert json.loads(run("incident", archive, incident.id, "--to", "json").stdout)["incident"]["id"] == incident.id
    assert "\x1b[" in run("incident", archive, incident.id, "--color").stdout


def test_judgements_are_recorded_linked_and_undone(run: Run, archive: Path) -> None:
    run("link", archive)
    later, earlier = find_incidents(open_archive(archive), type="AID")
    merged = run("incident", archive, "--merge", later.id, earlier.id, "--why", "same trucks", "--by", "ada")
    assert merged.exit_code == 0
    assert merged.stdout.strip() in (later.id, earlier.id)
    judgement = merged.stderr.split()[0]
    board = run("incident", archive, merged.stdout.strip()).stdout
    assert "merge judged by ada on 20" in board and f"same trucks [{judgement}]" in board
    event = later.events[0]
    split = run("incident", archive, "--split", merged.stdout.strip(), "--events", event)
    assert len(split.stdout.split()) == 2
    assert run("incident", archive, "--undo", split.stderr.split()[0]).stdout == merged.stdout
    run("incident", archive, "--undo", judgement)
    assert find_incidents(open_archive(archive), type="AID") == (later, earlier)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "one of ID, --merge, --split and --undo, not none"),
        (("i1", "--undo", "j1"), "not ID and --undo"),
        (("--split", "i1"), "go together"),
        (("i1", "--events", "e1"), "go together"),
        (("x1",), "no incident of the archive has this id"),
        (("--undo", "j1"), "no judgement that stands"),
    ],
)
def test_calls_without_sense_are_refused(run: Run, archive: Path, arguments: tuple[str, ...], said: str) -> None:
    run("link", archive)
    done = run("incident", archive, *arguments)
    assert done.exit_code == 2 and said in done.stderr


def test_incidents_take_what_events_take(run: Run, archive: Path) -> None:
    run("link", archive)
    weighty = run("incidents", archive, "--party", "TCD", "--words", "relief", "--sort", "weight", "--to", "json")
    found = [json.loads(line) for line in weighty.stdout.splitlines()]
    assert [incident["counts"]["mentions"] for incident in found] == [2, 1]
    assert run("incidents", archive, "--sort", "best").exit_code == 2


def test_the_options_are_the_fields_of_a_selection() -> None:
    options = {option.name for option in command.params if isinstance(option, click.Option)}
    assert options - {"sort", "limit", "form"} == {field.name for field in fields(Selection)} - {"event"}
    assert len({name for option in command.params for name in option.opts}) == len(command.params)
