"""Learn what speaks for a word telling an event: `python -m readout.train.evidence CORPUS TABLE`.

The words are those that the encoder proposes in the development part: it was trained on the training part and is too
sure of the events there. Of that part only the reports without an event teach too: they alone tell what a report on a
match or a market is like, and the development part has few of them.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from readout.encode import encode_document
from readout.evaluate.coded import CodedEvent, GoldReport
from readout.evaluate.gold import open_report, read_gold
from readout.evaluate.matching import OPENING, share_sentence
from readout.evaluate.normal import normal_words
from readout.parse import parse_report
from readout.pipeline import Tools, load_tools
from readout.records import Document, Encoding, Report
from readout.spot.evidence import MOST_SHARE, collect_evidence, describe_setting, find_chances
from readout.spot.triggers import ENOUGH, match_predicate
from readout.train.logistic import Pair, fit, rate
from readout.train.options import read_table_options

WIDTHS = {"words of one field": MOST_SHARE}  # a narrow feature is learnt in this unit, or ridge would hold it down
HEADING = """\
# What speaks for a word telling an event of a type, and its weight: a logistic regression over the words that the
# encoder proposes in annotated reports (made by readout.train.evidence). The chance is 1 / (1 + exp(-sum)).
"""


def main() -> None:
    """Read the corpus, learn the weights, write them and tell how well they fit."""
    options = read_table_options("evidence", __doc__)
    tools = load_tools()
    parts = {
        "development": list(read_words(read_gold(options.corpus / "reports", "development"), tools)),
        "train, without events": list(read_words(read_quiet(options.corpus), tools)),
    }
    weights = round_weights(fit([scale(pair) for pairs in parts.values() for pair in pairs]))
    write_weights(options.table, weights)
    for part, pairs in parts.items():
        print(f"{part}: {len(pairs)} words and types, {sum(y for _, y in pairs)} true, {rate(pairs, weights, ENOUGH)}")


def read_quiet(corpus: Path) -> list[GoldReport]:
    """Return the reports of the training part that have no event."""
    return [gold for gold in read_gold(corpus / "reports", "train") if not gold.events]


def read_words(reports: Collection[GoldReport], tools: Tools) -> Iterator[Pair]:
    """Give what speaks for each proposed word and type in reports, and whether it is right."""
    for gold in reports:
        report = open_report(gold)
        document = parse_report(report)
        yield from weigh_words(gold, report, document, encode_document(document, report.text, tools.encoder))


def weigh_words(gold: GoldReport, report: Report, document: Document, encoding: Encoding) -> Iterator[Pair]:
    """Give the features of each proposed word and type, and whether an annotated event says so."""
    setting = describe_setting(encoding.trees)
    for number, (sentence, tree) in enumerate(zip(document.sentences, encoding.trees, strict=True)):
        text = sentence.span.cut(report.text)
        told = [event for event in gold.events if is_told(event, text)]
        for proposal in tree.proposals:
            match = match_predicate(tree, proposal.token)
            predicate, consumed = (match.predicate, match.consumed) if match else (None, frozenset[int]())
            word = sentence.tokens[proposal.token].cut(report.text)
            for kind, chance in find_chances(proposal, tree, predicate, consumed).items():
                right = is_right(kind, word, told)
                if right is not None:
                    yield dict(collect_evidence(kind, chance, predicate, setting, number)), right


def is_told(event: CodedEvent, text: str) -> bool:
    """Tell whether a sentence tells an annotated event; the annotated one may begin with the dateline."""
    opening = normal_words(text)[:OPENING]
    later = len(opening) == OPENING and any(opening in normal_words(sentence) for sentence in event.sentences)
    return later or share_sentence(event, replace(event, sentences=(text,)))


def is_right(kind: str, word: str, told: Collection[CodedEvent]) -> bool | None:
    """Tell whether a word is the trigger of an event of a type; `None` where another word of its sentence is."""
    named = {event.type for event in told if normal_words(word) in _trigger_words(event)}
    if not named and any(event.type == kind for event in told):
        return None
    return kind in named


def _trigger_words(event: CodedEvent) -> list[str]:
    return normal_words(event.trigger.partition("@")[0]).split()


def scale(pair: Pair) -> Pair:
    """Return a pair with narrow features made as wide as the others."""
    features, right = pair
    return {name: value / WIDTHS.get(name, 1.0) for name, value in features.items()}, right


def round_weights(weights: dict[str, float]) -> dict[str, float]:
    """Return the weights of the features as they are, rounded."""
    return {name: round(weight / WIDTHS.get(name, 1.0), 2) for name, weight in weights.items()}


def write_weights(table: Path, weights: dict[str, float]) -> None:
    """Write a row for each feature, heaviest first."""
    rows = sorted(weights.items(), key=lambda item: -abs(item[1]))
    table.write_text(HEADING + "".join(f"{name}\t{weight}\n" for name, weight in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
