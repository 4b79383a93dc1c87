"""Annotated reports to lessons: every sentence with its marks, and with the trees and names the encoder sees in it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from readout.encode import Encoder, encode_document
from readout.evaluate.corpus import read_cells, read_report_file
from readout.evaluate.fields import Annotator, read_fields, read_type, split_names, split_values
from readout.evaluate.gold import open_report
from readout.evaluate.verbatim import find_verbatim, is_blank
from readout.parse import parse_report
from readout.records import Document, Encoding, Span, Tree
from readout.spot.triggers import match_predicate
from readout.text.characters import fold_spaces
from readout.train.align import TextMap, covered_words, head_word
from readout.train.marks import Mark, Marks
from readout.train.silver import silver_lesson
from readout.train.targets import Lesson

PARTIES = {"A": "actor", "R": "recipient"}
OTHERS = {"W": "time", "P": "place"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A report as the program reads it, beside its printed text on one line."""

    printed: str
    document: Document
    encoding: Encoding
    map: TextMap

    def sentence_of(self, span: Span) -> int | None:
        for number, sentence in enumerate(self.document.sentences):
            if sentence.span.start <= span.start < sentence.span.end:
                return number
        return None

    def find(self, value: str) -> Span | None:
        """Return where annotated words stand in the cleaned text."""
        span = find_verbatim(value, self.printed)
        return None if span is None else self.map.find(span)

    def head_in(self, value: str, sentence: int) -> int | None:
        """Return the head word of annotated words in a sentence; without `@2` any occurrence there will do."""
        for span in self._occurrences(value):
            if self.sentence_of(span) == sentence and (words := self.words(span, sentence)):
                return head_word(self.encoding.trees[sentence], words)
        return None

    def words(self, span: Span, sentence: int) -> range:
        return covered_words(span, self.document.sentences[sentence])

    def _occurrences(self, value: str) -> Iterator[Span]:
        marked = "@" in value
        number = 1
        while (span := find_verbatim(value if marked else f"{value}@{number}", self.printed)) is not None:
            if (moved := self.map.find(span)) is not None:
                yield moved
            if marked:
                return
            number += 1


@dataclass(slots=True)
class _Sheet:
    """The marks of one sentence while they are gathered."""

    events: dict[int, Mark] = field(default_factory=dict)
    claims: dict[int, Mark] = field(default_factory=dict)
    retold: set[str] = field(default_factory=set)  # types of the happenings that are told again here


def read_lessons(paths: list[Path], encoder: Encoder) -> Iterator[list[Lesson]]:
    """Give the lessons of each report file, a list each."""
    for path in paths:
        gold = read_report_file(path)
        report = open_report(gold)
        document = parse_report(report)
        encoding = encode_document(document, report.text, encoder)
        printed = fold_spaces(gold.text)
        read = _Read(printed=printed, document=document, encoding=encoding, map=TextMap(printed, report.text))
        yield list(_lessons(read, _gather(read, read_cells(path))))


def _lessons(read: _Read, sheets: dict[int, _Sheet]) -> Iterator[Lesson]:
    for number, tree in enumerate(read.encoding.trees):
        sheet = sheets.get(number, _Sheet())
        untold = sheet.retold - {mark.label for mark in sheet.events.values()}
        for word in range(len(tree)) if untold else ():
            match = match_predicate(tree, word)
            if match is not None and match.predicate.type in untold and word not in sheet.events:
                sheet.events[word] = Mark(word=word, label=match.predicate.type)
        marks = Marks(
            events=tuple(sheet.events.values()), claims=tuple(sheet.claims.values()), partial=bool(sheet.retold)
        )
        yield replace(silver_lesson(tree), marks=marks)


def _gather(read: _Read, lines: list[tuple[str, list[str]]]) -> dict[int, _Sheet]:
    sheets: dict[int, _Sheet] = defaultdict(_Sheet)
    for key, cells in lines:
        if key.startswith("E"):
            _add_event(read, cells, sheets)
        else:
            _add_claim(read, cells, sheets)
    return sheets


def _add_event(read: _Read, cells: list[str], sheets: dict[int, _Sheet]) -> None:
    note = Annotator(text=read.printed)
    kind, mode = read_type(cells[0], note)
    fields = read_fields(cells[2:], note)
    for value in split_values(fields, "also"):
        if (again := _place(read, value)) is not None:
            sheets[again[0]].retold.add(kind)
    place = _place(read, cells[1])
    if place is None:
        return
    sentence, word = place
    roles, unsure = _roles(read, fields, sentence)
    roles.pop(word, None)
    sheets[sentence].events[word] = Mark(
        word=word,
        label=kind,
        mode=mode,
        auxiliaries=frozenset(split_names(fields, "X")),
        contexts=frozenset(split_names(fields, "C")),
        roles=roles,
        unsure=unsure,
    )


def _roles(read: _Read, fields: dict[str, str], sentence: int) -> tuple[dict[int, str], frozenset[int]]:
    roles: dict[int, str] = {}
    missing = False
    for key, role in (PARTIES | OTHERS).items():
        for value in split_values(fields, key):
            word = read.head_in(_words(value), sentence)
            if word is not None:
                roles.setdefault(word, role)
            missing |= word is None and key in PARTIES
    tree = read.encoding.trees[sentence]
    for value in split_values(fields, "N"):
        for word in _number_words(value, tree):
            roles.setdefault(word, "quantity")
    pronouns = (n for n, tag in enumerate(tree.tags) if tag in ("PRON", "DET"))
    return roles, frozenset(pronouns) if missing else frozenset()


def _number_words(value: str, tree: Tree) -> list[int]:
    """Return the words that are the figure itself, as far as it is written in digits."""
    figure = value.strip().lstrip("~").split()[0]
    return [n for n, word in enumerate(tree.words) if word.replace(",", "") == figure][:1]


def _add_claim(read: _Read, cells: list[str], sheets: dict[int, _Sheet]) -> None:
    stance = cells[3].partition(" ")[0]
    place = None if is_blank(cells[1]) else _place(read, cells[1])
    if place is None:
        return
    sentence, word = place
    roles: dict[int, str] = {}
    if not is_blank(cells[0]) and (speaker := read.head_in(_words(cells[0]), sentence)) is not None:
        roles[speaker] = "speaker"
    content = read.find(cells[2])
    if content is not None and read.sentence_of(content) == sentence and (words := read.words(content, sentence)):
        roles.setdefault(head_word(read.encoding.trees[sentence], words), "content")
    roles.pop(word, None)
    tree = read.encoding.trees[sentence]
    unsure = frozenset(n for n, tag in enumerate(tree.tags) if tag == "PRON") if "speaker" not in roles.values() else ()
    sheets[sentence].claims[word] = Mark(word=word, label=stance, roles=roles, unsure=frozenset(unsure))


def _place(read: _Read, value: str) -> tuple[int, int] | None:
    """Return sentence and head word of annotated words."""
    span = read.find(value)
    number = None if span is None else read.sentence_of(span)
    if span is None or number is None:
        return None
    words = read.words(span, number)
    return (number, head_word(read.encoding.trees[number], words)) if words else None


def _words(value: str) -> str:
    """Return the verbatim words of `words (name) = CODES`."""
    words = value.partition(" = ")[0].strip()
    head, bracket, _ = words.rpartition(" (")
    return head if bracket and words.endswith(")") else words
