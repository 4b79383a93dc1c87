"""What there is to learn from, and what is kept back to measure with."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from readout.encode import Encoder
from readout.evaluate.corpus import list_reports
from readout.evaluate.split import PARTS, read_split
from readout.train.annotated import read_lessons
from readout.train.mentions import flatten_mentions
from readout.train.rows import read_row_lessons
from readout.train.targets import NAMES, Lesson
from readout.train.treebank import Named, Parsed, read_names, read_trees

GUM_NAMES_WEIGHT = 0.4  # made by rule out of another scheme
GUESSED_NAMES_WEIGHT = 0.5  # EWT's training part has no names: the network's own guesses, see `guess_names`
NAMES_KEPT_BACK = 200  # sentences of UNER's development part, to watch names with
TREES_KEPT_BACK = 250  # sentences of each treebank's development part, to watch trees with
NEVER_IN_NAMES = frozenset({"VERB", "PRON", "ADV", "SCONJ", "AUX", "INTJ", "SYM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All sentences, by use. No test sentence is in a part to learn from."""

    ewt: tuple[Lesson, ...]  # trees
    gum: tuple[Lesson, ...]  # trees and names
    uner: tuple[Lesson, ...]  # names
    watch_trees: tuple[Parsed, ...]
    watch_names: tuple[Named, ...]
    test_trees: dict[str, tuple[Parsed, ...]]
    test_names: tuple[Named, ...]
    marked: tuple[Lesson, ...] = ()  # our own corpus: events and claims; its trees and names are silver
    watch_marks: tuple[Lesson, ...] = ()
    test_marks: tuple[Lesson, ...] = ()


def read_corpus(folder: Path) -> Corpus:
    """Read the treebanks of a folder (layout in `treebank`)."""
    ewt = {part: read_trees(folder / "ewt" / f"{part}.conllu") for part in ("train", "dev", "test")}
    gum = {part: read_trees(folder / "gum" / f"{part}.conllu") for part in ("train", "dev", "test")}
    names = read_names(folder / "uner" / "dev.iob2")
    random.Random(0).shuffle(names)
    return Corpus(
        ewt=tuple(_ewt_lesson(sentence) for sentence in ewt["train"]),
        gum=tuple(_gum_lesson(sentence) for sentence in gum["train"]),
        uner=tuple(Lesson(words=s.words, names=s.names, misc_open=True) for s in names[NAMES_KEPT_BACK:]),
        watch_trees=tuple(ewt["dev"][:TREES_KEPT_BACK] + random.Random(0).sample(gum["dev"], TREES_KEPT_BACK)),
        watch_names=tuple(names[:NAMES_KEPT_BACK]),
        test_trees={
            "EWT test": tuple(ewt["test"]),
            "GUM test": tuple(gum["test"]),
            "GUM news test": tuple(sentence for sentence in gum["test"] if "_news_" in sentence.id),
        },
        test_names=tuple(read_names(folder / "uner" / "test.iob2")),
    )


def add_marks(corpus: Corpus, folder: Path, encoder: Encoder) -> Corpus:
    """Return the corpus with the lessons of our annotated reports (training part) and sentences."""
    split = read_split(folder / "split.tsv")
    paths: dict[str, list[Path]] = {part: [] for part in PARTS}
    for path in list_reports(folder / "reports"):
        paths[split[path.stem]].append(path)
    parts = {part: [lesson for lessons in read_lessons(paths[part], encoder) for lesson in lessons] for part in PARTS}
    rows = [lesson for lessons in read_row_lessons(folder / "sentences", encoder) for lesson in lessons]
    return replace(
        corpus,
        marked=(*rows, *parts["train"]),
        watch_marks=tuple(parts["development"]),
        test_marks=tuple(parts["test"]),
    )


def _ewt_lesson(sentence: Parsed) -> Lesson:
    """Return a lesson in trees, and in names where there is surely none."""
    names = None if "PROPN" in sentence.tags else ("O",) * len(sentence.words)
    return Lesson(
        words=sentence.words, grammar=sentence, names=names, names_weight=GUESSED_NAMES_WEIGHT, misc_open=True
    )


def _gum_lesson(sentence: Parsed) -> Lesson:
    names = tuple(flatten_mentions(sentence))
    return Lesson(words=sentence.words, grammar=sentence, names=names, names_weight=GUM_NAMES_WEIGHT)


def guess_names(lessons: Sequence[Lesson], probabilities: Sequence[NDArray[np.float32]]) -> list[Lesson]:
    """Return lessons that teach the network's own guesses ([words, name tags]), corrected by the annotated tags.

    Self-training (Yarowsky 1995): the sentences are of the kind that UNER annotates, and their tags are known, which
    the network does not know: a verb is never in a name.
    """
    taught: list[Lesson] = []
    for lesson, rows in zip(lessons, probabilities, strict=True):
        if lesson.grammar is not None and lesson.names is None:
            never = [tag in NEVER_IN_NAMES for tag in lesson.grammar.tags]
            rows = rows.copy()
            rows[never] = np.eye(len(NAMES), dtype=np.float32)[0]
            lesson = replace(lesson, guesses=rows, misc_open=False)
        taught.append(lesson)
    return taught
