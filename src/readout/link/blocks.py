"""Blocks: which tellings are compared at all."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.link.keys import MONTH, NEVER, YEAR, Keys, find_terms, find_windows, mix
from readout.link.traits import Traits

Places = NDArray[np.int64]
Truth = NDArray[np.bool_]

ENOUGH_SHARED = 2  # terms that two rows share, to be compared
CHUNK = 1_000_000  # shared terms that are held at once
PIECE = 50_000  # pairs that are compared at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """What rows can be looked for by, in order: a term within a window of time, a number for both; and whose it is.

    The partners of an entry are those between `starts` and `ends`, which have the same key.
    """

    rows: Places
    times: Places
    starts: Places
    ends: Places


def candidate_pairs(traits: Traits, enough: int = ENOUGH_SHARED) -> Iterator[tuple[Places, Places]]:
    """Give the pairs of rows of one type and time that share so many terms, those of a fresh row at least.

    They come in pieces, no pair twice. A row that several tellings have makes a pair with itself.
    """
    windows = find_windows(traits.columns)
    entries = _enter(find_terms(traits.columns), windows, traits.fresh_rows)
    yield _pair_alike(traits, entries, windows, enough)
    size = len(windows)
    for piece in _cut(entries):
        one, other, times = _expand(piece, entries)
        kept = _is_first_shared(windows, times, one, other)
        packed, shared = np.unique(one[kept] * size + other[kept], return_counts=True)
        packed = packed[shared >= enough]
        for start in range(0, len(packed), PIECE):
            yield packed[start : start + PIECE] // size, packed[start : start + PIECE] % size


def spread_pairs(traits: Traits, one: Places, other: Places) -> tuple[Places, Places, Places]:
    """Return the pairs of tellings that have the rows of some pairs, and the pair of each.

    They are of different reports, and one of the two at least is fresh.
    """
    members, begins, sizes = traits.members, traits.begins, np.diff(traits.begins)
    counts = sizes[one] * sizes[other]
    pairs = np.repeat(np.arange(len(one)), counts)
    steps = np.arange(len(pairs)) - np.repeat(np.cumsum(counts) - counts, counts)
    first, second = one[pairs], other[pairs]
    first, second = (
        members[begins[first] + steps // sizes[second]],
        members[begins[second] + steps % sizes[second]],
    )
    kept = (traits.reports[first] != traits.reports[second]) & (np.minimum(first, second) < traits.fresh)
    kept &= (one != other)[pairs] | (first < second)
    return first[kept], second[kept], pairs[kept]


def _enter(terms: Keys, windows: Places, fresh: int) -> Entries:
    """Return the entries of all rows, by key.

    Two rows meet where the first of their shared windows is: there one of them begins. So those that begin come first,
    and have all after them for partners; those that go on from the window before have none of their own.
    """
    starts = windows.min(axis=1)
    found, owners, times = [], [], []
    for term in terms.T:
        for window in windows.T:
            held = np.flatnonzero((term != 0) & (window != NEVER))
            found.append(mix(term[held], window[held]))
            owners.append(held)
            times.append(window[held])
    keys, rows, moments = np.concatenate(found), np.concatenate(owners), np.concatenate(times)
    goes_on = (moments < MONTH) & (moments != starts[rows])
    ranks = (goes_on * 2 + (rows >= fresh)) * len(windows) + rows
    order = np.lexsort((ranks, keys))
    keys, rows, moments, ranks = keys[order], rows[order], moments[order], ranks[order]
    distinct = np.ones(len(keys), dtype=bool)  # a word may be a place's and a party's name too
    distinct[1:] = (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])
    keys, rows, moments, ranks = keys[distinct], rows[distinct], moments[distinct], ranks[distinct]
    return Entries(rows=rows, times=moments, **_find_partners(keys, ranks // max(len(windows), 1)))


def _find_partners(keys: Keys, classes: Places) -> dict[str, Places]:
    """Return where the partners of each entry start and end; `classes` are 1 and 3 for known rows, 2 and 3 go on."""
    places = np.arange(len(keys))
    begins = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.int64)
    sizes = np.diff(np.append(begins, len(keys)))
    bounds = [
        np.repeat(begins + np.add.reduceat(classes < limit, begins, dtype=np.int64), sizes) if len(keys) else places
        for limit in (2, 3, 4)
    ]
    going_on, known_going_on, ends = bounds
    fresh, known = classes == 0, classes == 1
    starts = np.where(fresh, places + 1, np.where(known, going_on, places))
    return {"starts": starts, "ends": np.where(fresh, ends, np.where(known, known_going_on, places))}


def _pair_alike(traits: Traits, entries: Entries, windows: Places, enough: int) -> tuple[Places, Places]:
    """Return the rows that several tellings have, a fresh one among them, each paired with itself."""
    times = windows.min(axis=1)
    shared = np.bincount(entries.rows[entries.times == times[entries.rows]], minlength=len(times))
    told = np.bincount(traits.rows, minlength=len(times))
    rows = np.flatnonzero((shared >= enough) & (told > 1) & (np.arange(len(times)) < traits.fresh_rows))
    return rows, rows


def _cut(entries: Entries) -> Iterator[Places]:
    """Cut the entries that have partners into pieces of about `CHUNK` pairs, never between two of one row."""
    counts = entries.ends - entries.starts
    order = np.argsort(entries.rows, kind="stable")  # all entries of a row together, so that its pairs meet in a piece
    order = order[counts[order] > 0]
    if not len(order):
        return
    totals = np.cumsum(counts[order])
    firsts = np.flatnonzero(np.diff(entries.rows[order], prepend=-1))
    before = np.where(firsts > 0, totals[firsts - 1], 0)
    cuts = firsts[np.flatnonzero(np.diff(before // CHUNK, prepend=-1))]
    yield from np.split(order, cuts[1:])


def _expand(piece: Places, entries: Entries) -> tuple[Places, Places, Places]:
    """Return the pairs of rows of some entries and their partners, and the window that each pair is found in."""
    starts = entries.starts[piece]
    counts = entries.ends[piece] - starts
    partners = np.arange(counts.sum()) + np.repeat(starts - (np.cumsum(counts) - counts), counts)
    return np.repeat(entries.rows[piece], counts), entries.rows[partners], np.repeat(entries.times[piece], counts)


def _is_first_shared(windows: Places, times: Places, one: Places, other: Places) -> Truth:
    """Tell which windows are the first that two rows share, so that each shared term counts once.

    Of blocks of days all are: others are not looked for. A month is where they share none, a year where no month.
    """
    first = np.ones(len(times), dtype=bool)
    far = np.flatnonzero(times >= MONTH)
    ends = windows[one[far]], windows[other[far]]
    days = np.zeros(len(far), dtype=bool)
    for block in ends[0][:, :-2].T:
        days |= ((block != NEVER)[:, None] & (block[:, None] == ends[1][:, :-2])).any(axis=1)
    month = (ends[0][:, -2] == ends[1][:, -2]) & (ends[0][:, -2] != NEVER)
    first[far] = ~days & ((times[far] < YEAR) | ~month)
    return first
