"""The rule of each kind of time expression, by the name that `time_patterns.tsv` gives it."""

from readout.resolve.time_dates import (
    place_clock,
    place_date,
    place_day_of_month,
    place_deictic,
    place_holiday,
    place_overnight,
    place_weekday,
    place_weekday_of_week,
)
from readout.resolve.time_periods import (
    place_decade,
    place_month,
    place_period,
    place_season,
    place_stretch,
    place_year,
)
from readout.resolve.time_phrases import Rule
from readout.resolve.time_portions import place_numbered, place_portion
from readout.resolve.time_relative import (
    place_ago,
    place_ahead,
    place_anaphoric,
    place_anniversary,
    place_eve,
    place_following,
    place_hence,
)
from readout.resolve.time_spans import place_span

RULES: dict[str, Rule] = {
    "date": place_date,
    "day_of_month": place_day_of_month,
    "span": place_span,
    "month": place_month,
    "year": place_year,
    "decade": place_decade,
    "season": place_season,
    "period": place_period,
    "portion": place_portion,
    "numbered": place_numbered,
    "stretch": place_stretch,
    "following": place_following,
    "ahead": place_ahead,
    "hence": place_hence,
    "ago": place_ago,
    "anaphoric": place_anaphoric,
    "eve": place_eve,
    "anniversary": place_anniversary,
    "deictic": place_deictic,
    "clock": place_clock,
    "overnight": place_overnight,
    "weekday": place_weekday,
    "weekday_of_week": place_weekday_of_week,
    "holiday": place_holiday,
}
# Rules that count from another time: they are read after those that stand alone.
RELATIVE = frozenset(("following", "anaphoric", "eve", "anniversary"))
