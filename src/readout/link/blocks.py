"""Blocks: which tellings are compared at all. Every key of a telling comes from it alone."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readout.link.days import UNKNOWN
from readout.link.traits import Traits
from readout.link.words import RARE

Columns = Mapping[str, NDArray[Any]]
Keys = NDArray[np.uint64]
Places = NDArray[np.int64]
Truth = NDArray[np.bool_]

WIDTH = 4  # days of a block; tellings two days apart or less always share one
LONG = 10  # days of a time that is no matter of days
FAR = 20  # days before publication from which a month or a year may stand for the day
ENOUGH_SHARED = 2  # terms that two tellings share, to be compared
LEAST_FIGURE = 5  # smaller figures are everywhere
CHUNK = 1_000_000  # shared terms that are held at once
PIECE = 50_000  # pairs that are compared at once

_MONTH, _YEAR = 1 << 24, 1 << 25  # apart from the numbers of blocks of days
_NEVER = 1 << 26
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9))


def candidate_pairs(traits: Traits, enough: int = ENOUGH_SHARED) -> Iterator[tuple[Places, Places]]:
    """Give the pairs of one type and time that share so many terms: the first of each is fresh and comes before.

    They come in pieces, no pair twice, none of one report.
    """
    columns, size = traits.columns, len(traits.reports)
    windows = _windows(columns)
    lasts = np.where(windows[:, :-2] != _NEVER, windows[:, :-2], -1).max(axis=1, initial=-1)
    keys, owners, times = _sort_keys(columns, windows)
    partners = _count_partners(keys, owners, traits.fresh)
    order = np.argsort(owners, kind="stable")  # all entries of one telling together, so that its pairs meet in a piece
    order = order[partners[order] > 0]
    for piece in _cut(order, owners, partners):
        counts = partners[piece]
        one, other = _expand(piece, counts, owners)
        kept = (traits.reports[one] != traits.reports[other]) & (columns["type"][one] == columns["type"][other])
        kept &= _is_first_shared(windows, lasts, np.repeat(times[piece], counts), one, other)
        packed, shared = np.unique(one[kept] * size + other[kept], return_counts=True)
        packed = packed[shared >= enough]
        for start in range(0, len(packed), PIECE):
            yield packed[start : start + PIECE] // size, packed[start : start + PIECE] % size


def _sort_keys(columns: Columns, windows: Places) -> tuple[Keys, Places, Places]:
    """Return all keys in order, the tellings that have them, in order too, and the window that each is of."""
    terms = _terms(columns)
    found, owners, times = [], [], []
    for term in terms.T:
        for window in windows.T:
            held = np.flatnonzero((term != 0) & (window != _NEVER))
            found.append(_mix(term[held], window[held]))
            owners.append(held)
            times.append(window[held])
    keys, places, moments = np.concatenate(found), np.concatenate(owners), np.concatenate(times)
    order = np.lexsort((places, keys))
    keys, places, moments = keys[order], places[order], moments[order]
    distinct = np.ones(len(keys), dtype=bool)  # a word may be a place's and a party's name too
    distinct[1:] = (keys[1:] != keys[:-1]) | (places[1:] != places[:-1])
    return keys[distinct], places[distinct], moments[distinct]


def _count_partners(keys: Keys, owners: Places, fresh: int) -> Places:
    """Return how many tellings with the same key follow each entry, 0 for those that were compared before."""
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.int64)
    sizes = np.diff(np.append(starts, len(keys)))
    ends = np.repeat(starts + sizes, sizes)
    return np.where(owners < fresh, ends - np.arange(len(keys)) - 1, 0)


def _cut(order: Places, owners: Places, partners: Places) -> Iterator[Places]:
    """Cut the entries into pieces of about `CHUNK` pairs, never between two of one telling."""
    if not len(order):
        return
    totals = np.cumsum(partners[order])
    firsts = np.flatnonzero(np.diff(owners[order], prepend=-1))
    before = np.where(firsts > 0, totals[firsts - 1], 0)
    cuts = firsts[np.flatnonzero(np.diff(before // CHUNK, prepend=-1))]
    yield from np.split(order, cuts[1:])


def _expand(piece: Places, counts: Places, owners: Places) -> tuple[Places, Places]:
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    steps = np.arange(counts.sum()) - starts + 1
    return np.repeat(owners[piece], counts), owners[np.repeat(piece, counts) + steps]


def _windows(columns: Columns) -> Places:
    """Return the blocks of days of every telling, in order, and last its month and year where they may stand for it."""
    start, end, published = (columns[name].astype(np.int64) for name in ("start", "end", "published"))
    known = start != UNKNOWN
    short = known & (end - start <= LONG)
    far = known & ((start < published - FAR) | ~short)
    first, last = (start - 1) // WIDTH, (end + 1) // WIDTH
    steps = range((LONG + 2) // WIDTH + 2)
    found = [np.where(short & (first + step <= last), first + step, _NEVER) for step in steps]
    years, months = _split_months(start)
    found.append(np.where(far, _MONTH + years * 12 + months, _NEVER))
    found.append(np.where(far, _YEAR + years, _NEVER))
    return np.stack(found, axis=1)


def _is_first_shared(windows: Places, lasts: Places, times: Places, one: Places, other: Places) -> Truth:
    """Tell which windows are the first that two tellings share, so that each shared term counts once.

    `lasts` are the last blocks of days of all tellings.
    """
    firsts = np.maximum(windows[one, 0], windows[other, 0])
    days = firsts <= np.minimum(lasts[one], lasts[other])
    month = ~days & (windows[one, -2] == windows[other, -2]) & (windows[one, -2] != _NEVER)
    return np.asarray(np.where(days, times == firsts, np.where(month, times < _YEAR, times >= _YEAR)))


def _split_months(days: Places) -> tuple[Places, Places]:
    since = (days - 719_163).astype("datetime64[D]")  # 1 January 1970 is day 719163
    return since.astype("datetime64[Y]").astype(np.int64) + 1970, since.astype("datetime64[M]").astype(np.int64) % 12


def _terms(columns: Columns) -> Keys:
    """Return what each telling may be looked for by with its type, 0 for nothing: names, places, words, figures."""
    kind = columns["type"]
    found = [
        _mix_all((kind, names), names != 0)
        for name in ("places", "actor_names", "recipient_names")
        for names in columns[name].T[:3]
    ]
    for words, weights in zip(columns["words"].T, columns["weights"].T, strict=True):
        found.append(_mix_all((kind, words), weights >= RARE))
    for figures, values in zip(columns["figure_kinds"].T, columns["figure_values"].T, strict=True):
        known = (figures != 0) & (values >= LEAST_FIGURE)
        found.append(_mix_all((kind, figures, values.astype(np.int64)), known))
    pairs = ((0, 0, "recipient"), (0, 1, "actor"))  # of who acts on whom, or of two that act together
    for first, second, side in pairs:
        ends = columns["actor_countries"][:, first], columns[f"{side}_countries"][:, second]
        found.append(_mix_all((kind, np.minimum(*ends), np.maximum(*ends)), (ends[0] != 0) & (ends[1] != 0)))
    return np.stack(found, axis=1)


def _mix_all(parts: tuple[NDArray[Any], ...], known: Truth) -> Keys:
    mixed = np.ones(len(known), dtype=np.uint64)
    for part in parts:
        mixed = _mix(mixed, part)
    return np.where(known, mixed, np.uint64(0))


def _mix(one: NDArray[Any], other: NDArray[Any]) -> Keys:
    """Return one number for two, well spread (after the finaliser of SplitMix64)."""
    mixed = (one.astype(np.uint64) * _MIX[0]) ^ (other.astype(np.uint64) + _MIX[0])
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX[1]
    return np.asarray(mixed ^ (mixed >> np.uint64(27)))
