"""Narrow bounds of a question: a stretch of land, one period of a series, one edge of a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from readout.archive.choosing.checks import check_day
from readout.archive.choosing.conditions import Condition
from readout.errors import InputError
from readout.records.mention import Grain

# Grains of time that have a place in a period. Without words of time it is the day of the report that counts.
GRAINS: dict[str, tuple[Grain, ...]] = {"day": ("day",), "week": ("day", "week"), "month": ("day", "week", "month")}
# The column of a side that has what an edge may join, by kind of edge.
SIDES = {"country": "countries", "name": "names", "sector": "sectors"}
Beside = Literal["vague", "outside"]  # why something stands in no period
BESIDE: tuple[Beside, ...] = get_args(Beside)
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
    """One period of a series, by its first day, or what stands in none of them.

    That is `vague`, of a time too wide for any, or `outside`: dated before the first report or after the last, or not
    at all.
    """

    by: str
    start: date | None = None
    beside: Beside | None = None

    def __str__(self) -> str:
        return f"{self.by}:{self.start or self.beside}"

    def condition(self, day: str, reports: Condition, timed: bool = True) -> Condition:
        """Return the SQL condition that what counts on a `day`, SQL too, stands in the period.

        The periods of a series run over the `reports` of a condition. With `timed` a time has a grain, which must not
        be too wide for the period.
        """
        placed = is_placed(self.by) if timed else "true"
        if self.beside == "vague":
            return f"NOT ({placed})", []
        if self.beside == "outside":
            within, values = within_reports(self.by, day, reports)
            return f"{placed} AND NOT {within}", values
        return f"date_trunc('{self.by}', {day})::DATE = ? AND {placed}", [self.start]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Who acts on whom: two countries, sectors or names, each as it is written in the records."""

    of: str
    actor: str
    recipient: str

    def __str__(self) -> str:
        return f"{self.of}:{self.actor}>{self.recipient}"

    def condition(self) -> Condition:
        """Return the SQL condition over the columns of actors and recipients."""
        acts, is_acted_upon = (f"list_contains({side}_{SIDES[self.of]}, ?)" for side in ("actor", "recipient"))
        return f"({acts} AND {is_acted_upon})", [self.actor, self.recipient]


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


def within_reports(by: str, day: str, reports: Condition) -> Condition:
    """Return the SQL condition that a `day` lies in the periods from the first to the last report of a condition."""
    condition, values = reports
    first, last = (
        f"(SELECT date_trunc('{by}', {end}(published))::DATE FROM stored.narrow_reports WHERE {condition})"
        for end in ("min", "max")
    )
    return f"coalesce(date_trunc('{by}', {day})::DATE BETWEEN {first} AND {last}, false)", [*values, *values]


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


def check_edge(asked: str | Edge | None) -> Edge | None:
    """Return an edge, written as `country:RUS>UKR`; `InputError` for what is none."""
    if not isinstance(asked, str):
        return asked
    of, _, ends = (part.strip() for part in asked.partition(":"))
    actor, _, recipient = (part.strip() for part in ends.partition(">"))
    if of not in SIDES or not actor or not recipient:
        raise InputError(f"{asked}: not an edge; write it as country:RUS>UKR, of {', '.join(SIDES)}")
    return Edge(of=of, actor=actor, recipient=recipient)


def check_period(asked: str | Period | None) -> Period | None:
    """Return a period, written as `week:2024-05-13`, `week:vague` or `week:outside`; `InputError` for what is none.

    A day within the period means the period.
    """
    if not isinstance(asked, str):
        return asked
    by, _, which = (part.strip() for part in asked.partition(":"))
    if by not in GRAINS or not which:
        raise InputError(f"{asked}: not a period; write it as week:2024-05-13, of {', '.join(GRAINS)}")
    for beside in BESIDE:
        if which == beside:
            return Period(by=by, beside=beside)
    return Period(by=by, start=first_day(check_day(which), by))


def first_day(day: date | None, by: str) -> date | None:
    """Return the first day of the day's, week's or month's period."""
    if day is None or by == "day":
        return day
    return day - timedelta(days=day.weekday()) if by == "week" else day.replace(day=1)
