"""Small shapes that many others have: stretches of text, parties, times, places, pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from readout.records.mention import Grain, Precision
from readout.records.spans import Span

Item = TypeVar("Item")
Row = Mapping[str, Any]
Quad = Literal[1, 2, 3, 4]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Item]):
    """A page of a list: `count` are all that fit, `next` is the cursor of the page that follows, if one does."""

    count: int
    items: tuple[Item, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Items(Generic[Item]):
    """A list that is given whole."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Code points of a text, the end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who acts or is acted upon; `mention` is its id, `None` in an incident."""

    mention: str | None
    name: str
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days of something, and the words that tell them."""

    start: date | None
    end: date | None
    grain: Grain | None
    how: str | None
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The place of something; `precision` says how far to trust the degrees."""

    name: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: Precision | None
    how: str | None


def range_of(part: Row | Span | None) -> Range | None:
    """Return a stretch of text, `None` for none."""
    if part is None:
        return None
    return (
        Range(start=part.start, end=part.end) if isinstance(part, Span) else Range(start=part["start"], end=part["end"])
    )


def ranges_of(parts: Any) -> tuple[Range, ...]:
    """Return stretches of text in their order."""
    return tuple(Range(start=part["start"], end=part["end"]) for part in parts)


def when_of(row: Row, how: str | None = None, text: str | None = None) -> When | None:
    """Return the days of an event or incident, `None` where no words of time tell them."""
    if row["when_grain"] is None:
        return None
    return When(start=row["when_start"], end=row["when_end"], grain=row["when_grain"], how=how, text=text)


def where_of(row: Row, precision: Precision | None, how: str | None = None) -> Where | None:
    """Return the place of an event or incident, `None` where none is known."""
    if not row["place_name"] and row["place_country"] is None:
        return None
    return Where(
        name=row["place_name"] or None,
        country=row["place_country"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        precision=precision,
        how=how,
    )
