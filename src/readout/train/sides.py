"""Learn of which country the sides of an event are: `python -m readout.train.sides CORPUS TABLE`.

Every annotated event whose words are found in its sentence teaches, also where the program sees no event: a softmax
over the countries that the report names and nobody, with ridge, by Adam's method (Kingma and Ba 2015).
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from readout.code.fillers import find_by_rules
from readout.code.sides import Scene, Side, weigh_countries
from readout.encode import encode_document
from readout.evaluate.coded import CodedEvent, GoldReport
from readout.evaluate.gold import open_report, read_gold
from readout.evaluate.normal import normal_words
from readout.grammar import TAGS
from readout.lexicon.slots import find_slots
from readout.parse import parse_report
from readout.pipeline import Tools, load_tools
from readout.records import Document, Encoding, Report, Span, Spotting, Trigger
from readout.resolve import resolve_mentions
from readout.spot import spot_report
from readout.spot.triggers import match_predicate
from readout.train.align import covered_words, head_word
from readout.train.options import read_table_options

Lesson = tuple[list[tuple[str | None, dict[str, float]]], frozenset[str]]  # the choices and the right countries
RIDGE, ROUNDS, STEP = 2.0, 300, 0.05
LEAST_SEEN = 12  # choices with a feature, below which it is not learnt
BEGINNING = 24  # letters by which a sentence is known again


def main() -> None:
    """Read the training part of the corpus, learn the weights of both sides, write them and tell how well they fit."""
    options = read_table_options("sides", __doc__)
    tools = load_tools()
    parts = {part: list(read_lessons(options.corpus, part, tools)) for part in ("train", "development")}
    weights = {
        side: fit([lesson for name, lesson in parts["train"] if name == side]) for side in ("actor", "recipient")
    }
    write_weights(options.table, weights)
    for part, lessons in parts.items():
        for side, learnt in weights.items():
            print(f"{part}, {side}s: {rate([lesson for name, lesson in lessons if name == side], learnt):.1%} right")


def read_lessons(corpus: Path, part: str, tools: Tools) -> Iterator[tuple[Side, Lesson]]:
    """Give two lessons, one a side, for each annotated event of one part of the corpus."""
    for gold in read_gold(corpus / "reports", part):
        report = open_report(gold)
        document = parse_report(report)
        yield from _teach(gold, report, document, encode_document(document, report.text, tools.encoder), tools)


def _teach(
    gold: GoldReport, report: Report, document: Document, encoding: Encoding, tools: Tools
) -> Iterator[tuple[Side, Lesson]]:
    spotted = spot_report(report, document, encoding, tools.world)
    placed = [(event, trigger) for event in gold.events if (trigger := _trigger(event, report, document, encoding))]
    triggers = tuple(sorted((trigger for _, trigger in placed), key=lambda trigger: trigger.span))
    spotting = Spotting(mentions=spotted.mentions, triggers=triggers, cues=spotted.cues)
    resolution = resolve_mentions(spotting, report, document, encoding, tools.world)
    for event, trigger in placed:
        tree = encoding.trees[trigger.sentence]
        actors, recipients = find_by_rules(trigger, tree, resolution)
        sides: tuple[Side, Side] = ("actor", "recipient")
        for side, found, opposite in zip(sides, (actors, recipients), (recipients, actors), strict=True):
            scene = Scene(side=side, trigger=trigger, tree=tree, found=found, opposite=opposite, resolution=resolution)
            right = event.actors if side == "actor" else event.recipients
            yield side, (_choices(scene), frozenset(party.country for party in right if party.country))


def _choices(scene: Scene) -> list[tuple[str | None, dict[str, float]]]:
    choices = []
    for country, reasons in weigh_countries(scene):
        features: dict[str, float] = {}
        for name, value in reasons:
            features[name] = features.get(name, 0.0) + value
        choices.append((country, features))
    return choices


def _trigger(event: CodedEvent, report: Report, document: Document, encoding: Encoding) -> Trigger | None:
    """Return the trigger of an annotated event, `None` where its words are not in the sentence that is named."""
    told = normal_words(event.sentences[0])[:BEGINNING] if event.sentences else ""
    words = event.trigger.partition("@")[0]
    for number, sentence in enumerate(document.sentences):
        text = sentence.span.cut(report.text)
        if not told or told not in normal_words(text) or words not in text:
            continue
        start = sentence.span.start + text.index(words)
        span, tree = Span(start, start + len(words)), encoding.trees[number]
        head = head_word(tree, covered_words(span, sentence))
        match = match_predicate(tree, head)
        if match is not None and match.predicate.type == event.type:
            slots = match.predicate.actors, match.predicate.recipients
        else:
            slots = find_slots(event.type, TAGS.get(tree.tags[head], "n"))
        return Trigger(
            span=span,
            sentence=number,
            head=head,
            type=event.type,
            mode=event.mode,
            actors=slots[0],
            recipients=slots[1],
            weight=1.0,
            rule="annotated",
        )
    return None


def fit(lessons: list[Lesson]) -> dict[str, float]:
    """Return the weights of a softmax over the choices of each lesson; several right countries share the mark."""
    usable = [(choices, wanted) for choices, right in lessons if (wanted := _wanted(choices, right)).any()]
    seen = Counter(name for choices, _ in usable for _, features in choices for name in features)
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    place = {name: number for number, name in enumerate(names)}
    cells = [
        (row, place[name], value)
        for row, features in enumerate(features for choices, _ in usable for _, features in choices)
        for name, value in features.items()
        if name in place
    ]
    rows, columns, values = (np.array(part) for part in zip(*cells, strict=True))
    wanted = np.concatenate([marks for _, marks in usable])
    starts = np.cumsum([0, *(len(marks) for _, marks in usable[:-1])])
    group = np.repeat(np.arange(len(usable)), [len(marks) for _, marks in usable])
    weights, mean, square = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, ROUNDS + 1):
        scores = np.bincount(rows, values * weights[columns], len(wanted))
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        wrong = raised / np.add.reduceat(raised, starts)[group] - wanted
        slope = np.bincount(columns, values * wrong[rows], len(names)) + RIDGE * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        size = STEP if step < 0.7 * ROUNDS else 0.2 * STEP
        weights -= size * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def _wanted(choices: list[tuple[str | None, dict[str, float]]], right: frozenset[str]) -> NDArray[np.float64]:
    marks = np.array([float(country in right if right else country is None) for country, _ in choices])
    shared: NDArray[np.float64] = marks / max(marks.sum(), 1.0)
    return shared


def rate(lessons: list[Lesson], weights: dict[str, float]) -> float:
    """Return how often the likeliest choice alone is what was annotated."""

    def best(choices: list[tuple[str | None, dict[str, float]]]) -> str | None:
        return max(choices, key=lambda choice: sum(weights.get(n, 0.0) * v for n, v in choice[1].items()))[0]

    told = [(best(choices), right) for choices, right in lessons]
    return sum(({country} if country else set()) == right for country, right in told) / max(len(told), 1)


def write_weights(table: Path, weights: dict[str, dict[str, float]]) -> None:
    """Write a row for each feature with its weights on either side, heaviest first."""
    actor, recipient = weights["actor"], weights["recipient"]
    names = sorted({*actor, *recipient}, key=lambda n: (-abs(actor.get(n, 0.0)) - abs(recipient.get(n, 0.0)), n))
    lines = [
        "# What speaks for a country or for nobody to be the actor, and the recipient (made by readout.train.sides)"
    ]
    lines += [f"{name}\t{actor.get(name, 0.0):.3f}\t{recipient.get(name, 0.0):.3f}" for name in names]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
