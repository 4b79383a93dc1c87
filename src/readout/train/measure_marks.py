"""How well the heads find marks: triggers and cues word by word, roles at the true trigger or cue."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from readout.encode.pieces import PieceCutter
from readout.train.network import Network, Scores
from readout.train.predict import feed_network
from readout.train.targets import NOTHING, Example, Lesson, make_example

THRESHOLD = 0.5  # of a word's probability to be a trigger of any type


class MarkScores(NamedTuple):
    """F1 of triggers with any type, with the right type, of cues with any stance, and of each role."""

    found: float
    typed: float
    modes: float
    cues: float
    roles: dict[str, float]

    def __str__(self) -> str:
        roles = " ".join(f"{name} {score:.3f}" for name, score in self.roles.items())
        return f"trigger {self.found:.3f} typed {self.typed:.3f} mode {self.modes:.3f} cue {self.cues:.3f} | {roles}"


@torch.no_grad()
def score_marks(network: Network, cutter: PieceCutter, lessons: Sequence[Lesson]) -> MarkScores:
    """Return the scores of the network on annotated lessons."""
    network.eval()
    counts: Counter[str] = Counter()
    ordered = sorted(lessons, key=lambda lesson: len(lesson.words))
    for batch in _batches(ordered, 32):
        examples = [make_example(lesson, cutter, network.labels) for lesson in batch]
        scores = feed_network(network, [example.pieces for example in examples])
        for row, example in enumerate(examples):
            _count_words(scores, row, example, network, counts)
            _count_roles(scores, row, example, network, counts)
    network.train()
    roles = {name: _f1(counts, f"role {name}") for name in network.labels.roles if name}
    return MarkScores(
        _f1(counts, "found"),
        _f1(counts, "typed"),
        counts["mode right"] / max(counts["modes"], 1),
        _f1(counts, "cue"),
        roles,
    )


def _batches(lessons: Sequence[Lesson], size: int) -> list[Sequence[Lesson]]:
    return [lessons[start : start + size] for start in range(0, len(lessons), size)]


def _count_words(scores: Scores, row: int, example: Example, network: Network, counts: Counter[str]) -> None:
    sections = network.labels.sections
    size = len(example.events)
    rows = scores.taggers["predicate"][row, :size]
    _count_layer(rows[:, sections["events"]], example.events, "found", "typed", counts)
    _count_layer(rows[:, sections["stances"]], example.stances, "cue", "stance", counts)
    for mark in example.marked:
        if mark.mode != NOTHING:
            counts["modes"] += 1
            counts["mode right"] += int(rows[mark.word, sections["modes"]].argmax()) == mark.mode


def _count_layer(rows: Tensor, gold: list[int], found: str, typed: str, counts: Counter[str]) -> None:
    chances = rows.float().softmax(-1)
    best = chances[:, 1:].argmax(-1) + 1
    for word, due in enumerate(gold):
        if due == NOTHING:
            continue
        told = float(1 - chances[word, 0]) >= THRESHOLD
        for name, right in ((found, True), (typed, int(best[word]) == due)):
            counts[f"{name} found"] += told
            counts[f"{name} gold"] += due > 0
            counts[f"{name} right"] += told and due > 0 and right


def _count_roles(scores: Scores, row: int, example: Example, network: Network, counts: Counter[str]) -> None:
    for mark in example.marked:
        size = len(mark.roles)
        heads = scores.predicates[row, mark.word].expand(size, -1)
        best = network.roles(heads, scores.arguments[row, :size]).argmax(-1).tolist()
        for guessed, due in zip(best, mark.roles, strict=True):
            if due == NOTHING:
                continue
            for role, what in ((guessed, "found"), (due, "gold")):
                counts[f"role {network.labels.roles[role]} {what}"] += 1
            if guessed == due:
                counts[f"role {network.labels.roles[due]} right"] += 1


def _f1(counts: Counter[str], name: str) -> float:
    return 2 * counts[f"{name} right"] / max(counts[f"{name} found"] + counts[f"{name} gold"], 1)
