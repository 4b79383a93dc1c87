"""Figures of an event as one number: the least that those told allow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any


def least_figure(quantities: Iterable[Mapping[str, Any]], fates: Collection[str]) -> float | None:
    """Return the most conservative number of those whom one of the `fates` befell; `None` where none is told.

    Of several figures for one thing the least counts (12 people, 15 people: 12). Of different things the largest does,
    since one may be part of the other (12 people, 3 of them children: 12). A running total sums up other days too and
    is left out; a measure (percent) is no number of people.
    """
    least: dict[str, float] = {}
    for quantity in quantities:
        if quantity["fate"] not in fates or quantity["total"] or quantity["unit"]:
            continue
        value = quantity["low"] if quantity["low"] is not None else quantity["value"]
        thing = (quantity["of"] or "").casefold()
        least[thing] = min(value, least.get(thing, value))
    return max(least.values(), default=None)
