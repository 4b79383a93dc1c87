"""Times that name a day: dates, weekdays, today and yesterday, feasts."""

from datetime import date, timedelta

from readout.resolve.calendar import Interval, day, easter, months, valid_date, week, weekend
from readout.resolve.time_phrases import DAY_KINDS, Phrase, Placed, Setting, reckoned, step_of, told

HABIT = 60  # days back in which the present may speak of a day
FAR = 270  # days to come that are told with their year


def place_date(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read a day with its month, with or without the year; `the week of 12 May` is the week around it."""
    numeric = phrase.value("DATE")
    if numeric is not None:
        return told(_numeric(numeric))
    placed = _place_written(phrase, setting)
    if placed is None or not (phrase.value("WEEKEND") or phrase.value("UNIT") == "week"):
        return placed
    around = weekend if phrase.value("WEEKEND") else week
    return Placed(interval=around(placed.interval.start), basis=placed.basis)


def _place_written(phrase: Phrase, setting: Setting) -> Placed | None:
    month, number = phrase.number("MONTH"), phrase.number(*DAY_KINDS) or phrase.number("RANK")
    if month is None or number is None:
        return None
    year = phrase.number("YEAR")
    if year is not None:
        return told(day_in(year, month, number))
    return reckoned(nearest_year(month, number, phrase.number("WEEKDAY", "SHORTDAY"), setting))


def day_in(year: int, month: int, number: int) -> Interval | None:
    """Return the day of a year and month, `None` where the calendar has none."""
    found = valid_date(year, month, number)
    return day(found) if found else None


def _numeric(text: str) -> Interval | None:
    """Read `2014-04-29`, `29.04.2014` and, where only one order is possible, `04/29/2014`."""
    first, second, last = (int(piece) for piece in text.replace("/", "-").replace(".", "-").split("-"))
    if first > 31:
        return day_in(first, second, last)
    if "." in text or first > 12 or first == second:
        return day_in(last, second, first)
    return day_in(last, first, second) if second > 12 else None


def nearest_year(month: int, number: int, weekday: int | None, setting: Setting) -> Interval | None:
    """Choose the year: the one whose weekday fits, else by tense the last or the next such day."""
    here = setting.reference
    if here is None:
        return None
    around = (valid_date(year, month, number) for year in range(here.year - 4, here.year + 5))
    days = [found for found in around if found]
    fitting = [found for found in days if weekday is None or found.isoweekday() == weekday] or days
    if weekday is not None:
        return day(min(fitting, key=lambda found: abs((found - here).days)))
    return day(pick_by_tense(fitting, setting, here))


def pick_by_tense(days: list[date], setting: Setting, here: date) -> date:
    """Return the last of some days up to the reference day, under a future the next from it on."""
    before = [found for found in days if found <= here]
    after = [found for found in days if found >= here]
    if setting.tense == "future" and after and not _is_too_far(before, after, here):
        return after[0]
    if setting.tense == "past" and before:
        return before[-1]
    if after and before and (here - before[-1]).days > HABIT:
        return after[0]
    return min(days, key=lambda found: abs((found - here).days))


def _is_too_far(before: list[date], after: list[date], here: date) -> bool:
    """Tell whether a day to come is so far off, and the one before so near, that the tense must be mistaken."""
    return bool(before) and (after[0] - here).days > FAR and (here - before[-1]).days <= HABIT


def place_day_of_month(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `on the 3rd`, `Tue 10`, `the 12th of last month`: a month not told is the reference day's or a neighbour."""
    here, number = setting.reference, phrase.number(*DAY_KINDS)
    if here is None or number is None:
        return None
    if unit := phrase.value("UNIT"):
        start = months(here.year, here.month + step_of(phrase)).start
        return reckoned(day_in(start.year, start.month, number)) if unit == "month" else None
    if setting.anchor is not None:
        start = setting.anchor.interval.start
        placed = day_in(start.year, start.month, number)
        return Placed(interval=placed, basis=setting.anchor.basis) if placed else None
    around = (months(here.year, here.month + step).start for step in (-1, 0, 1))
    days = [found for start in around if (found := valid_date(start.year, start.month, number))]
    weekday = phrase.number("WEEKDAY", "SHORTDAY")
    fitting = [found for found in days if weekday is None or found.isoweekday() == weekday]
    if not fitting:
        return None
    found = pick_by_tense(fitting, setting, here)
    return reckoned(weekend(found) if phrase.value("WEEKEND") else day(found))


def place_weekday(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read a weekday: `last` and `next` leave the reference day itself out."""
    here, number = setting.reference, phrase.number("WEEKDAY")
    if here is None or number is None:
        return None
    return reckoned(day(weekday_by_tense(here, number, phrase, setting)))


def weekday_by_tense(here: date, number: int, phrase: Phrase, setting: Setting) -> date:
    """Return the weekday that is meant: `last` and `next` leave the reference day itself out."""
    gone = (here.isoweekday() - number) % 7
    to_come = (number - here.isoweekday()) % 7
    if phrase.value("LAST"):
        return here - timedelta(days=(gone or 7) + (7 if phrase.value("BACK") else 0))
    if phrase.value("NEXT"):
        return here + timedelta(days=to_come or 7)
    return here + timedelta(days=to_come) if setting.ahead else here - timedelta(days=gone)


def place_weekday_of_week(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `Tuesday of last week`."""
    here, number = setting.reference, phrase.number("WEEKDAY")
    if here is None or number is None or phrase.value("UNIT") != "week":
        return None
    monday = week(here + timedelta(days=7 * step_of(phrase))).start
    return reckoned(day(monday + timedelta(days=number - 1)))


def place_deictic(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `today`, `yesterday`, `tomorrow`, `the day before yesterday`."""
    here, step = setting.reference, phrase.number("DEICTIC")
    if here is None or step is None:
        return None
    if phrase.value("UNIT"):  # the day before yesterday
        step += phrase.number("BACK", "FORTH") or 0
    return reckoned(day(here + timedelta(days=step)))


def place_clock(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read the time of day that begins an entry of a running report as the reference day."""
    return reckoned(day(setting.reference)) if setting.reference else None


def place_overnight(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `overnight` as the night to the reference day, `overnight into Friday` as that to Friday."""
    here, numbers = setting.reference, [int(value) for value in phrase.values("WEEKDAY")]
    if here is None:
        return None
    morning = weekday_by_tense(here, numbers[-1], phrase, setting) if numbers else here
    if len(numbers) == 1 and not {"into", "to"} & set(phrase.words):
        return reckoned(day(morning))
    nights = (numbers[-1] - numbers[0]) % 7 if len(numbers) > 1 else 1
    return reckoned(Interval(start=morning - timedelta(days=nights), end=morning, grain="day"))


def place_holiday(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read a feast, without its year the last or next one by tense."""
    feast, year, here = phrase.value("HOLIDAY"), phrase.number("YEAR"), setting.reference
    if feast is None:
        return None
    span = week if phrase.value("UNIT") == "week" else day
    if year is not None:
        return told(span(_feast_day(feast, year)))
    if here is None:
        return None
    around = [_feast_day(feast, year) for year in range(here.year - 2, here.year + 3)]
    return reckoned(span(pick_by_tense(around, setting, here)))


def _feast_day(feast: str, year: int) -> date:
    """Return the day of `12-25`, `easter-2` or `orthodox+0` in a year."""
    for calendar in ("easter", "orthodox"):
        if feast.startswith(calendar):
            return easter(year, calendar == "orthodox") + timedelta(days=int(feast.removeprefix(calendar)))
    return date(year, int(feast[:2]), int(feast[3:]))
