"""Days and the periods they fall in: intervals of days, both ends included, and moving them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from readout.records import Grain


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Days `start` to `end`, both included, and how fine they were told."""

    start: date
    end: date
    grain: Grain


def day(when: date) -> Interval:
    """Return one day."""
    return Interval(start=when, end=when, grain="day")


def week(when: date) -> Interval:
    """Return the week, Monday to Sunday, of a day."""
    monday = when - timedelta(days=when.weekday())
    return Interval(start=monday, end=monday + timedelta(days=6), grain="week")


def weekend(when: date) -> Interval:
    """Return Saturday and Sunday of a day's week."""
    sunday = week(when).end
    return Interval(start=sunday - timedelta(days=1), end=sunday, grain="day")


def months(year: int, month: int, count: int = 1, grain: Grain = "month") -> Interval:
    """Return so many months from one on; months past 12 or under 1 run into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last_year, last_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    end = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return Interval(start=date(year, month, 1), end=end, grain=grain)


def years(first: int, count: int = 1) -> Interval:
    """Return so many years from one on; a decade or century has the grain `year` too."""
    return Interval(start=date(first, 1, 1), end=date(first + count - 1, 12, 31), grain="year")


def third(whole: Interval, part: str | None) -> Interval:
    """Return the early, mid or late third of an interval; `start` and `end` are its thirds too, as middle is."""
    days = (whole.end - whole.start).days + 1
    if part not in ("early", "mid", "late") or days < 3:  # fewer days have no thirds
        return whole
    cuts = _cuts(whole, days)
    first, last = {"early": (cuts[0], cuts[1]), "mid": (cuts[1], cuts[2]), "late": (cuts[2], cuts[3])}[part]
    return Interval(start=first, end=last - timedelta(days=1), grain=whole.grain)


def _cuts(whole: Interval, days: int) -> list[date]:
    after = whole.end + timedelta(days=1)
    if days > 300:  # thirds of years end with a month
        count = (after.year - whole.start.year) * 12
        marks = [whole.start.year * 12 + round(count * share / 3) for share in (1, 2)]
        return [whole.start, *(date(mark // 12, mark % 12 + 1, 1) for mark in marks), after]
    return [whole.start, *(whole.start + timedelta(days=round(days * share / 3 - 0.4)) for share in (1, 2)), after]


def shift(when: date, unit: str, count: int) -> Interval:
    """Return the day, week, month or year that lies so many units from a day."""
    if unit in ("day", "night"):
        return day(when + timedelta(days=count))
    if unit == "hour":
        return day(when + timedelta(days=_days_of_hours(count)))
    if unit in ("week", "fortnight"):
        return week(when + timedelta(days=count * (14 if unit == "fortnight" else 7)))
    if unit == "month":
        return months(when.year, when.month + count)
    if unit == "quarter":
        return months(when.year, (when.month - 1) // 3 * 3 + 1 + 3 * count, 3)
    if unit == "year":
        return years(when.year + count)
    size = 100 if unit == "century" else 10
    return years(when.year // size * size + size * count, size)


def back(when: date, unit: str, count: int) -> date:
    """Return the day so many units before a day (after it, if negative)."""
    if unit == "hour":
        return when - timedelta(days=_days_of_hours(count))
    if unit in ("day", "night", "week", "fortnight"):
        return when - timedelta(days=count * {"week": 7, "fortnight": 14}.get(unit, 1))
    turned = months(
        when.year, when.month - count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 1200)
    )
    return turned.start.replace(day=min(when.day, turned.end.day))


def _days_of_hours(count: int) -> int:
    """Return to how many days so many hours come; half a day counts as one."""
    days = (abs(count) + 12) // 24
    return days if count > 0 else -days


def easter(year: int, orthodox: bool = False) -> date:
    """Return Easter Sunday of a year from 1583 on, by the Western or the Orthodox reckoning."""
    moon = year % 19
    if orthodox:  # the rule of the Julian calendar, its day then written in ours
        full = (19 * moon + 15) % 30
        offset = full + (2 * (year % 4) + 4 * (year % 7) - full + 34) % 7
        return date(year, 3, 22) + timedelta(days=offset + year // 100 - year // 400 - 2)
    century, inside = divmod(year, 100)
    full = (19 * moon + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (inside // 4) - full - inside % 4) % 7
    late = (moon + 11 * full + 22 * weekday) // 451
    return date(year, 3, 22) + timedelta(days=full + weekday - 7 * late)


def unit_grain(unit: str) -> Grain:
    """Return the grain in which a unit is told."""
    grains: dict[str, Grain] = {"week": "week", "fortnight": "week", "month": "month", "quarter": "month"}
    return grains.get(unit, "year" if unit in ("year", "decade", "century") else "day")


def valid_date(year: int, month: int, day_of_month: int) -> date | None:
    """Return a date, `None` where the calendar has no such day."""
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None
