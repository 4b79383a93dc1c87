"""One rule for each kind of time expression: from its words to an interval of days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from readout.lexicon.times import TimeWord
from readout.records import TimeBasis
from readout.resolve.calendar import (
    Interval,
    back,
    day,
    months,
    shift,
    third,
    unit_grain,
    valid_date,
    week,
    weekend,
    years,
)
from readout.resolve.tense import Tense

PARTS = {"start": "early", "beginning": "early", "middle": "mid", "end": "late"}
DAY_KINDS = ("DAY", "ORDINAL")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The words of a time expression in small letters, what each may say, and the rule that reads them."""

    rule: str
    words: tuple[str, ...]
    readings: tuple[TimeWord | None, ...]

    def value(self, *kinds: str) -> str | None:
        """Return the value of the first word of a kind."""
        return next(iter(self.values(*kinds)), None)

    def values(self, *kinds: str) -> list[str]:
        """Return the values of all words of some kinds, in order."""
        return [reading.value for reading in self.readings if reading and reading.kind in kinds]

    def number(self, *kinds: str) -> int | None:
        """Return the value of the first word of a kind as a number."""
        found = self.value(*kinds)
        return int(found) if found is not None else None

    @property
    def part(self) -> str | None:
        """Which third is meant: early, mid or late."""
        named = (PARTS[word] for word in self.words if word in PARTS)
        joined = (reading.part for reading in self.readings if reading and reading.part)
        return self.value("EARLY") or next(named, None) or next(joined, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a phrase is read against: reference day, tense, and for relative times the day they count from.

    `turned` says that this day stands before the phrase: in `on Monday, two days after the vote` the vote is what the
    phrase places, two days before Monday.
    """

    reference: date | None
    tense: Tense
    anchor: date | None = None
    anchor_basis: TimeBasis = "published"
    turned: bool = False

    @property
    def ahead(self) -> bool:
        """Whether the sentence speaks of what is to come."""
        return self.tense != "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An interval and whether the text alone gives it."""

    interval: Interval
    basis: TimeBasis


Rule = Callable[[Phrase, Setting], Placed | None]


def _told(interval: Interval | None) -> Placed | None:
    return Placed(interval=interval, basis="text") if interval else None


def _reckoned(interval: Interval | None) -> Placed | None:
    return Placed(interval=interval, basis="published") if interval else None


def place_date(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read a day with its month, with or without the year."""
    numeric = phrase.value("DATE")
    if numeric is not None:
        return _told(_numeric(numeric))
    month, number = phrase.number("MONTH"), phrase.number(*DAY_KINDS)
    if month is None or number is None:
        return None
    year = phrase.number("YEAR")
    if year is not None:
        return _told(_day(year, month, number))
    return _reckoned(_nearest_year(month, number, phrase.number("WEEKDAY", "SHORTDAY"), setting))


def _day(year: int, month: int, number: int) -> Interval | None:
    found = valid_date(year, month, number)
    return day(found) if found else None


def _numeric(text: str) -> Interval | None:
    """Read `2014-04-29`, `29.04.2014` and, where only one order is possible, `04/29/2014`."""
    first, second, last = (int(piece) for piece in text.replace("/", "-").replace(".", "-").split("-"))
    if first > 31:
        return _day(first, second, last)
    if "." in text or first > 12 or first == second:
        return _day(last, second, first)
    return _day(last, first, second) if second > 12 else None


def _nearest_year(month: int, number: int, weekday: int | None, setting: Setting) -> Interval | None:
    """Choose the year: the one whose weekday fits, else by tense the last or the next such day."""
    here = setting.reference
    if here is None:
        return None
    around = (valid_date(year, month, number) for year in range(here.year - 4, here.year + 5))
    days = [found for found in around if found]
    fitting = [found for found in days if weekday is None or found.isoweekday() == weekday] or days
    if weekday is not None:
        return day(min(fitting, key=lambda found: abs((found - here).days)))
    return day(_pick(fitting, setting, here))


def _pick(days: list[date], setting: Setting, here: date) -> date:
    before = [found for found in days if found <= here]
    after = [found for found in days if found >= here]
    if setting.tense == "future" and after:
        return after[0]
    if setting.tense == "past" and before:
        return before[-1]
    return min(days, key=lambda found: abs((found - here).days))


def place_day_of_month(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `on the 3rd` and `Tue 10`: the month is the reference day's or a neighbour."""
    here, number = setting.reference, phrase.number(*DAY_KINDS)
    if here is None or number is None:
        return None
    around = (months(here.year, here.month + step).start for step in (-1, 0, 1))
    days = [found for start in around if (found := valid_date(start.year, start.month, number))]
    weekday = phrase.number("WEEKDAY", "SHORTDAY")
    fitting = [found for found in days if weekday is None or found.isoweekday() == weekday]
    return _reckoned(day(_pick(fitting, setting, here))) if fitting else None


def place_weekday(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read a weekday: `last` and `next` leave the reference day itself out."""
    here, number = setting.reference, phrase.number("WEEKDAY")
    if here is None or number is None:
        return None
    return _reckoned(day(_weekday(here, number, phrase, setting)))


def _weekday(here: date, number: int, phrase: Phrase, setting: Setting) -> date:
    gone = (here.isoweekday() - number) % 7
    to_come = (number - here.isoweekday()) % 7
    if phrase.value("LAST"):
        return here - timedelta(days=gone or 7)
    if phrase.value("NEXT"):
        return here + timedelta(days=to_come or 7)
    return here + timedelta(days=to_come) if setting.ahead else here - timedelta(days=gone)


def place_weekday_of_week(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `Tuesday of last week`."""
    here, number = setting.reference, phrase.number("WEEKDAY")
    if here is None or number is None or phrase.value("UNIT") != "week":
        return None
    monday = week(here + timedelta(days=7 * _step(phrase))).start
    return _reckoned(day(monday + timedelta(days=number - 1)))


def _step(phrase: Phrase) -> int:
    return phrase.number("LAST", "NEXT", "THIS", "PREVIOUS", "FOLLOWING", "SAME") or 0


def place_month(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read a month; without its year, the last one begun (under a future, the next not over)."""
    month, year, here = phrase.number("MONTH"), phrase.number("YEAR"), setting.reference
    if month is None:
        return None
    if phrase.value("UNIT") == "day" and phrase.value("LAST"):
        return _last_day(month, phrase, setting)
    if year is not None:
        return _told(third(months(year, month), phrase.part))
    if here is None:
        return None
    if phrase.value("UNIT") == "year":
        return _reckoned(third(months(here.year + _step(phrase), month), phrase.part))
    return _reckoned(third(months(_year_of_month(month, here, phrase, setting), month), phrase.part))


def _last_day(month: int, phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `the last day of October`."""
    bare = Phrase(
        rule="month", words=(), readings=tuple(r for r in phrase.readings if r and r.kind in ("MONTH", "YEAR"))
    )
    whole = place_month(bare, setting)
    return Placed(interval=day(whole.interval.end), basis=whole.basis) if whole else None


def _year_of_month(month: int, here: date, phrase: Phrase, setting: Setting) -> int:
    if phrase.value("THIS"):
        return here.year
    if phrase.value("LAST"):
        return here.year - (month >= here.month)
    if phrase.value("NEXT"):
        return here.year + (month <= here.month)
    if setting.tense == "future":
        return here.year + (month < here.month)
    if setting.tense == "past":
        return here.year - (month > here.month)
    return min(range(here.year - 1, here.year + 2), key=lambda year: abs((date(year, month, 15) - here).days))


def place_year(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read a year, or its third."""
    year = phrase.number("YEAR")
    return _told(third(years(year), phrase.part)) if year else None


def place_decade(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read a decade: ten years, or their third."""
    first = phrase.number("DECADE")
    return _told(third(years(first, 10), phrase.part)) if first else None


def place_season(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read three months; a winter is named after the year in which it begins."""
    month, year, here = phrase.number("SEASON"), phrase.number("YEAR"), setting.reference
    if month is None:
        return None
    if year is not None:
        return _told(third(months(year, month, 3), phrase.part))
    if here is None:
        return None
    step = _step(phrase)
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
    return _reckoned(third(found, phrase.part))


def place_period(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `this week`, `last month`, `earlier this year`, `last night`, `this morning`, `at the weekend`."""
    here = setting.reference
    if here is None:
        return None
    unit = phrase.value("UNIT", "WEEKEND", "PART") or "day"
    step = _step(phrase)
    if phrase.value("WEEKEND"):
        return _reckoned(_weekend(here, step, phrase, setting))
    if phrase.value("PART"):
        return _reckoned(day(here + timedelta(days=step)))
    if step == 0 and not phrase.value("THIS") and phrase.part:  # the end of the year
        return _reckoned(third(shift(here, unit, 0), phrase.part))
    whole = third(shift(here, unit, step), phrase.part)
    return _reckoned(_run(whole, phrase, here) if step == 0 else whole)


def _run(whole: Interval, phrase: Phrase, here: date) -> Interval:
    """Cut `earlier this month` and `later this month` at the reference day."""
    if phrase.value("BACK"):
        return Interval(start=whole.start, end=here, grain=whole.grain)
    if phrase.value("FORTH"):
        return Interval(start=here, end=whole.end, grain=whole.grain)
    return whole


def _weekend(here: date, step: int, phrase: Phrase, setting: Setting) -> Interval:
    current = weekend(here)
    begun = current.start <= here
    if step > 0:
        return weekend(here + timedelta(days=7 if begun else 0))
    if step < 0:
        return weekend(here - timedelta(days=7))
    return current if begun or setting.ahead else weekend(here - timedelta(days=7))


def place_stretch(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `the last three days`, `the past week`, `the next two months`: up to or from the reference day."""
    here, unit = setting.reference, phrase.value("UNIT")
    if here is None or unit is None or phrase.value("PREVIOUS", "FOLLOWING"):
        return None
    count = phrase.number("NUMBER", "DAY", "FEW") or 1
    if phrase.value("NEXT"):
        return _reckoned(Interval(start=here, end=back(here, unit, -count), grain=unit_grain(unit)))
    return _reckoned(Interval(start=back(here, unit, count), end=here, grain=unit_grain(unit)))


def place_ago(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `two days ago`: the day, week, month or year that lies so far back."""
    here, unit = setting.reference, phrase.value("UNIT", "PART")
    if here is None or unit is None:
        return None
    count = phrase.number("NUMBER", "DAY", "FEW") or 1
    if unit in ("decade", "century"):
        return _reckoned(years(here.year - count * (10 if unit == "decade" else 100)))
    return _reckoned(shift(here, unit, -count))


def place_anaphoric(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `three days earlier`, `the next day`, `a week after`: counted from another time of the sentence."""
    unit = phrase.value("UNIT", "PART")
    if setting.anchor is None or unit is None:
        return None
    if phrase.value("BACK"):
        step = -(phrase.number("NUMBER", "DAY", "FEW") or 1)
    elif phrase.value("FORTH"):
        step = phrase.number("NUMBER", "DAY", "FEW") or 1
    else:
        step = _step(phrase)
    if setting.turned and phrase.words[-1] in ("before", "after"):
        step = -step
    moved = shift(setting.anchor, "day" if phrase.value("PART") else unit, step)
    if unit == "week" and not phrase.value("PREVIOUS", "FOLLOWING", "NEXT", "SAME"):
        moved = day(setting.anchor + timedelta(days=7 * step))
    return Placed(interval=moved, basis=setting.anchor_basis)


def place_deictic(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `today`, `yesterday`, `tomorrow`, `the day before yesterday`."""
    here, step = setting.reference, phrase.number("DEICTIC")
    if here is None or step is None:
        return None
    if phrase.value("UNIT"):
        step += 1 if phrase.value("FORTH") else -1
    return _reckoned(day(here + timedelta(days=step)))


def place_clock(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read the time of day that begins an entry of a running report as the reference day."""
    return _reckoned(day(setting.reference)) if setting.reference else None


def place_overnight(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read `overnight` as the night to the reference day, `overnight into Friday` as that to Friday."""
    here, number = setting.reference, phrase.number("WEEKDAY")
    if here is None:
        return None
    morning = here if number is None else _weekday(here, number, phrase, setting)
    if number is not None and not {"into", "to"} & set(phrase.words):
        return _reckoned(day(morning))
    return _reckoned(Interval(start=morning - timedelta(days=1), end=morning, grain="day"))


def place_holiday(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read a feast with a fixed day; its eve is the day before."""
    told = phrase.value("HOLIDAY") or "01-01"
    eve = -1 if "eve" in phrase.words else 0
    month, number = (int(piece) for piece in told.split("-"))
    year = phrase.number("YEAR")
    feast = _day(year, month, number) if year else _nearest_year(month, number, None, setting)
    if feast is None:
        return None
    found = day(feast.start + timedelta(days=eve))
    return _told(found) if year else _reckoned(found)


def place_span(phrase: Phrase, setting: Setting) -> Placed | None:
    """Read a range by its two ends: what one end leaves out it takes from the other."""
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
    return Phrase(rule=phrase.rule, words=(), readings=tuple(readings))


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


RULES: dict[str, Rule] = {
    "date": place_date,
    "day_of_month": place_day_of_month,
    "span": place_span,
    "month": place_month,
    "year": place_year,
    "decade": place_decade,
    "season": place_season,
    "period": place_period,
    "stretch": place_stretch,
    "ago": place_ago,
    "anaphoric": place_anaphoric,
    "deictic": place_deictic,
    "clock": place_clock,
    "overnight": place_overnight,
    "weekday": place_weekday,
    "weekday_of_week": place_weekday_of_week,
    "holiday": place_holiday,
}
