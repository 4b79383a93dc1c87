"""`readout judge` and `readout judgements`."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import click
import pytest

from readout.archive import open_archive
from readout.cli import judge as judge_command
from tests.archive.samples import make_reading
from tests.cli.conftest import Run

AID, REJECT = (event.id for event in make_reading(1).events)
SAID = make_reading(1).claims[0].id


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    opened = open_archive(tmp_path / "kept", create=True)
    opened.append([make_reading(1), make_reading(2)])
    return opened.folder


def judged(folder: Path) -> dict[str, str | None]:
    sql = "SELECT id, judged FROM events UNION ALL SELECT id, 'rejected' FROM rejected"
    return {row["id"]: row["judged"] for row in open_archive(folder).query(sql).to_pylist()}


def test_the_least_sure_come_first_with_their_words(run: Run, archive: Path) -> None:
    done = run("judge", archive, "--country", "TCD", input="")
    assert done.exit_code == 0 and "\x1b" not in done.stdout
    assert "1/2  " in done.stdout and "AID  France [FRA GOV] → Chad [TCD]" in done.stdout
    assert "»sent« 40 trucks" in done.stdout and "The Example" in done.stdout
    assert "2 to judge; none judged" in done.stderr
    first = run("judge", archive, input="q\n").stdout
    assert "REJECT deny (negation)" in first and "»denied«" in first


def test_each_line_is_saved_at_once_and_what_is_judged_does_not_come_again(run: Run, archive: Path) -> None:
    lines = "c\nr a plan, not a deed\ns\na type coerce\na actors A rebel spokesman = TCD REB\nn ask Ada\nq\n"
    done = run("judge", archive, "--by", "ada", input=lines)
    assert "4 to judge; 1 confirmed, 1 rejected, 1 skipped, 2 amended, 1 noted" in done.stderr
    assert sorted(map(str, judged(archive).values())) == ["None", "amended", "confirmed", "rejected"]
    kept = open_archive(archive).judgements()
    assert [(one.action, one.by, one.why) for one in kept][:2] == [
        ("confirm", "ada", ""),
        ("reject", "ada", "a plan, not a deed"),
    ]
    again = run("judge", archive, input="c\n")
    assert "1/1" in again.stdout and "1 to judge; 1 confirmed" in again.stderr
    assert "0 to judge" in run("judge", archive, input="").stderr
    assert f"  {AID}  " in run("judge", archive, "--id", AID[:8], input="").stdout


def test_one_key_says_that_an_event_is_only_supposed(run: Run, archive: Path) -> None:
    done = run("judge", archive, "--limit", 1, input="h a threat\nh\nq\n")
    assert "1 to judge; 2 amended" in done.stderr
    rows = open_archive(archive).query("SELECT auxiliaries FROM events WHERE judged IS NOT NULL").to_pylist()
    assert rows == [{"auxiliaries": ["negation", "hypothetical"]}]
    first = open_archive(archive).judgements()[0]
    assert (first.field, first.value, first.why) == ("auxiliaries", ["negation", "hypothetical"], "a threat")
    claim = make_reading(1).claims[0].id
    assert "no field of claims" in run("judge", archive, "--id", claim, input="h\nq\n").stderr


def test_a_fault_in_a_line_is_told_and_the_event_stays(run: Run, archive: Path) -> None:
    done = run("judge", archive, "--limit", 1, input="a type WAR\na actors [1\nn\nu\nx\ne\n\n")
    assert "'WAR' is no type" in done.stderr and "not JSON" in done.stderr and "a note needs words" in done.stderr
    assert "nothing was judged here yet" in done.stderr
    assert "c confirm · r reject" in done.stdout and "fields to amend: type, mode" in done.stdout
    assert "1 to judge; 1 skipped" in done.stderr
    assert set(judged(archive).values()) == {None}


def test_undoing_goes_back_to_the_event(run: Run, archive: Path) -> None:
    done = run("judge", archive, input="c\ns\nr\nu\nu\nr\nq\n")
    shown = [line.split()[0] for line in done.stdout.splitlines() if line[1:3] == "/4"]
    assert shown == ["1/4", "2/4", "3/4", "4/4", "3/4", "1/4", "2/4"]
    assert done.stdout.count(" undone") == 2
    assert sorted(map(str, judged(archive).values())) == ["None"] * 3 + ["rejected"]


def test_claims_and_rejected_events_are_judged_by_their_id(run: Run, archive: Path) -> None:
    done = run("judge", archive, "--id", SAID, input="a stance warns\nc\n")
    assert "»France sent 40 trucks«" in done.stdout and "❝ the health ministry · states" in done.stdout
    assert (
        open_archive(archive).query("SELECT stance FROM claims WHERE id = ?", values=[SAID])["stance"][0].as_py()
        == "warns"
    )
    run("judge", archive, "--id", AID, input="r\n")
    done = run("judge", archive, "--id", AID, input="c\n")
    assert f"{AID} is rejected: »sent«" in done.stdout and judged(archive)[AID] == "confirmed"


def test_what_can_not_be_asked_is_told(run: Run, archive: Path) -> None:
    for arguments, said in (
        (("--type", "WAR"), "WAR: a type is AGREE"),
        (("--since", "yesterday"), "not a day"),
        (("--id", "e0"), "no event or claim"),
    ):
        done = run("judge", archive, *arguments, input="")
        assert done.exit_code == 2 and said in done.stderr
    for option, value, due in (
        ("--type", "aid", 2),
        ("--country", "chad", 2),
        ("--country", "FRA/JUD", 0),
        ("--below", "0.6", 2),
        ("--publisher", "x", 0),
        ("--since", "2026-03-12", 4),
    ):
        assert f"{due} to judge" in run("judge", archive, option, value, "--order", "newest", input="").stderr


def test_one_key_each_on_a_terminal(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = iter("cRa\rnsuq")
    asked = iter(["a plan", "type", "coerce", "ask Ada"])

    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(click, "getchar", lambda: next(keys))
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(asked))
    judge_command.command.main([str(archive)], standalone_mode=False)
    assert sorted(map(str, judged(archive).values())) == ["None", "amended", "confirmed", "rejected"]
    assert "1 confirmed, 1 rejected, 1 amended, 2 skipped" in capsys.readouterr().err


def test_judgements_are_listed_exported_imported_and_undone(run: Run, archive: Path, tmp_path: Path) -> None:
    run("judge", archive, "--by", "ada", input="a mode -\nr no\nc\nq\n")
    head, *lines = run("judgements", archive).stdout.splitlines()
    assert head.split("\t") == [
        *("id", "at", "by", "action", "of", "report", "field", "value", "why", "now on", "model now")
    ]
    assert [line.split("\t")[3] for line in lines] == ["amend", "reject", "confirm"]
    assert lines[0].split("\t")[6:8] == ["mode", "null"]
    undone = run("judgements", archive, "--undo", lines[1].split("\t")[0][:8])
    assert undone.stdout.endswith(" undone\n")
    assert len(run("judgements", archive).stdout.splitlines()) == 3
    assert len(run("judgements", archive, "--undone").stdout.splitlines()) == 5
    file = tmp_path / "judgements.jsonl"
    assert "4 judgements" in run("judgements", archive, "--export", file).stderr
    assert run("judgements", archive, "--export", "-").stdout == file.read_text(encoding="utf-8")
    other = open_archive(tmp_path / "other", create=True)
    other.append([make_reading(2)])
    told = run("judgements", other.folder, "--import", file).stdout
    assert told.startswith("4 judgements new, 0 known, ")
    assert run("judgements", other.folder, "--import", file).stdout.startswith("0 judgements new, 4 known")
    assert len(run("judgements", other.folder, "--orphans").stdout.splitlines()) == 2
    for arguments in (("--to", "gold"), ("--output", "x"), ("--undo", "j", "--export", "-")):
        assert run("judgements", archive, *arguments).exit_code == 2


@pytest.mark.parametrize(("form", "gold"), [("gold", "gold.jsonl"), ("corpus", ".")])
def test_judged_reports_are_gold(run: Run, archive: Path, tmp_path: Path, form: str, gold: str) -> None:
    predictions = tmp_path / "predictions.jsonl"
    readings = [
        replace(one, events=tuple(replace(e, contexts=(), mode=None) for e in one.events))
        for one in map(make_reading, (1, 2))
    ]
    predictions.write_text("".join(json.dumps(one.to_dict()) + "\n" for one in readings), encoding="utf-8")
    opened = open_archive(archive)
    opened.append([replace(one, coder="2.0") for one in readings])
    opened.judge(AID, "amend", field="type", value="COERCE")
    opened.judge(make_reading(2).events[0].id, "confirm")
    folder = tmp_path / form
    done = run("judgements", archive, "--to", form, "--output", folder)
    assert "0 reports written" in done.stdout and "2 reports with events that nobody judged" in done.stderr
    opened.judge(REJECT, "reject")
    assert "1 reports written" in run("judgements", archive, "--to", form, "--output", folder).stdout
    scores = json.loads(run("evaluate", folder / gold, predictions, "--to", "json").stdout)
    assert scores["events"]["any_type"]["recall"] == 100.0 and scores["events"]["any_type"]["precision"] == 50.0
    assert scores["events"]["type"]["f1"] == 0.0
    assert "2 reports written" in run("judgements", archive, "--to", form, "--output", folder, "--partly").stdout
    scores = json.loads(run("evaluate", folder / gold, predictions, "--to", "json").stdout)
    assert scores["counts"]["reports"] == 2 and scores["events"]["type"]["recall"] > 30


def test_a_report_that_the_corpus_format_can_not_hold_is_told(run: Run, archive: Path, tmp_path: Path) -> None:
    open_archive(archive).judge(AID, "confirm")  # has a context that the codebook lacks
    done = run("judgements", archive, "--to", "corpus", "--output", tmp_path / "corpus", "--partly")
    assert "0 reports written" in done.stdout and "r1: unknown context 'disaster'" in done.stderr
    assert list((tmp_path / "corpus").iterdir()) == []
