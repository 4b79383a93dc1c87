"""Annotated sentences (`corpus/sentences`) to lessons."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from readout.encode import Encoder
from readout.evaluate.verbatim import find_verbatim, is_blank
from readout.parse.tokens import tokenize
from readout.records import Sentence, Span, Tree
from readout.text.tables import read_rows
from readout.train.align import covered_words, head_word
from readout.train.marks import Mark, Marks
from readout.train.silver import silver_lesson
from readout.train.targets import Lesson

COLUMNS = 6
AT_ONCE = 500


def read_row_lessons(folder: Path, encoder: Encoder) -> Iterator[list[Lesson]]:
    """Give the lessons of all tables of a folder, some hundreds at a time; rows of one sentence make one lesson."""
    rows: dict[str, list[tuple[str, ...]]] = {}
    for path in sorted(folder.glob("*.tsv")):
        for _, cells in read_rows(path, columns=COLUMNS):
            rows.setdefault(cells[0], []).append(cells)
    texts = list(rows)
    for start in range(0, len(texts), AT_ONCE):
        part = texts[start : start + AT_ONCE]
        sentences = [_sentence(text) for text in part]
        words = [[token.cut(text) for token in sentence.tokens] for text, sentence in zip(part, sentences, strict=True)]
        trees = encoder.analyse(words)
        yield [
            _lesson(text, rows[text], sentence, tree)
            for text, sentence, tree in zip(part, sentences, trees, strict=True)
        ]


def _sentence(text: str) -> Sentence:
    return Sentence(span=Span(0, len(text)), tokens=tuple(Span(*token) for token in tokenize(text)), paragraph=0)


def _lesson(text: str, rows: list[tuple[str, ...]], sentence: Sentence, tree: Tree) -> Lesson:
    marks = [mark for cells in rows if cells[3] != "NONE" and (mark := _mark(text, cells, sentence, tree))]
    return replace(silver_lesson(tree), marks=Marks(events=tuple(marks), claims=None))


def _mark(text: str, cells: tuple[str, ...], sentence: Sentence, tree: Tree) -> Mark | None:
    _, actors, recipients, kind, auxiliaries, trigger = cells
    word = _head(text, trigger, sentence, tree)
    if word is None:
        return None
    roles: dict[int, str] = {}
    for role, value in (("actor", actors), ("recipient", recipients)):
        for words in value.split(" ; "):
            head = None if is_blank(words) else _head(text, words, sentence, tree)
            if head is not None and head != word:
                roles.setdefault(head, role)
    label, _, mode = kind.partition("/")
    told = frozenset(name.strip() for name in auxiliaries.split(",") if not is_blank(name))
    return Mark(word=word, label=label, mode=mode or None, auxiliaries=told, roles=roles)


def _head(text: str, words: str, sentence: Sentence, tree: Tree) -> int | None:
    span = find_verbatim(words, text)
    covered = covered_words(span, sentence) if span else range(0)
    return head_word(tree, covered) if covered else None
