"""One row of what is imported, whatever the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Precision = Literal["day", "week", "month", "year"]


class UnfitError(ValueError):
    """A line that cannot be taken; the text says why, without file and line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Who acts, or is acted upon: names as the source has them, countries and sectors as they are here."""

    names: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignEvent:
    """An event of another project. The columns of the table `imported` say what the fields are.

    `key` tells which rows of the source are one event: the later edition of it counts.
    """

    id: str
    key: str
    start: date
    end: date
    precision: Precision = "day"
    type: str | None
    mode: str | None = None
    cameo: str | None = None
    quad: int | None
    told: str | None
    actor: Side
    recipient: Side
    directed: bool = True
    place: str | None = None
    place_country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    deaths_low: int | None = None
    deaths_best: int | None = None
    deaths_high: int | None = None
    mentions: int | None = None
    text: str | None = None
    publisher: str | None = None
    url: str | None = None
    edition: str | None = None


Cells: TypeAlias = Mapping[str, str]  # the fields of `data/fields.tsv`, empty where the file has none
ReadRow: TypeAlias = Callable[[Cells], ForeignEvent]
