"""Times that name a piece of a period: `the first quarter of 2022`, `the last week of May`, `the 19th century`."""

from datetime import date, timedelta

from readout.resolve.calendar import Interval, months, third, unit_grain, years
from readout.resolve.time_periods import place_month, place_period, place_year
from readout.resolve.time_phrases import Phrase, Placed, Setting, reckoned, told

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
DAYS = {"day": 1, "week": 7, "fortnight": 14}


def place_portion(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `the second half of the year`, `the first three months of 2019`, `the last day of October`."""
    joint = phrase.words.index("of")
    piece, rest = phrase.cut(0, joint), phrase.cut(joint + 1)
    whole = _place_whole(rest, setting)
    unit, rank = piece.value("UNIT", "HALF"), piece.number("RANK", "LAST")
    if whole is None or unit is None or rank is None:
        return None
    count = piece.number("NUMBER", "DAY") or 1
    found = _piece(whole.interval, unit, rank, count)
    return Placed(interval=found, basis=whole.basis) if found else None


def _place_whole(phrase: Phrase, setting: Setting) -> Placed | None:
    if phrase.value("MONTH"):
        return place_month(phrase, setting)
    return place_year(phrase, setting) if phrase.value("YEAR") else place_period(phrase, setting)


def _piece(whole: Interval, unit: str, rank: int, count: int) -> Interval | None:
    """Return so many units of a period from the one of a rank on (-1: up to its end); `None` where it has them not."""
    after = whole.end + timedelta(days=1)
    if unit == "half" and whole.grain == "month" and (after - whole.start).days <= 31:
        return _half_month(whole, rank)
    first = (rank - 1) * count if rank > 0 else -count
    origin = whole.start if rank > 0 else after
    start, end = _moved(origin, unit, first), _moved(origin, unit, first + count)
    if start is None or end is None or not whole.start <= start < end <= after:
        return None
    return Interval(start=start, end=end - timedelta(days=1), grain="month" if unit == "half" else unit_grain(unit))


def _half_month(whole: Interval, rank: int) -> Interval:
    middle = whole.start + timedelta(days=14)
    if rank == 1:
        return Interval(start=whole.start, end=middle, grain="day")
    return Interval(start=middle + timedelta(days=1), end=whole.end, grain="day")


def _moved(origin: date, unit: str, count: int) -> date | None:
    if unit in DAYS:
        return origin + timedelta(days=DAYS[unit] * count)
    if unit in MONTHS and origin.day == 1:
        return months(origin.year, origin.month + MONTHS[unit] * count).start
    return None


def place_numbered(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `the first quarter`, `Q3 2023` and `the late 19th century`."""
    if quarter := phrase.number("QUARTER"):
        return _place_quarter(quarter, phrase.number("YEAR"), setting)
    number = sum(int(value) for value in phrase.values("RANK", "ORDINAL", "NUMBER"))  # twenty-first
    if phrase.value("UNIT") == "quarter":
        return _place_quarter(number, None, setting)
    return told(third(years(100 * number - 99, 100), phrase.part)) if phrase.value("UNIT") == "century" else None


def _place_quarter(number: int, year: int | None, setting: Setting) -> Placed | None:
    here = setting.reference
    if not 1 <= number <= 4:
        return None
    if year is not None:
        return told(months(year, 3 * number - 2, 3))
    if here is None:
        return None
    around = [months(here.year + step, 3 * number - 2, 3) for step in (-1, 0, 1)]
    if setting.ahead:
        return reckoned(next(quarter for quarter in around if quarter.end >= here))
    return reckoned([quarter for quarter in around if quarter.start <= here][-1])
