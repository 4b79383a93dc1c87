"""Cells of other projects' files: what is nothing, and days, numbers and lists as they write them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from readout.archive.imports.rows import UnfitError

NOTHING = frozenset(("", "none", "null", "na", "n/a", "nan", "\\n", "---"))
_NAMED = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?")  # ICEWS of 2017, UCDP opened in a spreadsheet
_WRITTEN = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})")


def clean(cell: str) -> str:
    """Return a cell without what is around it; nothing where it says so (`None`, `NULL`, `NA`)."""
    cell = cell.strip()
    return "" if cell.lower() in NOTHING else cell


@lru_cache(maxsize=50_000)
def read_day(cell: str) -> date:
    """Return a day: 20240516, 2024-05-16, 5/16/2024 (month first) or 16 May 2024; `UnfitError` for anything else."""
    cell = cell.strip()
    try:
        if match := _ISO.fullmatch(cell):
            return date(*map(int, match.groups()))
        if match := _AMERICAN.fullmatch(cell):
            month, day, year = map(int, match.groups())
            return date(year, month, day)
        if match := _WRITTEN.fullmatch(cell):
            return date(int(match[3]), _NAMED.index(match[2].lower()) + 1, int(match[1]))
    except ValueError:
        pass
    raise UnfitError(f"{cell!r} is not a day")


def read_number(cell: str, low: float = -math.inf, high: float = math.inf) -> float | None:
    """Return a number, `None` for an empty cell; `UnfitError` for what is none or lies outside the bounds."""
    if not (cell := clean(cell)):
        return None
    try:
        number = float(cell)
    except ValueError:
        raise UnfitError(f"{cell!r} is not a number") from None
    if not low <= number <= high:
        raise UnfitError(f"{cell} is not between {low:g} and {high:g}")
    return number


def read_count(cell: str) -> int | None:
    """Return a number of 0 or more as a whole one."""
    number = read_number(cell, 0, 2**31 - 1)
    return None if number is None else int(number)


def read_degrees(north: str, east: str) -> tuple[float | None, float | None]:
    """Return latitude and longitude, both or neither."""
    latitude, longitude = read_number(north, -90, 90), read_number(east, -180, 180)
    return (None, None) if latitude is None or longitude is None else (latitude, longitude)


def split_list(cell: str, sign: str = ";") -> list[str]:
    """Return the parts of a list that say something, each once, in order."""
    return list(dict.fromkeys(filter(None, map(clean, cell.split(sign)))))


def first_of(cells: Iterable[str]) -> str | None:
    """Return the first cell that says something."""
    return next(filter(None, map(clean, cells)), None)


def within_day(start: date, end: date) -> tuple[date, date]:
    """Return first and last day in their order; the last is not more than a year after the first."""
    if end < start:
        raise UnfitError(f"it ends on {end}, before it starts on {start}")
    return start, min(end, start + timedelta(days=366))
