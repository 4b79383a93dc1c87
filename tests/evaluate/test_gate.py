"""The gate: the scores on the development part of the corpus have floors; they go up, never quietly down."""

from pathlib import Path

import pytest

from readout.evaluate import CodedReport, check_floors, code_reading, format_scores, read_gold, score_reports
from readout.pipeline import Tools, read_report
from readout.read import read_text

FLOORS = Path(__file__).parent / "floors.json"
CORPUS = Path(__file__).parents[2] / "corpus"


def test_scores_on_the_development_part_keep_their_floors(tools: Tools) -> None:
    gold = read_gold(CORPUS, "development")
    answers: list[CodedReport] = []
    for report in gold:
        clean = read_text(
            report.text,
            id=report.id,
            title=report.title,
            published=report.published,
            publisher=report.publisher,
            url=report.url,
        )
        answers.append(code_reading(read_report(clean, tools)))
    scores = score_reports(gold, answers)
    violations = check_floors(scores, FLOORS)
    if violations:
        pytest.fail("\n".join(["below the floor:", *violations, "", format_scores(scores)]), pytrace=False)
