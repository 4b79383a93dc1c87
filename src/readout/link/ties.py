"""Ties: which report copies, replaces or withdraws which.

A tie is a function of two sketches and nothing else, so any order of arrival and any cut into batches gives the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np

from readout.link.naming import head_pairs
from readout.link.overlaps import UNDATED, Mask, Numbers, Rows, count_shared, find_contained, find_sharing, lay_out
from readout.link.pairs import COPIED, FEWEST, WINDOW, is_later_version, judge_pair
from readout.link.sources import house_of, source_key
from readout.records import Sketch, Tie

Dated = tuple[int, Sketch]
_BATCH = 20_000  # new reports that are compared at once: what bounds the memory


def find_ties(new: Iterable[Sketch], known: Iterable[Sketch] = ()) -> tuple[Tie, ...]:
    """Return all ties within the new reports and between them and the known ones, by report and other.

    A report that stands among both counts as new.
    """
    fresh = {sketch.report: sketch for sketch in new}
    before = [(_day(sketch), sketch) for sketch in known if sketch.report not in fresh]
    coming = sorted(
        ((_day(sketch), sketch) for sketch in fresh.values()), key=lambda dated: (dated[0], dated[1].report)
    )
    ties: list[Tie] = []
    for start in range(0, len(coming), _BATCH):
        batch = coming[start : start + _BATCH]
        ties += _judge(batch, _near(batch, before))
        before += batch
    return tuple(sorted(ties, key=lambda tie: (tie.report, tie.other)))


def _day(sketch: Sketch) -> int:
    return date.fromisoformat(sketch.published[:10]).toordinal() if sketch.published else UNDATED


def _near(batch: Sequence[Dated], before: Sequence[Dated]) -> list[Dated]:
    """Return the reports that can have a tie with one of the batch, which is in order of days."""
    first, last = batch[0][0], batch[-1][0]
    if first == UNDATED:
        return list(before)
    return [dated for dated in before if first - WINDOW <= dated[0] <= last + WINDOW or dated[0] == UNDATED]


def _judge(batch: Sequence[Dated], known: Sequence[Dated]) -> Iterator[Tie]:
    sketches = [sketch for _, sketch in (*batch, *known)]
    days = np.array([day for day, _ in (*batch, *known)], dtype=np.int64)
    days = np.where(days == UNDATED, UNDATED, days - days[days != UNDATED].min(initial=date.max.toordinal()))
    is_new = np.arange(len(sketches)) < len(batch)
    rows = lay_out(sketches, is_new)
    pairs = _candidates(sketches, rows, days, is_new)
    for (one, other), shared in zip(pairs.tolist(), count_shared(rows, pairs).tolist(), strict=True):
        tie = judge_pair(sketches[one], sketches[other], shared)
        if tie:
            yield tie


def _candidates(sketches: Sequence[Sketch], rows: Rows, days: Numbers, is_new: Mask) -> Numbers:
    need = np.maximum(np.ceil(rows.sizes * COPIED - 1e-9).astype(np.int64), FEWEST)
    contained = find_contained(rows, days, is_new, WINDOW, need)
    asking = np.fromiter(map(is_later_version, sketches), dtype=np.bool_, count=len(sketches))
    sharing = find_sharing(rows, days, is_new, WINDOW, asking, _houses(sketches))
    named = np.array(list(head_pairs(sketches, is_new.tolist())), dtype=np.int64).reshape(-1, 2)
    every = np.concatenate((np.sort(contained, axis=1), sharing, named))
    return np.unique(every, axis=0)


def _houses(sketches: Sequence[Sketch]) -> Numbers:
    """Return a number for each publisher, -1 where it is not known."""
    numbers: dict[str, int] = {}
    found = []
    for sketch in sketches:
        house = house_of(sketch)
        found.append(numbers.setdefault(source_key(house), len(numbers)) if house else -1)
    return np.array(found, dtype=np.int64)
