"""Narrow bounds of a question: a stretch of land, one period of a series, one edge of a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from readout.archive.choosing.checks import check_day
from readout.archive.choosing.conditions import Condition
from readout.errors import InputError
from readout.records.mention import Grain

# Grains of time that have a place in a period. Without words of time it is the day of the report that counts.
GRAINS: dict[str, tuple[Grain, ...]] = {"day": ("day",), "week": ("day", "week"), "month": ("day", "week", "month")}
# The column of a side that has what an edge may join, by kind of edge.
SIDES = {"country": "countries", "name": "names", "sector": "sectors"}
VAGUE = "vague"
DEGREES = (180.0, 90.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A stretch of land in degrees, its edges included; with `west` east of `east` it crosses the date line."""

    west: float
    south: float
    east: float
    north: float

    def __str__(self) -> str:
        return ",".join(f"{edge!r}" for edge in (self.west, self.south, self.east, self.north))

    def condition(self) -> Condition:
        """Return the SQL condition over `latitude` and `longitude`."""
        joint = "OR" if self.west > self.east else "AND"
        sql = f"(latitude BETWEEN ? AND ? AND (longitude >= ? {joint} longitude <= ?))"
        return sql, [self.south, self.north, self.west, self.east]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One period of a series, by its first day; without one, what is too vague to stand in any of them."""

    by: str
    start: date | None

    def __str__(self) -> str:
        return f"{self.by}:{self.start or VAGUE}"

    def condition(self, day: str, timed: bool = True) -> Condition:
        """Return the SQL condition that what counts on a `day`, SQL too, stands in the period.

        With `timed` its time must not be too wide for the period.
        """
        if self.start is None:
            return (f"NOT ({is_placed(self.by)})" if timed else "false"), []
        sql = f"date_trunc('{self.by}', {day})::DATE = ?"
        return (f"{sql} AND {is_placed(self.by)}" if timed else sql), [self.start]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Who acts on whom: two countries, sectors or names, each as it is written in the records.

    Without a recipient: who acts or is acted upon.
    """

    of: str
    actor: str
    recipient: str | None

    def __str__(self) -> str:
        return f"{self.of}:{self.actor}" + (f">{self.recipient}" if self.recipient else "")

    def condition(self) -> Condition:
        """Return the SQL condition over the columns of actors and recipients."""
        joint = "AND" if self.recipient else "OR"
        acts, is_acted_upon = (f"list_contains({side}_{SIDES[self.of]}, ?)" for side in ("actor", "recipient"))
        return f"({acts} {joint} {is_acted_upon})", [self.actor, self.recipient or self.actor]

    @classmethod
    def checked(cls, asked: str | Self | None) -> Self | None:
        """Return an edge, written as `country:RUS>UKR`; `InputError` for what is none."""
        if not isinstance(asked, str):
            return asked
        of, _, ends = asked.partition(":")
        actor, sign, recipient = (part.strip() for part in ends.partition(">"))
        if of.strip() not in SIDES or not actor or (sign and not recipient):
            raise InputError(f"{asked}: not an edge; write it as country:RUS>UKR, of {', '.join(SIDES)}")
        return cls(of=of.strip(), actor=actor, recipient=recipient or None)


# How exact the time of something is: to a day or week, wider, or not known.
DATED = {
    "exact": "when_start IS NOT NULL AND when_grain IN ('day', 'week')",
    "vague": "when_start IS NOT NULL AND when_grain NOT IN ('day', 'week')",
    "none": "when_start IS NULL",
}
PLACED = "(latitude IS NOT NULL OR place_country IS NOT NULL)"


def is_placed(by: str) -> str:
    """Return the SQL condition that the grain of something has a place among days, weeks or months."""
    return f"coalesce(when_grain, 'day') IN ({', '.join(map(repr, GRAINS[by]))})"


def check_box(asked: str | Sequence[float] | Box | None) -> Box | None:
    """Return a box of west, south, east and north; `InputError` for anything but four such degrees."""
    if asked is None or isinstance(asked, Box):
        return asked
    try:
        west, south, east, north = map(float, asked.split(",") if isinstance(asked, str) else asked)
    except ValueError:
        raise InputError(f"{asked}: a box is west,south,east,north in degrees, as 21,8,24,15") from None
    if not (-DEGREES[0] <= west <= DEGREES[0] and -DEGREES[0] <= east <= DEGREES[0]):
        raise InputError(f"{asked}: west and east run from -180 to 180")
    if not -DEGREES[1] <= south <= north <= DEGREES[1]:
        raise InputError(f"{asked}: south and north run from -90 to 90, south first")
    return Box(west=west, south=south, east=east, north=north)


def check_dated(asked: str | None) -> str | None:
    """Return how exact a time must be; `InputError` for what is not in `DATED`."""
    if asked and asked not in DATED:
        raise InputError(f"{asked}: a time is {', '.join(DATED)}")
    return asked or None


def check_period(asked: str | Period | None) -> Period | None:
    """Return a period, written as `week:2024-05-13` or `week:vague`; `InputError` for what is none.

    A day within the period means the period.
    """
    if not isinstance(asked, str):
        return asked
    by, _, text = (part.strip() for part in asked.partition(":"))
    if by not in GRAINS or not text:
        raise InputError(f"{asked}: not a period; write it as week:2024-05-13, of {', '.join(GRAINS)}")
    return Period(by=by, start=None if text == VAGUE else first_day(check_day(text), by))


def first_day(day: date | None, by: str) -> date | None:
    """Return the first day of the day's, week's or month's period."""
    if day is None or by == "day":
        return day
    return day - timedelta(days=day.weekday()) if by == "week" else day.replace(day=1)
