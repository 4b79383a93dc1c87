"""Cut a report into sentences and tokens."""

from collections.abc import Iterator

from readout.parse.sentences import split_sentences
from readout.parse.tokens import tokenize
from readout.records.document import Document, Sentence
from readout.records.report import Report
from readout.records.spans import Span

MOST_TOKENS = 300  # of a sentence; longer ones (lists, tables, text without stops) are cut
BREAKS = frozenset(";:,.!?|—–")


def parse_report(report: Report) -> Document:
    """Return the sentences of every paragraph in reading order; no token is left out or counted twice."""
    return Document(sentences=tuple(_sentences(report)))


def _sentences(report: Report) -> Iterator[Sentence]:
    for number, paragraph in enumerate(report.paragraphs):
        span = paragraph.span
        headline = paragraph.kind == "headline"
        for start, end in split_sentences(report.text, span.start, span.end):
            for tokens in _parts(
                [Span(start + a, start + b) for a, b in tokenize(report.text[start:end])], report.text
            ):
                place = Span(tokens[0].start, tokens[-1].end)
                yield Sentence(span=place, tokens=tuple(tokens), paragraph=number, headline=headline)


def _parts(tokens: list[Span], text: str) -> Iterator[list[Span]]:
    """Give the tokens of one sentence in parts of `MOST_TOKENS` at most, cut after a mark if one is near the end."""
    start = 0
    while len(tokens) - start > MOST_TOKENS:
        middle, end = start + MOST_TOKENS // 2, start + MOST_TOKENS
        marks = (place for place in range(end - 1, middle, -1) if tokens[place].cut(text) in BREAKS)
        cut = next(marks, end - 1) + 1
        yield tokens[start:cut]
        start = cut
    if start < len(tokens):
        yield tokens[start:]
