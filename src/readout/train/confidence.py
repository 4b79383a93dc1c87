"""Learn what a score is worth: `python -m readout.train.confidence CORPUS TABLE` writes the points of the line.

An event is right if an annotated event of its type is told in the same sentence, as in `evaluate`. The line is drawn
on the development part; the test part then shows how well it holds.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

from readout.code.confidence import Points, calibrate, load_points
from readout.code.finish import finish_event
from readout.code.merging import merge_drafts
from readout.codebook import load_codebook
from readout.evaluate.coded import GoldReport
from readout.evaluate.gold import open_report, read_gold
from readout.evaluate.matching import match_events
from readout.evaluate.predictions import code_reading
from readout.pipeline import Tools, load_tools
from readout.records import Reading
from readout.train.drafting import draft_report
from readout.train.options import read_table_options

THRESHOLDS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9)
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


class Judged(NamedTuple):
    """A predicted event: its raw score, its confidence, and whether it is right."""

    score: float
    confidence: float
    right: bool


class Part(NamedTuple):
    """All predicted events of a part of the corpus, and how many are annotated."""

    events: list[Judged]
    annotated: int


def main() -> None:
    """Draw the line, write it, and print how it holds on the test part."""
    options = read_table_options("confidence", __doc__)
    tools = load_tools()
    development = judge_part(options.corpus, "development", tools)
    write_points(options.table, fit_line([(event.score, event.right) for event in development.events]))
    points = load_points(options.table)
    test = judge_part(options.corpus, "test", tools)
    events = [event._replace(confidence=calibrate(event.score, points)) for event in test.events]
    for line in describe(Part(events, test.annotated)):
        print(line)


def judge_part(corpus: Path, part: str, tools: Tools) -> Part:
    """Read a part of the corpus and judge every event."""
    events: list[Judged] = []
    annotated = 0
    for gold in read_gold(corpus / "reports", part):
        events += _judge(gold, tools)
        annotated += len(gold.events)
    return Part(events, annotated)


def _judge(gold: GoldReport, tools: Tools) -> Iterator[Judged]:
    report = open_report(gold)
    tellings, resolution = draft_report(report, tools)
    drafts = merge_drafts(tellings)
    events = tuple(finish_event(draft, report, load_codebook()) for draft in drafts)
    reading = Reading(
        report=report, mentions=resolution.mentions, events=events, claims=(), coder="", model="", codebook=""
    )
    right = {pair.predicted for pair in match_events(gold.events, code_reading(reading).events)}
    for number, (draft, event) in enumerate(zip(drafts, events, strict=True)):
        yield Judged(draft.confidence, event.confidence, number in right)


def fit_line(pairs: Sequence[tuple[float, bool]]) -> Points:
    """Return the points of the rising line nearest to the pairs: neighbours that fall are pooled."""
    pools: list[_Pool] = []
    for score, group in groupby(sorted(pairs), key=lambda pair: pair[0]):
        rights = [right for _, right in group]
        pools.append(_Pool(score * len(rights), sum(rights), len(rights)))
        while len(pools) > 1 and pools[-2].share >= pools[-1].share:
            last, first = pools.pop(), pools.pop()
            pools.append(_Pool(first.scores + last.scores, first.right + last.right, first.pairs + last.pairs))
    return tuple((pool.scores / pool.pairs, pool.share) for pool in pools)


class _Pool(NamedTuple):
    """Pairs of neighbouring scores: the sum of the scores, how many are right, how many there are."""

    scores: float
    right: int
    pairs: int

    @property
    def share(self) -> float:
        """The share that is right; half a pair of each kind more keeps small pools from certainty."""
        return (self.right + 0.5) / (self.pairs + 1)


def write_points(table: Path, points: Points) -> None:
    """Write a row for each point."""
    lines = ["# Score of an event, and the share of such events that are right (made by readout.train.confidence)"]
    lines += [f"{score:.4f}\t{chance:.4f}" for score, chance in points]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")


def describe(part: Part) -> Iterator[str]:
    """Give the reliability table, then precision and recall at some thresholds, as Markdown."""
    yield "| confidence | events | mean confidence | right |"
    yield "|---|---|---|---|"
    for low, high in pairwise(BINS):
        held = [event for event in part.events if low <= event.confidence < high]
        if held:
            mean = sum(event.confidence for event in held) / len(held)
            yield f"| {low:.1f} to {min(high, 1.0):.1f} | {len(held)} | {mean:.2f} | {_share(held):.2f} |"
    yield ""
    yield "| `--min-confidence` | precision | recall |"
    yield "|---|---|---|"
    for least in THRESHOLDS:
        held = [event for event in part.events if event.confidence >= least]
        recall = sum(event.right for event in held) / max(part.annotated, 1)
        yield f"| {least} | {_share(held):.2f} | {recall:.2f} |"


def _share(events: Sequence[Judged]) -> float:
    return sum(event.right for event in events) / max(len(events), 1)


if __name__ == "__main__":
    main()
