"""Quotations: the stretches of a report between quotation marks."""

import re
from collections.abc import Iterator, Sequence

from readout.records import Report, Span
from readout.text.spans import find_meeting

# Single marks are left alone: they are apostrophes too often.
OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'
QUOTATION_MARKS = frozenset(OPENING + CLOSING + STRAIGHT)
_MARK = re.compile(f"[{''.join(sorted(QUOTATION_MARKS))}]")


def find_quotes(report: Report) -> tuple[Span, ...]:
    """Return what stands between quotation marks, marks excluded, in reading order; empty quotations are left out.

    A mark left open at a paragraph's end closes there: a speech over paragraphs opens each anew.
    """
    return tuple(
        quote
        for paragraph in report.paragraphs
        for quote in _paragraph_quotes(report.text, paragraph.span)
        if any(sign.isalnum() for sign in quote.cut(report.text))
    )


def quote_around(quotes: Sequence[Span], span: Span) -> Span | None:
    """Return the quotation that a span stands in wholly; `None` outside of quotations."""
    return next((quotes[number] for number in find_meeting(quotes, span) if quotes[number].covers(span)), None)


def _paragraph_quotes(text: str, paragraph: Span) -> Iterator[Span]:
    start: int | None = None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
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
