"""Marking: overlapping spans laid flat, so that a text can be shown with its evidence in colour."""

from collections.abc import Iterable
from itertools import pairwise

from readout.records import Span


def lay_flat(length: int, marks: Iterable[tuple[Span, str]]) -> list[tuple[Span, tuple[str, ...]]]:
    """Return the whole text of `length` code points cut at every mark's edge, each piece with the labels over it.

    Labels of a piece are in the order of their marks, each once; pieces follow each other without gap. Marks that
    reach out of the text are cut.
    """
    within = [(max(span.start, 0), min(span.end, length), label) for span, label in marks]
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, (start, end, _) in enumerate(within):
        if start < end:
            opening.setdefault(start, []).append(number)
            closing.setdefault(end, []).append(number)
    edges = sorted({0, length, *opening, *closing})
    pieces, over = [], set[int]()
    for start, end in pairwise(edges):
        over.difference_update(closing.get(start, ()))
        over.update(opening.get(start, ()))
        pieces.append((Span(start, end), tuple(dict.fromkeys(within[number][2] for number in sorted(over)))))
    return pieces
