"""Ranges of times: `between 3 and 5 May`, `from March to June 2019`, `2011-12`."""

from datetime import timedelta

from readout.lexicon.times import TimeWord
from readout.resolve.calendar import Interval, months, years
from readout.resolve.time_dates import place_date, place_weekday
from readout.resolve.time_periods import place_month, place_year
from readout.resolve.time_phrases import DAY_KINDS, Phrase, Placed, Setting, told


def place_span(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read a range by its two ends: what one end leaves out it takes from the other."""
    if both := phrase.value("YEARS"):
        return told(_years(both))
    first, last = _halves(phrase)
    if first is None or last is None:
        return None
    end = _end_of(last, setting)
    begin = _end_of(first, setting)
    if begin is None or end is None:
        return None
    start = begin.interval.start
    if start > end.interval.end and phrase.value("WEEKDAY"):
        start -= timedelta(days=7)
    if start > end.interval.end and not first.value("YEAR") and end.interval.grain != "year":
        start = months(start.year - 1, start.month).start.replace(day=start.day)
    if start > end.interval.end:
        return None
    return Placed(interval=Interval(start=start, end=end.interval.end, grain=end.interval.grain), basis=end.basis)


def _years(both: str) -> Interval | None:
    first, last = map(int, both.split("-"))
    return years(first, last - first + 1) if first <= last else None


def _end_of(half: Phrase, setting: Setting) -> Placed | None:
    if half.value("WEEKDAY"):
        return place_weekday(half, setting)
    if half.value("MONTH"):
        return place_date(half, setting) if half.value(*DAY_KINDS) else place_month(half, setting)
    return place_year(half, setting)


def _halves(phrase: Phrase) -> tuple[Phrase | None, Phrase | None]:
    """Cut a range at its joint and fill each half from the other."""
    joints = ("-", "–", "—", "to", "and", "until", "till", "through")
    cut = next((place for place, word in enumerate(phrase.words) if place and word in joints), None)
    if cut is None:
        return None, None
    left, right = list(phrase.readings[:cut]), list(phrase.readings[cut + 1 :])
    if not any(reading and reading.kind == "MONTH" for reading in (*left, *right)):
        right = [_full_year(left, reading) for reading in right]
    for kind in ("MONTH", "YEAR"):
        _share(kind, left, right)
    return _half(phrase, left), _half(phrase, right)


def _half(phrase: Phrase, readings: list[TimeWord | None]) -> Phrase:
    return Phrase(rule=phrase.rule, words=("",) * len(readings), readings=tuple(readings))


def _share(kind: str, left: list[TimeWord | None], right: list[TimeWord | None]) -> None:
    for one, other in ((left, right), (right, left)):
        known = [reading for reading in one if reading and reading.kind == kind]
        if known and not any(reading and reading.kind == kind for reading in other):
            other.append(known[-1])


def _full_year(left: list[TimeWord | None], reading: TimeWord | None) -> TimeWord | None:
    """Make 2015 of the 15 in `2014-15`."""
    first = next((other.value for other in left if other and other.kind == "YEAR"), None)
    if first is None or reading is None or reading.kind not in ("NUMBER", "DAY") or len(reading.value) > 2:
        return reading
    return TimeWord(kind="YEAR", value=first[:2] + reading.value.zfill(2))
