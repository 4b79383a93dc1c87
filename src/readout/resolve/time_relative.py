"""Times counted from the report's own day (`two days ago`) or from another time told (`the next day`, `the eve`)."""

from datetime import timedelta

from readout.resolve.calendar import Interval, back, day, months, shift, unit_grain, week, years
from readout.resolve.time_dates import day_in
from readout.resolve.time_phrases import DAY_KINDS, Phrase, Placed, Setting, reckoned, step_of

LONG = 10  # days that another time may run on for days to be counted from it


def place_ago(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `two days ago`: the day, week, month or year so far back; `a year ago today`, `five years ago this week`."""
    here, count = setting.reference, phrase.count
    units = phrase.values("UNIT", "PART")
    if here is None or count is None or not units:
        return None
    unit = units[0]
    if len(units) > 1 or phrase.value("DEICTIC"):
        then = back(here, unit, count) + timedelta(days=phrase.number("DEICTIC") or 0)
        return reckoned(shift(then, units[1] if len(units) > 1 else "day", 0))
    if unit in ("decade", "century"):
        return reckoned(years(here.year - count * (10 if unit == "decade" else 100)))
    return reckoned(shift(here, unit, -count))


def place_hence(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `three days from now`."""
    here, unit, count = setting.reference, phrase.value("UNIT"), phrase.count
    if here is None or unit is None or count is None:
        return None
    start = here + timedelta(days=phrase.number("DEICTIC") or 0)
    return reckoned(_counted(day(start), unit, count))


def place_ahead(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `within 48 hours` and, of what is to come, `in five days`: from or after the reference day."""
    here, unit, count = setting.reference, phrase.value("UNIT"), phrase.count
    if here is None or unit is None or count is None or not setting.ahead:
        return None
    if phrase.words[0] == "within":
        return reckoned(Interval(start=here, end=back(here, unit, -count), grain=unit_grain(unit)))
    return reckoned(_counted(day(here), unit, count))


def place_following(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `the following three days` and `the previous two weeks`: a stretch from or up to another time."""
    unit, count, anchor = phrase.value("UNIT"), phrase.count, setting.anchor
    if anchor is None or unit is None or count is None:
        return None
    if phrase.value("FOLLOWING"):
        start = anchor.interval.end
        interval = Interval(start=start, end=back(start, unit, -count), grain=unit_grain(unit))
    else:
        end = anchor.interval.start
        interval = Interval(start=back(end, unit, count), end=end, grain=unit_grain(unit))
    return Placed(interval=interval, basis=anchor.basis)


def place_anaphoric(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `three days earlier`, `the next day`, `that year`, `in June of that year`: counted from another time."""
    if setting.anchor is None:
        return _place_next(phrase, setting)
    step = _step(phrase, setting)
    if step is None:
        return None
    found = _from_anchor(phrase, setting.anchor.interval, step)
    return Placed(interval=found, basis=setting.anchor.basis) if found else None


def _place_next(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `the next month` of what is to come and `the previous Thursday` from the reference day."""
    here, unit = setting.reference, phrase.value("UNIT")
    if here is not None and phrase.value("WEEKDAY") and phrase.value("PREVIOUS"):
        return reckoned(_weekday_from(day(here), int(phrase.value("WEEKDAY") or 1), -1))
    if here is None or unit is None or not phrase.value("NEXT") or phrase.is_plural or setting.tense != "future":
        return None
    if unit == "day" or phrase.value("MONTH", "WEEKDAY"):
        return None
    return reckoned(Interval(start=here, end=back(here, unit, -1), grain=unit_grain(unit)))


def _step(phrase: Phrase, setting: Setting) -> int | None:
    """Return how many units lie between another time and the phrase's."""
    if phrase.value("PREVIOUS", "FOLLOWING", "NEXT"):
        return None if phrase.is_plural else step_of(phrase)  # the coming weeks
    if "that" in phrase.words or phrase.value("SAME"):
        return 0
    if phrase.count is None:
        return None
    turn = phrase.turn or 1  # a year on
    if setting.turned and phrase.value("BACK", "FORTH"):
        turn = -turn
    return turn * phrase.count


def _from_anchor(phrase: Phrase, anchor: Interval, step: int) -> Interval | None:
    if weekday := phrase.number("WEEKDAY"):
        return _weekday_from(anchor, weekday, step)
    if phrase.value("MONTH", "SEASON"):
        return _in_year(phrase, anchor.start.year + step) if _is_within(anchor, "year") else None
    unit = phrase.value("UNIT") or "day"
    counted = phrase.words[0] != "the" and "that" not in phrase.words  # a week before, not the week before
    found = _counted(anchor, unit, step) if counted else _neighbour(anchor, unit, step)
    return _run(found, phrase, anchor) if found else None


def _in_year(phrase: Phrase, year: int) -> Interval | None:
    """Return the day, month or season told, of a year: `that October`, `3 June of that year`."""
    month, number = phrase.number("MONTH"), phrase.number(*DAY_KINDS)
    if phrase.value("UNIT") not in (None, "year"):
        return None
    if month is None:
        return months(year, phrase.number("SEASON") or 1, 3)
    return day_in(year, month, number) if number else months(year, month)


def _weekday_from(anchor: Interval, weekday: int, step: int) -> Interval | None:
    if not _is_within(anchor, "day"):
        return None
    near = anchor.end if step > 0 else anchor.start
    gap = (step * (weekday - near.isoweekday())) % 7 or 7
    return day(near + timedelta(days=step * gap))


def _counted(anchor: Interval, unit: str, step: int) -> Interval | None:
    """Return what lies so many units from a time: from a day, weeks count to the day itself."""
    if not _is_within(anchor, unit):
        return None
    near = anchor.end if step > 0 or (anchor.end - anchor.start).days == 1 else anchor.start  # overnight
    if unit in ("week", "fortnight") and anchor.grain == "day":
        return day(near + timedelta(days=step * (14 if unit == "fortnight" else 7)))
    if unit in ("decade", "century"):
        return years(near.year + step * (10 if unit == "decade" else 100))
    return shift(near, unit, step)


def _neighbour(anchor: Interval, unit: str, step: int) -> Interval | None:
    if not _is_within(anchor, unit):
        return None
    return shift(anchor.end if step > 0 else anchor.start, unit, step)


def _is_within(anchor: Interval, unit: str) -> bool:
    """Tell whether a time is fine enough to count such units from it."""
    if unit in ("day", "night", "hour"):
        return anchor.grain == "day" and (anchor.end - anchor.start).days <= LONG
    if unit in ("week", "fortnight"):
        return anchor.grain in ("day", "week") and week(anchor.start) == week(anchor.end)
    if unit in ("month", "quarter"):
        return shift(anchor.start, "month", 0).end >= anchor.end
    return anchor.start.year == anchor.end.year or unit in ("decade", "century")


def _run(found: Interval, phrase: Phrase, anchor: Interval) -> Interval:
    """Cut `later that year` and `earlier that year` at the other time, where this is finer."""
    if "that" not in phrase.words or (anchor.start, anchor.end) == (found.start, found.end):
        return found
    if phrase.value("LATER"):
        return Interval(start=anchor.start, end=found.end, grain=found.grain)
    if phrase.value("EARLIER"):
        return Interval(start=found.start, end=anchor.end, grain=found.grain)
    return found


def place_eve(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `the eve` of another time as the day before it."""
    anchor = setting.anchor
    if anchor is None or anchor.interval.grain != "day":
        return None
    return Placed(interval=day(anchor.interval.start - timedelta(days=1)), basis=anchor.basis)


def days_of(phrase: Phrase) -> int:
    """Return by how many days a phrase lies after the time that it counts from, 0 where it does not count in days."""
    if phrase.rule == "eve":
        return -1
    size = {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(phrase.value("UNIT") or "", 0)
    return size * (phrase.count or 0) * (phrase.turn or 0)


def place_anniversary(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `the second anniversary` of another time; without a number the one nearest to the reference day."""
    anchor, here = setting.anchor, setting.reference
    if anchor is None or phrase.value("UNIT") not in (None, "year"):
        return None
    count = phrase.number("RANK", "ORDINAL", "NUMBER", "DAY")
    start, end = anchor.interval.start, anchor.interval.end
    if count is not None:
        return Placed(interval=_years_on(anchor.interval, count), basis=anchor.basis)
    if here is None or anchor.interval.grain == "year" or (end - start).days > 31:
        return None
    nearest = min(
        range(1, 2 + max(1, here.year - start.year)), key=lambda n: abs((back(start, "year", -n) - here).days)
    )
    return reckoned(_years_on(anchor.interval, nearest))


def _years_on(interval: Interval, count: int) -> Interval:
    after = back(interval.end + timedelta(days=1), "year", -count)  # so that a month stays whole
    return Interval(start=back(interval.start, "year", -count), end=after - timedelta(days=1), grain=interval.grain)
