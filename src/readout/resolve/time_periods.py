"""Times that name a period: months, years, seasons, `last week`, `the past three days`."""

from datetime import date, timedelta

from readout.resolve.calendar import Interval, back, day, months, shift, third, unit_grain, weekend, years
from readout.resolve.time_phrases import Phrase, Placed, Setting, reckoned, step_of, told


def place_month(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read a month; without its year, the last one begun (under a future, the next not over)."""
    month, year, here = phrase.number("MONTH"), phrase.number("YEAR"), setting.reference
    if month is None:
        return None
    if year is not None:
        return told(third(months(year, month), phrase.part))
    if here is None:
        return None
    if phrase.value("UNIT") == "year":
        return reckoned(third(months(here.year + step_of(phrase), month), phrase.part))
    return reckoned(third(months(_year_of_month(month, here, phrase, setting), month), phrase.part))


def _year_of_month(month: int, here: date, phrase: Phrase, setting: Setting) -> int:
    if phrase.value("LAST"):
        return here.year - (month >= here.month)
    if phrase.value("NEXT"):
        return here.year + (month <= here.month)
    if phrase.value("THIS"):
        return here.year
    if setting.tense == "future":
        return here.year + (month < here.month)
    if setting.tense == "past":
        return here.year - (month > here.month)
    return min(range(here.year - 1, here.year + 2), key=lambda year: abs((date(year, month, 15) - here).days))


def place_year(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read a year, or its third."""
    year = phrase.number("YEAR")
    return told(third(years(year), phrase.part)) if year else None


def place_decade(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read a decade: ten years, or their third."""
    first = phrase.number("DECADE")
    return told(third(years(first, 10), phrase.part)) if first else None


def place_season(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read three months; a winter is named after the year in which it begins."""
    month, year, here = phrase.number("SEASON", "FALL"), phrase.number("YEAR"), setting.reference
    if month is None:
        return None
    if year is not None:
        return told(third(months(year, month, 3), phrase.part))
    if here is None:
        return None
    step = step_of(phrase)
    candidates = [months(here.year + offset, month, 3) for offset in (-2, -1, 0, 1)]
    if step < 0:
        found = [season for season in candidates if season.end < here][-1]
    elif step > 0:
        found = next(season for season in candidates if season.start > here)
    elif phrase.value("THIS"):
        found = next((season for season in candidates if season.start <= here <= season.end), candidates[2])
    elif setting.tense == "future":
        found = next(season for season in candidates if season.end >= here)
    else:
        found = [season for season in candidates if season.start <= here][-1]
    return reckoned(third(found, phrase.part))


def place_period(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `this week`, `last month`, `earlier this year`, `last night`, `at the weekend`, `the end of the year`."""
    here = setting.reference
    if here is None or phrase.is_plural:  # coming weeks
        return None
    step = step_of(phrase) * (2 if phrase.value("BACK", "FORTH") else 1)  # the week before last
    if phrase.value("WEEKEND"):
        return reckoned(_weekend(here, step, setting))
    if phrase.value("PART"):
        return reckoned(day(here + timedelta(days=step)))
    whole = third(shift(here, phrase.value("UNIT") or "day", step), phrase.part)
    return reckoned(_run(whole, phrase, here) if step == 0 else whole)


def _run(whole: Interval, phrase: Phrase, here: date) -> Interval:
    """Cut `earlier this month` and `later this month` at the reference day."""
    if phrase.value("EARLIER"):
        return Interval(start=whole.start, end=here, grain=whole.grain)
    if phrase.value("LATER"):
        return Interval(start=here, end=whole.end, grain=whole.grain)
    return whole


def _weekend(here: date, step: int, setting: Setting) -> Interval:
    current = weekend(here)
    begun = current.start <= here
    if step:
        ahead = (step - 1 if not begun else step) if step > 0 else step
        return weekend(here + timedelta(days=7 * ahead))
    return current if begun or setting.ahead else weekend(here - timedelta(days=7))


def place_stretch(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `the last three days`, `the past week`, `the next two months`: up to or from the reference day."""
    here, unit, count = setting.reference, phrase.value("UNIT"), phrase.count
    if here is None or unit is None or count is None:
        return None
    if phrase.value("NEXT"):
        return reckoned(Interval(start=here, end=back(here, unit, -count), grain=unit_grain(unit)))
    return reckoned(Interval(start=back(here, unit, count), end=here, grain=unit_grain(unit)))
