"""What each rule is worth, and the command line of those who tune it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from readout.evaluate.__main__ import main
from readout.evaluate.rules import count_missed, count_rules
from readout.evaluate.verdicts import judge_claims, judge_events
from tests.evaluate.samples import ACCUSATION, CHARGE, GOLD, RAID, answer, changed, write_report
from tests.evaluate.test_predictions import record, write_lines


def test_verdicts_on_events() -> None:
    right = changed(ACCUSATION, made_by="code/0.1 accuse.v; merging: same happening")
    wrong = changed(RAID, type="COERCE", mode=None, trigger="cost", made_by="code/0.1 cost.v")
    false = changed(ACCUSATION, trigger="arming", made_by="code/0.1 cost.v")
    findings = list(judge_events([GOLD], answer(right, wrong, false)))
    assert [(found.verdict, found.told, found.due) for found in findings] == [
        ("right", "ACCUSE/allege", "ACCUSE/allege"),
        ("wrong", "COERCE", "ASSAULT/firearms"),
        ("false", "ACCUSE/allege", ""),
    ]
    worst, *others = count_rules(findings)
    assert (worst.name, worst.harm, worst.precision, worst.mixed_up) == (
        "code/0.1 cost.v",
        2,
        0.0,
        {"ASSAULT/firearms": 1},
    )
    assert {count.name: count.precision for count in others} == {
        "code/0.1 accuse.v": 1.0,
        "merging: same happening": 1.0,
    }
    assert count_missed(findings) == []


def test_missed_triggers_by_word() -> None:
    gold = [changed(RAID, id="a", trigger="opened fire"), changed(RAID, id="b", trigger="under fire from")]
    report = type(GOLD)(id="r1", text="", events=tuple(gold), claims=())
    findings = list(judge_events([report], answer(changed(gold[0], made_by="code/0.1 open.v obj:fire"))))
    (fire,) = count_missed(findings)  # `under` and `from` alone tell nothing; `opened` was found
    assert (fire.name, fire.verdicts["missed"], fire.verdicts.total()) == ("fire", 1, 2)


def test_verdicts_on_claims() -> None:
    other = type(CHARGE)(
        id="c", speaker="the army", cue="said", content=CHARGE.content, stance="states", made_by="a say.v"
    )
    (found,) = judge_claims([GOLD], answer(claims=(other,)))
    assert (found.verdict, found.told, found.due) == ("wrong", "the army states", "the minister of Chad accuses")
    (missed,) = judge_claims([GOLD], answer(claims=()))
    assert (missed.verdict, [count.name for count in count_missed([missed])]) == ("missed", ["said"])


def test_every_prediction_gets_one_verdict() -> None:
    events = [RAID, RAID, changed(RAID, type="COERCE", mode=None), ACCUSATION]
    findings = list(judge_events([GOLD], answer(*events)))
    assert sum(found.verdict != "missed" for found in findings) == len(events)
    assert sum(found.verdict != "false" for found in findings) == len(GOLD.events)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_report(tmp_path / "reports" / "own")
    (tmp_path / "stories.json").write_text("{}", encoding="utf-8")
    return tmp_path


def test_the_commands(corpus: Path) -> None:
    run = CliRunner().invoke
    assert "1 new reports" in run(main, ["split", str(corpus)]).output
    assert "0 new reports" in run(main, ["split", str(corpus)]).output
    checked = run(main, ["corpus", str(corpus)])
    assert (checked.exit_code, checked.output.strip()) == (
        0,
        "1 reports, 3 events, 1 claims, 0 stories, 0 sentence rows, 0 faults",
    )
    printed = json.loads(run(main, ["input", str(corpus)]).output)
    assert (printed["id"], printed["published"], "E1" in printed["text"]) == ("own-001", "2021-03-05", False)


def test_the_rules_command(corpus: Path) -> None:
    predictions = write_lines(corpus, record())
    run = CliRunner().invoke
    tables = run(main, ["rules", str(predictions), str(predictions)]).output
    assert "     0             0      1   100%  code/0.1 accuse.v" in tables
    missed = run(main, ["rules", str(corpus / "reports"), str(predictions)]).output
    assert "     1     1  recalled             SANCTION/withdraw 1" in missed
    shown = run(main, ["rules", str(corpus / "reports"), str(predictions), "--show", "recalled"]).output
    assert shown.splitlines() == [
        "missed own-001  nothing for SANCTION/withdraw (recalled)",
        "       no rule",
        "       Paris recalled its envoy.",
    ]


def test_faults_go_to_standard_error_with_status_1(corpus: Path) -> None:
    write_report(corpus / "reports" / "own", ("ACCUSE/allege", "BLAME"))
    command = [sys.executable, "-m", "readout.evaluate"]
    done = subprocess.run([*command, "corpus", str(corpus)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "own/own-001.txt:10: unknown type 'BLAME'" in done.stderr
    done = subprocess.run([*command, "input", str(corpus)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip() == "readout: own/own-001.txt:10: unknown type 'BLAME'"
