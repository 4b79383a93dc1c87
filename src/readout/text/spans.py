"""Spans in order: which of many meet one, found by bisection."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from readout.records import Span


def find_meeting(spans: Sequence[Span], span: Span) -> range:
    """Return the numbers of those spans that share a code point with one; `spans` are disjoint and in order."""
    first = bisect_right(spans, span.start, key=lambda other: other.end)
    last = bisect_left(spans, span.end, key=lambda other: other.start)
    return range(first, max(first, last))


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Return what spans in any order cover together, disjoint and in order."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
