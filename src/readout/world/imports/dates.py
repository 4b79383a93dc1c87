"""Dates of other people's tables as years, months and days of ISO 8601."""

import re
from datetime import date

from readout.text.dates import parse_published
from readout.world.imports.rows import UnfitError

CENTURY_TURN = 30  # two-digit years up to this one are of this century
OPEN = frozenset("|-|?|present|now|today|current|incumbent|ongoing|unknown|n/a|na|nan|nat|none|null".split("|"))
_ISO = re.compile(r"(\d{3,4})(?:-(\d\d))?(?:-(\d\d))?")
_FLOAT = re.compile(r"(\d{4})\.0")
_MONTH_YEAR = re.compile(r"(\d\d?)[/.](\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[/.](\d\d?)")
_WORD_YEAR = re.compile(r"([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_STAMP = re.compile(r"(\d\d|\d{4})(\d\d)(\d\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_date(text: str) -> str:
    """Return a date of a table as year, month or day; "" for none or still so. `UnfitError` for what is none.

    03/04/2021 is none: it could be either of two days.
    """
    text = text.strip()
    if text.casefold() in OPEN:
        return ""
    if match := _FLOAT.fullmatch(text):
        return match[1]
    if match := _ISO.fullmatch(text):
        return join_date(match[1], match[2] or "", match[3] or "")
    if match := _MONTH_YEAR.fullmatch(text):
        return join_date(match[2], match[1])
    if match := _YEAR_MONTH.fullmatch(text):
        return join_date(match[1], match[2])
    if (match := _WORD_YEAR.fullmatch(text)) and match[1].lower()[:3] in _MONTHS:
        return join_date(match[2], str(_MONTHS.index(match[1].lower()[:3]) + 1))
    day = parse_published(text)
    if day is None:
        raise UnfitError(f"{text!r} is no date that has one meaning")
    return day[:10]


def read_stamp(digits: str) -> str:
    """Return the date of a dictionary: YYMMDD, YYYYMMDD or YYYY; 00 is no day or month. `UnfitError` if none."""
    if len(digits) == 4:
        return join_date(digits)
    match = _STAMP.fullmatch(digits)
    if match is None:
        raise UnfitError(f"{digits!r} is no date: YYMMDD or YYYYMMDD are due")
    year, month, day = match.groups()
    if len(year) == 2:
        year = f"{20 if int(year) <= CENTURY_TURN else 19}{year}"
    return join_date(year, month, day)


def join_date(year: str, month: str = "", day: str = "") -> str:
    """Return a year, month or day; parts of zero are not known. `UnfitError` for a day that no calendar has."""
    parts = [int(year), int(month or 0), int(day or 0)]
    try:
        date(parts[0], parts[1] or 1, parts[2] or 1)
    except ValueError:
        raise UnfitError(f"there is no {'-'.join(filter(None, (year, month, day)))} in the calendar") from None
    if not parts[1]:
        return f"{parts[0]:04}"
    return f"{parts[0]:04}-{parts[1]:02}" + (f"-{parts[2]:02}" if parts[2] else "")
