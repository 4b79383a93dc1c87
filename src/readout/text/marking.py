"""Marking: overlapping spans laid flat, so that a text can be shown with its evidence in colour."""

from collections.abc import Iterable
from itertools import pairwise

from readout.records import Span


def lay_flat(length: int, marks: Iterable[tuple[Span, str]]) -> list[tuple[Span, tuple[str, ...]]]:
    """Return the whole text of `length` code points cut at every mark's edge, each piece with the labels over it.

    Labels of a piece are in order of first appearance; pieces follow each other without gap.
    """
    marks = [(span, label) for span, label in marks if span.start < span.end]
    edges = sorted({0, length, *(span.start for span, _ in marks), *(span.end for span, _ in marks)})
    edges = [edge for edge in edges if 0 <= edge <= length]
    pieces = []
    for start, end in pairwise(edges):
        piece = Span(start, end)
        labels = dict.fromkeys(label for span, label in marks if span.covers(piece))
        pieces.append((piece, tuple(labels)))
    return pieces
