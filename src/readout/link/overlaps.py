"""Overlaps: which reports share marks and how many, by sorting and searching whole columns at once.

Only pairs that can reach a share are looked up (the prefix filter of Chaudhuri, Ganti and Kaushik 2006): a report that
must share `need` of its marks with another one shares one of its rarest `size - need + 1`. So a sentence that stands in
thousands of reports costs nothing, and what is found is exact, whatever is rare in the reports at hand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readout.records import Sketch

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
UNDATED = -1
_AT_ONCE = 4_000_000  # rows that are spread out in memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The marks of reports as columns, by report and mark. `marks` are numbers from 0 without gaps, `kinds` so many."""

    owners: Numbers
    marks: Numbers
    starts: Numbers  # by report: its first row; one more at the end
    sizes: Numbers  # by report: all its marks, those left out of the rows too
    kinds: int


def lay_out(sketches: Sequence[Sketch], is_new: Mask) -> Rows:
    """Return the marks of the reports that a new one has too; no other mark can be shared with a new report."""
    sizes = np.fromiter((len(sketch.marks) for sketch in sketches), dtype=np.int64, count=len(sketches))
    marks = np.fromiter(chain.from_iterable(s.marks for s in sketches), dtype=np.int64, count=int(sizes.sum()))
    owners = np.repeat(np.arange(len(sketches)), sizes)
    wanted = np.unique(marks[is_new[owners]])
    places = np.searchsorted(wanted, marks)
    kept = places < len(wanted)
    kept[kept] = wanted[places[kept]] == marks[kept]
    owners, places = owners[kept], places[kept]
    starts = np.searchsorted(owners, np.arange(len(sketches) + 1))
    return Rows(owners=owners, marks=places, starts=starts, sizes=sizes, kinds=len(wanted))


def find_contained(rows: Rows, days: Numbers, is_new: Mask, window: int, need: Numbers) -> Numbers:
    """Return the pairs of which the smaller can share `need` of its marks with the other, one new at least.

    Two columns of report numbers, the smaller report first. `days` count from any day, `UNDATED` fits every day.
    """
    probes = _rarest(rows, need)
    smaller = rows.sizes * (len(rows.sizes) + 1) + np.arange(len(rows.sizes))  # by size, then by number
    found = [np.empty((0, 2), dtype=np.int64)]
    for one, other in _meet(rows, rows.marks, days, window, probes, is_new):
        kept = smaller[one] < smaller[other]
        found.append(_distinct(one[kept], other[kept], len(rows.sizes)))
    return np.unique(np.concatenate(found), axis=0)


def find_sharing(rows: Rows, days: Numbers, is_new: Mask, window: int, asking: Mask, group: Numbers) -> Numbers:
    """Return the pairs of an `asking` report and another of its group (`-1` is none) that share a mark, one new."""
    keys = rows.marks * (int(group.max(initial=0)) + 2) + group[rows.owners] + 1
    _, keys = np.unique(keys, return_inverse=True)
    probes = (asking & (group >= 0))[rows.owners]
    found = [np.empty((0, 2), dtype=np.int64)]
    for one, other in _meet(rows, keys.astype(np.int64), days, window, probes, is_new):
        kept = one != other
        low, high = np.minimum(one[kept], other[kept]), np.maximum(one[kept], other[kept])
        found.append(_distinct(low, high, len(rows.sizes)))
    return np.unique(np.concatenate(found), axis=0)


def count_shared(rows: Rows, pairs: Numbers) -> Numbers:
    """Return how many marks each pair shares."""
    held = rows.owners * rows.kinds + rows.marks
    lengths = np.diff(rows.starts)[pairs[:, 0]]
    shared = np.zeros(len(pairs), dtype=np.int64)
    for part in _parts(lengths):
        numbers, places = _spread(rows.starts[pairs[part, 0]], lengths[part])
        wanted = pairs[part, 1][numbers] * rows.kinds + rows.marks[places]
        where = np.minimum(np.searchsorted(held, wanted), len(held) - 1)
        shared[part] = np.bincount(numbers[held[where] == wanted], minlength=part.stop - part.start)
    return shared


def _rarest(rows: Rows, need: Numbers) -> Mask:
    """Tell which rows are among the rarest `size - need + 1` of their report; marks left out are the rarest of all."""
    frequency = np.bincount(rows.marks, minlength=rows.kinds)[rows.marks]
    order = np.lexsort((rows.marks, frequency, rows.owners))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    left_out = rows.sizes - np.diff(rows.starts)
    rank += (left_out - rows.starts[:-1])[rows.owners]
    probes: Mask = rank < (rows.sizes - need + 1)[rows.owners]
    return probes


def _meet(
    rows: Rows, keys: Numbers, days: Numbers, window: int, probes: Mask, is_new: Mask
) -> Iterator[tuple[Numbers, Numbers]]:
    """Give pairs of reports that have equal keys within the window: new ones with all, known ones with new ones."""
    dated, fresh = days[rows.owners] != UNDATED, is_new[rows.owners]
    everywhere = int(days.max(initial=0)) + 1
    for asking, asked in ((fresh, np.ones_like(fresh)), (~fresh, fresh)):
        for reach, ask, answer in ((window, dated, dated), (everywhere, ~dated, asked), (everywhere, dated, ~dated)):
            yield from _look_up(rows, keys, days, reach, probes & asking & ask, asked & answer)


def _look_up(
    rows: Rows, keys: Numbers, days: Numbers, reach: int, probes: Mask, asked: Mask
) -> Iterator[tuple[Numbers, Numbers]]:
    asking, answering = np.flatnonzero(probes), np.flatnonzero(asked)
    if not len(asking) or not len(answering):
        return
    span = int(days.max(initial=0)) + 3
    code = keys * span + days[rows.owners] + 1
    answering = answering[np.argsort(code[answering], kind="stable")]
    sorted_code = code[answering]
    asking = asking[np.argsort(code[asking])]  # neighbours are looked up one after the other, much faster in memory
    day = days[rows.owners[asking]]
    low = keys[asking] * span + np.maximum(day - reach, UNDATED) + 1
    high = keys[asking] * span + np.minimum(day + reach, span - 2) + 1
    first = np.searchsorted(sorted_code, low)
    lengths = np.searchsorted(sorted_code, high, side="right") - first
    for part in _parts(lengths):
        numbers, places = _spread(first[part], lengths[part])
        yield rows.owners[asking[part]][numbers], rows.owners[answering[places]]


def _parts(lengths: Numbers) -> Iterator[slice]:
    """Give slices whose lengths together are about what is spread out at once."""
    ends = np.cumsum(lengths)
    start = 0
    while start < len(lengths):
        before = int(ends[start - 1]) if start else 0
        stop = max(int(np.searchsorted(ends, before + _AT_ONCE, side="right")), start + 1)
        yield slice(start, stop)
        start = stop


def _spread(starts: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers]:
    """Return for each of the ranges its number and its places, one after the other."""
    numbers = np.repeat(np.arange(len(lengths)), lengths)
    offsets = np.cumsum(lengths) - lengths
    return numbers, (starts - offsets)[numbers] + np.arange(len(numbers))


def _distinct(one: Numbers, other: Numbers, count: int) -> Numbers:
    codes: Any = np.unique(one * count + other)
    return np.stack((codes // count, codes % count), axis=1)
