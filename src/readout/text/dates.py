"""Dates as news writes them: one whole string in, a date or a moment out, nothing guessed.

Days and months by name are English. A purely numeric date is taken when only one order is possible.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

_MONTHS = tuple("january february march april may june july august september october november december".split())
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = r"(?P<{0}>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|" + "|".join(_MONTHS) + r")\.?"
_WEEKDAY = r"(?P<weekday>mon|tues?|wed|thurs?|fri|sat|sun|" + "|".join(_WEEKDAYS) + r")\.?"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:1[89]|20|21)\d\d)"
_WRITTEN = (
    rf"(?:{_WEEKDAY},?\s+)?(?:(?:the\s+)?{_DAY.format('d1')}(?:\s+of)?[\s-]+{_MONTH.format('m1')}(?:,?[\s-]+{_YEAR.format('y1')})?"
    rf"|{_MONTH.format('m2')}\s+{_DAY.format('d2')}(?:,?\s+{_YEAR.format('y2')})?"
    rf"|{_YEAR.format('y3')}[-/.](?P<m3>\d\d?)[-/.](?P<d3>\d\d?))"
)
_CLOCK = (
    r"(?:at\s+)?\d{1,2}(?:[:.h]\d{2}){0,2}\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:\(?(?:GMT|UTC|[A-Z]{1,5}T|[+-]\d{2}:?\d{2}|local time)\)?)?(?:\s*hrs?\.?)?"
)
_LABEL = (
    r"(?P<label>(?:first\s+)?(?:published|posted|issued|released|release date|date|publication date|dated)|"
    r"(?:last\s+)?(?:updated|modified))(?:\s+on|\s+at)?\s*:?\s+"
)
_DATE = re.compile(_WRITTEN, re.IGNORECASE)
_ONLY_WEEKDAY = re.compile(_WEEKDAY, re.IGNORECASE)
_LINE = re.compile(
    rf"\(?(?:{_LABEL})?(?:{_CLOCK}[,\s|–—-]+)?(?P<date>{_WRITTEN})(?:[,\s|–—-]+{_CLOCK})?\)?\.?", re.IGNORECASE
)
_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)")
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)\d{6}")
_LONGEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date as written: parts that are not there are `None`; `weekday` counts from Monday, 0."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def iso(self) -> str | None:
        """Return the ISO day, `--MM-DD` without a year, `None` when only the weekday is known."""
        if self.month is None or self.day is None:
            return None
        return f"--{self.month:02}-{self.day:02}" if self.year is None else f"{self.year}-{self.month:02}-{self.day:02}"


def parse_written_date(text: str) -> WrittenDate | None:
    """Return the date that the whole string is (`Nov 23`, `23 November 2021`, `Tuesday`), else `None`."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if match := _ONLY_WEEKDAY.fullmatch(text):
        return WrittenDate(weekday=_number(match["weekday"], _WEEKDAYS))
    match = _DATE.fullmatch(text)
    return _from_match(match) if match else None


def parse_date_line(text: str) -> tuple[str, bool] | None:
    """Return ISO day and whether it is of an update, of a line that holds a full date and nothing else.

    A label (`Published`, `Last updated`) and a time of day may stand by it: `Updated 9:52 PM CET, Wed 3 May 2017`.
    """
    if len(text) > _LONGEST or not (match := _LINE.fullmatch(text.strip())):
        return None
    written = _from_match(match)
    if written is None or written.year is None:
        return None
    label = (match["label"] or "").lower()
    return str(written.iso()), "updated" in label or "modified" in label


def parse_published(value: object) -> str | None:
    """Return an ISO day, or an ISO moment where the zone is told, of a date in any usual form; else `None`.

    Taken: ISO 8601, RFC 2822, written dates, `YYYYMMDD`, `YYYYMMDDhhmmss`, seconds or milliseconds since 1970.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_epoch(float(value))
    text = str(value).strip()
    if not text or len(text) > _LONGEST:
        return None
    return _from_iso(text) or _from_mail(text) or _from_words(text)


def day_of(published: str) -> date:
    """Return the calendar day of what `parse_published` gives, in its own zone."""
    return date.fromisoformat(published[:10])


def complete_day(written: WrittenDate, near: date) -> str | None:
    """Return the ISO day of a date without a year: the one nearest to `near`; of a weekday: the last one up to it."""
    if written.month is None or written.day is None:
        if written.weekday is None:
            return None
        return (near - timedelta(days=(near.weekday() - written.weekday) % 7)).isoformat()
    if written.year is not None:
        return written.iso()
    days = [_day(year, written.month, written.day) for year in (near.year - 1, near.year, near.year + 1)]
    return min((day for day in days if day), key=lambda day: abs(day - near), default=near).isoformat()


def _number(word: str, names: tuple[str, ...]) -> int:
    return next(number for number, name in enumerate(names) if name.startswith(word.lower()[:3]))


def _from_match(match: re.Match[str]) -> WrittenDate | None:
    parts = match.groupdict()
    form = next(form for form in "123" if parts["d" + form])
    month_word, year_word = parts["m" + form], parts["y" + form]
    month = int(month_word) if month_word.isdigit() else _number(month_word, _MONTHS) + 1
    day, year = int(parts["d" + form]), int(year_word) if year_word else None
    if _day(year or 2000, month, day) is None:  # 2000 had a 29 February
        return None
    weekday = _number(parts["weekday"], _WEEKDAYS) if parts["weekday"] else None
    return WrittenDate(year=year, month=month, day=day, weekday=weekday)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _from_epoch(seconds: float) -> str | None:
    if 1e11 < abs(seconds) < 1e14:
        seconds /= 1000
    if not 1e8 <= seconds < 5e9:  # 1973 to 2128: smaller numbers are years or counts
        return None
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def _from_iso(text: str) -> str | None:
    if match := _STAMP.fullmatch(text):
        text = "-".join(match.groups())
    if text.isdigit() and len(text) != 8:
        return None
    try:
        moment = datetime.fromisoformat(text.replace(" UTC", "Z").replace(" GMT", "Z"))
    except ValueError:
        return None
    return _show(moment)


def _from_mail(text: str) -> str | None:
    if ":" not in text:
        return None
    try:
        return _show(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _show(moment: datetime) -> str | None:
    if not 1800 <= moment.year <= 2200:
        return None
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat()


def _from_words(text: str) -> str | None:
    if line := parse_date_line(text):
        return line[0]
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    first, second, year = map(int, match.groups())
    if first <= 12 and second <= 12 and first != second:
        return None
    month, day = (second, first) if first > 12 else (first, second)
    found = _day(year, month, day)
    return found.isoformat() if found else None
