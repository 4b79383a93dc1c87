"""Annotated sentences to what the network takes and what the loss compares with."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.encode.pieces import PieceCutter, Pieces
from readout.encode.weights import Labels
from readout.train.treebank import Parsed

TAGS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
NAMES = ("O", *(f"{place}-{kind}" for kind in ("PER", "ORG", "LOC", "MISC") for place in "BI"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One sentence to learn from, with what is annotated on it.

    `grammar` gives tags, heads and relations; without it only the names teach. Names are `names` (one tag a word) or
    `guesses` ([words, tags], probabilities) or neither. `misc_open`: the annotators knew no MISC, an `O` may be one.
    """

    words: tuple[str, ...]
    grammar: Parsed | None = None
    names: tuple[str, ...] | None = None
    guesses: NDArray[np.float32] | None = None
    names_weight: float = 1.0
    misc_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A lesson in numbers. Lists run over words; -100 = nothing to learn here."""

    pieces: Pieces
    tags: list[int]
    heads: list[int]  # 0 = root
    relations: list[int]
    names: NDArray[np.float32]  # [words, name tags], each row sums to 1, or to 0 where nothing is known
    names_weight: float
    misc_open: bool


def collect_labels(sentences: list[Parsed]) -> Labels:
    """Return the labels of a network for these sentences: all relations that occur."""
    relations = sorted({relation for sentence in sentences for relation in sentence.relations})
    return Labels(tags=TAGS, names=NAMES, relations=tuple(relations))


def make_example(lesson: Lesson, cutter: PieceCutter, labels: Labels) -> Example:
    """Return the numbers of a lesson."""
    grammar = lesson.grammar
    nothing = [-100] * len(lesson.words)
    return Example(
        pieces=cutter.cut_sentence(list(lesson.words)),
        tags=[labels.tags.index(tag) for tag in grammar.tags] if grammar else nothing,
        heads=list(grammar.heads) if grammar else nothing,
        relations=[labels.relations.index(relation) for relation in grammar.relations] if grammar else nothing,
        names=_name_rows(lesson, labels),
        names_weight=lesson.names_weight,
        misc_open=lesson.misc_open,
    )


def _name_rows(lesson: Lesson, labels: Labels) -> NDArray[np.float32]:
    if lesson.guesses is not None:
        return lesson.guesses
    rows = np.zeros((len(lesson.words), len(labels.names)), np.float32)
    if lesson.names is not None:
        rows[np.arange(len(lesson.words)), [labels.names.index(name) for name in lesson.names]] = 1.0
    return rows
