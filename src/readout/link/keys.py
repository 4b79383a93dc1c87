"""Keys: what a row of traits may be looked for by. Every key of a row comes from it alone."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readout.link.days import LONG, UNKNOWN
from readout.link.words import RARE

Columns = Mapping[str, NDArray[Any]]
Keys = NDArray[np.uint64]
Places = NDArray[np.int64]
Truth = NDArray[np.bool_]

WIDTH = 4  # days of a block; tellings two days apart or less always share one
LEAST_FIGURE = 5  # smaller figures are everywhere
MONTH, YEAR = 1 << 24, 1 << 25  # apart from the numbers of blocks of days
NEVER = 1 << 26

_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9))


def find_windows(columns: Columns) -> Places:
    """Return the blocks of days of every row, in order, and last its month and year where they may stand for it."""
    start, end = (columns[name].astype(np.int64) for name in ("start", "end"))
    short = (start != UNKNOWN) & (end - start <= LONG)
    first, last = (start - 1) // WIDTH, (end + 1) // WIDTH
    steps = range((LONG + 2) // WIDTH + 2)
    found = [np.where(short & (first + step <= last), first + step, NEVER) for step in steps]
    years, months = _split_months(start)
    found.append(np.where(columns["far"], MONTH + years * 12 + months, NEVER))
    found.append(np.where(columns["far"], YEAR + years, NEVER))
    return np.stack(found, axis=1)


def _split_months(days: Places) -> tuple[Places, Places]:
    since = (days - 719_163).astype("datetime64[D]")  # 1 January 1970 is day 719163
    return since.astype("datetime64[Y]").astype(np.int64) + 1970, since.astype("datetime64[M]").astype(np.int64) % 12


def find_terms(columns: Columns) -> Keys:
    """Return what each row may be looked for by with its type, 0 for nothing: names, places, words, figures."""
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
        mixed = mix(mixed, part)
    return np.where(known, mixed, np.uint64(0))


def mix(one: NDArray[Any], other: NDArray[Any]) -> Keys:
    """Return one number for two, well spread (after the finaliser of SplitMix64)."""
    mixed = (one.astype(np.uint64) * _MIX[0]) ^ (other.astype(np.uint64) + _MIX[0])
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX[1]
    return np.asarray(mixed ^ (mixed >> np.uint64(27)))
