"""Quotations: the stretches of a report between quotation marks."""

import re
from collections.abc import Iterator

from readout.records import Report, Span

# Single marks are left alone: they are apostrophes too often.
MARKS = re.compile('["“”„«»]')
OPENING, CLOSING = "“„«", "”»"


def find_quotes(report: Report) -> tuple[Span, ...]:
    """Return what stands between quotation marks, marks excluded, in reading order.

    A mark left open at a paragraph's end closes there: a speech over paragraphs opens each anew.
    """
    return tuple(quote for paragraph in report.paragraphs for quote in _paragraph_quotes(report.text, paragraph.span))


def _paragraph_quotes(text: str, paragraph: Span) -> Iterator[Span]:
    start: int | None = None
    for mark in MARKS.finditer(text, paragraph.start, paragraph.end):
        if start is None:
            if mark[0] not in CLOSING:
                start = mark.end()
        elif mark[0] not in OPENING:
            if mark.start() > start:
                yield Span(start, mark.start())
            start = None
        else:
            start = mark.end()
    if start is not None and start < paragraph.end:
        yield Span(start, paragraph.end)
