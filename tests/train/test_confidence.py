from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.pipeline import Tools
from readout.train.confidence import Judged, Part, describe, fit_line, judge_part, write_points
from tests.evaluate.samples import write_report


def test_scores_that_rise_with_the_truth_keep_their_pools_apart() -> None:
    pairs = [(0.1, False), (0.2, False), (0.8, True), (0.9, True), (1.0, True)]
    assert fit_line(pairs) == (
        (pytest.approx(0.15), pytest.approx(0.5 / 3)),
        (pytest.approx(0.9), pytest.approx(3.5 / 4)),
    )


def test_neighbours_that_fall_are_pooled() -> None:
    assert fit_line([(0.2, True), (0.4, False)]) == ((pytest.approx(0.3), 0.5),)
    ((score, chance),) = fit_line([(0.1, True), (0.2, True), (0.3, False), (0.4, False)])
    assert (score, chance) == (pytest.approx(0.25), 0.5)


def test_a_late_fall_reaches_back_over_several_pools() -> None:
    first = [(0.1, False)] * 4
    pairs = [*first, (0.2, True), (0.3, False), (0.4, True), *[(0.5 + n / 100, False) for n in range(6)]]
    assert fit_line(pairs)[0] == (pytest.approx(0.1), 0.1)
    assert len(fit_line(pairs)) == 2  # 2 of the 9 behind the first are right


def test_the_order_of_the_pairs_changes_nothing() -> None:
    pairs = [(0.1, False), (0.3, True), (0.2, True), (0.5, False), (0.9, True)]
    assert fit_line(pairs[::-1]) == fit_line(pairs)


def test_without_events_there_is_no_line() -> None:
    assert fit_line([]) == ()


@given(st.lists(st.tuples(st.floats(0, 2), st.booleans()), min_size=1, max_size=30))
def test_scores_rise_and_no_chance_is_certain(pairs: list[tuple[float, bool]]) -> None:
    points = fit_line(pairs)
    scores = [score for score, _ in points]
    assert all(one <= other + 1e-9 for one, other in pairwise(scores))
    assert all(0 < chance < 1 for _, chance in points)


def test_chances_rise() -> None:
    pairs = [*((n / 100, True) for n in range(9)), (0.2, False), (0.3, True)]
    chances = [chance for _, chance in fit_line(pairs)]
    assert chances == sorted(chances)


def test_events_of_one_score_are_one_pool() -> None:
    assert fit_line([(0.5, False)] * 5 + [(0.5, True)] * 5) == ((0.5, 0.5),)


def test_points_are_written_as_the_program_reads_them(tmp_path: Path) -> None:
    table = tmp_path / "confidence.tsv"
    write_points(table, ((0.25, 0.1), (1.0, 2 / 3)))
    head, *rows = table.read_text(encoding="utf-8").splitlines()
    assert head.startswith("# ")
    assert rows == ["0.2500\t0.1000", "1.0000\t0.6667"]


EVENTS = [
    Judged(0.9, 0.95, True),
    Judged(0.8, 0.92, True),
    Judged(0.8, 0.91, False),
    Judged(0.5, 0.55, True),
    Judged(0.1, 0.05, False),
]


def test_reliability_is_told_by_bins_that_hold_events() -> None:
    lines = list(describe(Part(EVENTS, 6)))
    assert lines[: lines.index("")] == [
        "| confidence | events | mean confidence | right |",
        "|---|---|---|---|",
        "| 0.0 to 0.3 | 1 | 0.05 | 0.00 |",
        "| 0.5 to 0.6 | 1 | 0.55 | 1.00 |",
        "| 0.9 to 1.0 | 3 | 0.93 | 0.67 |",
    ]


def test_precision_and_recall_are_told_for_each_threshold() -> None:
    lines = list(describe(Part(EVENTS, 6)))
    table = dict(line.strip("| ").split(" | ", 1) for line in lines[lines.index("") + 3 :])
    assert table["0.0"] == "0.60 | 0.50"
    assert table["0.5"] == "0.75 | 0.50"
    assert table["0.9"] == "0.67 | 0.33"


def test_a_part_without_events_is_told_too() -> None:
    assert list(describe(Part([], 0)))[-1] == "| 0.9 | 0.00 | 0.00 |"


def test_events_of_one_part_of_the_corpus_are_judged(tmp_path: Path, tools: Tools) -> None:
    write_report(tmp_path / "reports")
    (tmp_path / "split.tsv").write_text("own-001\tdevelopment\n", encoding="utf-8")
    part = judge_part(tmp_path, "development", tools)
    assert part.annotated == 3
    assert sum(event.right for event in part.events) <= 3
    assert all(0 <= event.confidence <= 1 for event in part.events)
    assert judge_part(tmp_path, "test", tools) == Part([], 0)
