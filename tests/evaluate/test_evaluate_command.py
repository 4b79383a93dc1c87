"""`readout evaluate` from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from readout.cli import main
from tests.evaluate.samples import write_report
from tests.evaluate.test_predictions import record, write_lines


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_report(tmp_path / "reports" / "own")
    (tmp_path / "split.tsv").write_text("own-001\ttest\n", encoding="utf-8")
    return tmp_path


def test_table_and_json(tmp_path: Path) -> None:
    answers = str(write_lines(tmp_path, record()))
    table = CliRunner().invoke(main, ["evaluate", answers, answers])
    assert table.exit_code == 0
    assert "type and countries of both sides          100.0    100.0    100.0" in table.output
    figures = json.loads(CliRunner().invoke(main, ["evaluate", answers, answers, "--to", "json"]).output)
    assert figures["events"]["type"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}


def test_a_part_of_a_corpus(corpus: Path) -> None:
    answers = str(write_lines(corpus, record()))
    command = ["evaluate", str(corpus), answers, "--to", "json", "--part"]
    test, train = (json.loads(CliRunner().invoke(main, [*command, part]).output) for part in ("test", "train"))
    assert (test["counts"]["gold_events"], test["unanswered"], test["unasked"]) == (3, ["own-001"], ["r1"])
    assert train["counts"]["reports"] == 0


def test_bad_gold_is_one_line_and_status_2(corpus: Path) -> None:
    answers = str(write_lines(corpus, record()))
    write_report(corpus / "reports" / "own", ("ACCUSE/allege", "BLAME"))
    done = CliRunner().invoke(main, ["evaluate", str(corpus), answers])
    assert done.exit_code == 2
    assert "own/own-001.txt:10: unknown type 'BLAME'" in done.output
