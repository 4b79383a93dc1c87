"""Annotated sentences to what the network takes and what the loss compares with."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.codebook import load_codebook
from readout.encode.pieces import PieceCutter, Pieces
from readout.encode.weights import Labels
from readout.train.marks import ROLES, Mark, Marks
from readout.train.treebank import Parsed

TAGS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
NOTHING = -100  # nothing to learn here
NAMES = ("O", *(f"{place}-{kind}" for kind in ("PER", "ORG", "LOC", "MISC") for place in "BI"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One sentence to learn from, with what is annotated on it.

    `grammar` gives tags, heads and relations; without it only the names teach. Names are `names` (one tag a word) or
    `guesses` ([words, tags], probabilities) or neither. `misc_open`: the annotators knew no MISC, an `O` may be one.
    """

    words: tuple[str, ...]
    grammar: Parsed | None = None
    grammar_weight: float = 1.0
    names: tuple[str, ...] | None = None
    guesses: NDArray[np.float32] | None = None
    names_weight: float = 1.0
    misc_open: bool = False
    marks: Marks | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A lesson in numbers. Lists run over words; `NOTHING` stands where there is nothing to learn."""

    pieces: Pieces
    tags: list[int]
    heads: list[int]  # 0 = root
    relations: list[int]
    grammar_weight: float
    names: NDArray[np.float32]  # [words, name tags], each row sums to 1, or to 0 where nothing is known
    names_weight: float
    misc_open: bool
    events: list[int]
    stances: list[int]
    marked: list["MarkedWord"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedWord:
    """A trigger or cue in numbers: `mode` is -100 for cues; each of the other lists runs over its labels or words."""

    word: int
    mode: int
    auxiliaries: list[float]  # empty where they are not annotated
    contexts: list[float]  # likewise
    roles: list[int]


def collect_labels(sentences: list[Parsed]) -> Labels:
    """Return the labels of a network for these sentences: all relations that occur."""
    relations = sorted({relation for sentence in sentences for relation in sentence.relations})
    book = load_codebook()
    pairs = [f"{kind}/{mode}" for kind in book.types for mode in book.modes(kind)]
    return Labels(
        tags=TAGS,
        names=NAMES,
        relations=tuple(relations),
        events=("", *book.types),
        modes=(*book.types, *pairs),
        auxiliaries=tuple(term.name for term in book.auxiliaries),
        contexts=book.contexts,
        stances=("", *(term.name for term in book.stances)),
        roles=ROLES,
    )


def make_example(lesson: Lesson, cutter: PieceCutter, labels: Labels) -> Example:
    """Return the numbers of a lesson."""
    grammar, marks = lesson.grammar, lesson.marks
    size = len(lesson.words)
    nothing = [NOTHING] * size
    claims = marks.claims if marks else None
    return Example(
        pieces=cutter.cut_sentence(list(lesson.words)),
        tags=[labels.tags.index(tag) for tag in grammar.tags] if grammar else nothing,
        heads=list(grammar.heads) if grammar else nothing,
        relations=[labels.relations.index(relation) for relation in grammar.relations] if grammar else nothing,
        grammar_weight=lesson.grammar_weight,
        names=_name_rows(lesson, labels),
        names_weight=lesson.names_weight,
        misc_open=lesson.misc_open,
        events=_mark_row(marks.events, labels.events, size, marks.partial) if marks else nothing,
        stances=nothing if claims is None else _mark_row(claims, labels.stances, size, partial=False),
        marked=[
            *(_event_word(mark, labels, size) for mark in (marks.events if marks else ())),
            *(_cue_word(mark, labels, size) for mark in claims or ()),
        ],
    )


def _mark_row(marks: tuple[Mark, ...], known: tuple[str, ...], size: int, partial: bool) -> list[int]:
    row = [NOTHING if partial else 0] * size
    for mark in marks:
        row[mark.word] = known.index(mark.label)
    return row


def _event_word(mark: Mark, labels: Labels, size: int) -> MarkedWord:
    full = bool(mark.contexts or mark.auxiliaries or mark.mode or mark.roles)  # a happening told again is typed only
    name = f"{mark.label}/{mark.mode}" if mark.mode else mark.label
    return MarkedWord(
        word=mark.word,
        mode=labels.modes.index(name) if full else NOTHING,
        auxiliaries=[float(name in mark.auxiliaries) for name in labels.auxiliaries] if full else [],
        contexts=[float(name in mark.contexts) for name in labels.contexts] if mark.contexts else [],
        roles=_role_row(mark, labels, size) if full else [NOTHING] * size,
    )


def _cue_word(mark: Mark, labels: Labels, size: int) -> MarkedWord:
    return MarkedWord(word=mark.word, mode=NOTHING, auxiliaries=[], contexts=[], roles=_role_row(mark, labels, size))


def _role_row(mark: Mark, labels: Labels, size: int) -> list[int]:
    row = [NOTHING if word in mark.unsure else 0 for word in range(size)]
    for word, role in mark.roles.items():
        row[word] = labels.roles.index(role)
    return row


def _name_rows(lesson: Lesson, labels: Labels) -> NDArray[np.float32]:
    if lesson.guesses is not None:
        return lesson.guesses
    rows = np.zeros((len(lesson.words), len(labels.names)), np.float32)
    if lesson.names is not None:
        rows[np.arange(len(lesson.words)), [labels.names.index(name) for name in lesson.names]] = 1.0
    return rows
