"""Learn when two drafts of a report tell one happening: `python -m readout.train.sameness CORPUS TABLE`.

Every draft that answers an annotated event stands for it; two of the same type are the same happening or not as they
stand for one event or two.
"""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from readout.code.draft import Draft
from readout.code.sameness import compare
from readout.evaluate.coded import CodedEvent, GoldReport
from readout.evaluate.gold import open_report, read_gold
from readout.evaluate.matching import share_sentence
from readout.pipeline import Tools, load_tools
from readout.records import Report
from readout.train.drafting import draft_report
from readout.train.logistic import Pair, fit, rate, write_weights
from readout.train.options import read_table_options

HEADING = "What agrees or differs between two tellings, and its weight (made by readout.train.sameness)"


def main() -> None:
    """Read the training part of the corpus, learn the weights, write them and tell how well they fit."""
    options = read_table_options("sameness", __doc__)
    tools = load_tools()
    parts = {part: list(read_pairs(options.corpus, part, tools)) for part in ("train", "development")}
    weights = fit(parts["train"])
    write_weights(options.table, weights, HEADING)
    for part, pairs in parts.items():
        print(f"{part}: {len(pairs)} pairs, {sum(same for _, same in pairs)} of one happening, {rate(pairs, weights)}")


def read_pairs(corpus: Path, part: str, tools: Tools) -> Iterator[Pair]:
    """Give the features of the pairs in one part of the corpus, and whether they tell one happening."""
    for gold in read_gold(corpus / "reports", part):
        report = open_report(gold)
        drafts, _ = draft_report(report, tools)
        yield from pair_drafts([draft for draft in drafts if not draft.echo], gold, report)


def pair_drafts(drafts: list[Draft], gold: GoldReport, report: Report) -> Iterator[Pair]:
    """Give the pairs among the drafts that answer one annotated event each."""
    owners = [(draft, owner) for draft in drafts if (owner := _owner(draft, gold, report)) is not None]
    for (one, first), (other, second) in combinations(owners, 2):
        if one.type == other.type:
            yield dict(compare(one, other)), first == second


def _owner(draft: Draft, gold: GoldReport, report: Report) -> str | None:
    answers = [event for event in gold.events if event.type == draft.type and _tells(event, draft, report)]
    if len(answers) > 1:  # of several in one sentence, the one with the draft's word
        word = draft.tree.words[draft.trigger.head].lower()
        answers = [event for event in answers if word in event.trigger.lower()]
    return answers[0].id if len(answers) == 1 else None


def _tells(event: CodedEvent, draft: Draft, report: Report) -> bool:
    sentences = tuple(span.cut(report.text) for span in draft.sentences)
    telling = CodedEvent(
        id="",
        type=draft.type,
        mode=None,
        trigger="",
        sentences=sentences,
        actors=(),
        recipients=(),
        auxiliaries=frozenset(),
        standing="reported",
        date=None,
        place=None,
        quantities=frozenset(),
    )
    return share_sentence(event, telling)


if __name__ == "__main__":
    main()
