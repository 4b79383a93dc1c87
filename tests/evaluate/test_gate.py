"""The gate: the scores on parts of the corpus have floors; they go up, never quietly down."""

from pathlib import Path

import pytest

from readout.evaluate import CodedReport, check_floors, code_reading, format_scores, read_gold, score_reports
from readout.evaluate.gold import open_report
from readout.pipeline import Tools, read_report

FLOORS = Path(__file__).parent
CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize("part", ["development", "test"])
def test_scores_keep_their_floors(part: str, tools: Tools) -> None:
    gold = read_gold(CORPUS, part)
    answers: list[CodedReport] = []
    for report in gold:
        answers.append(code_reading(read_report(open_report(report), tools)))
    scores = score_reports(gold, answers)
    violations = check_floors(scores, FLOORS / f"floors-{part}.json")
    if violations:
        pytest.fail("\n".join(["below the floor:", *violations, "", format_scores(scores)]), pytrace=False)
