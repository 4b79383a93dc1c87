from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readout.lexicon.times import find_time_phrases, read_time_word
from readout.records import Dateline
from readout.resolve.anchors import reference_day
from readout.resolve.calendar import back, months, shift, third, week, weekend, years
from readout.resolve.time_phrases import Phrase, Setting
from readout.resolve.time_rules import RULES
from tests.figures import make_report, read_table, read_times


@pytest.mark.parametrize(
    ("sentence", "published", "phrase", "start", "end", "grain", "basis"), read_table("resolve/times.tsv", 7)
)
def test_a_sentence_gives_its_time(
    sentence: str, published: str, phrase: str, start: str, end: str, grain: str, basis: str
) -> None:
    report = make_report(sentence, published=None if published == "-" else published)
    found = {
        mention.span.cut(sentence): (time.start or "-", time.end or "-", time.grain, time.basis)
        for mention in read_times(report)
        if (time := mention.time)
    }
    if phrase == "-":
        assert not found
    else:
        assert found.get(phrase) == (start, end, grain, basis), found


def test_the_dateline_goes_before_the_day_of_publication() -> None:
    report = make_report("Rebels attacked the town on Tuesday.", published="2024-05-21")
    dated = replace(report, dateline=Dateline(text="GOMA, May 17", day="--05-17"))
    assert [mention.time.start for mention in read_times(report) if mention.time] == ["2024-05-21"]
    assert [mention.time.start for mention in read_times(dated) if mention.time] == ["2024-05-14"]


def test_a_dateline_of_december_in_a_report_of_january_is_of_the_year_before() -> None:
    report = replace(make_report("x", published="2020-01-01"), dateline=Dateline(text="", day="--12-31"))
    assert reference_day(report) == date(2019, 12, 31)


@pytest.mark.parametrize("published", ["yesterday", "", "2024-13-45"])
def test_a_day_of_publication_that_is_none_leaves_times_unresolved(published: str) -> None:
    times = [mention.time for mention in read_times(make_report("He left on Monday.", published=published))]
    assert [(time.start, time.end, time.basis) for time in times if time] == [(None, None, "unresolved")]


def test_a_headline_in_the_present_tells_the_past() -> None:
    report = make_report("Rebels attack town on Tuesday", "More follows.", headline=True, published="2024-05-16")
    assert [mention.time.start for mention in read_times(report) if mention.time] == ["2024-05-14"]


WORDS = "the last next this monday tuesday may 31 february 30 2014 early ago two weeks days earlier after of , to from"


@given(
    words=st.lists(st.sampled_from([*WORDS.split(), "1990s", "3rd", "overnight", "summer", "99"]), max_size=9),
    reference=st.none() | st.dates(min_value=date(2, 1, 1)),
    tense=st.sampled_from(["past", "present", "future"]),
)
@example(words=["early", "last", "days"], reference=date(2000, 1, 1), tense="past")  # a day has no thirds
def test_every_rule_gives_days_in_order_or_nothing(words: list[str], reference: date | None, tense: str) -> None:
    readings = [read_time_word(word) for word in words]
    for found in find_time_phrases(words, readings):
        inside = slice(found.first, found.last + 1)
        phrase = Phrase(rule=found.rule, words=tuple(words[inside]), readings=tuple(readings[inside]))
        setting = Setting(reference=reference, tense=tense)  # type: ignore[arg-type]
        if found.rule not in RULES:
            continue
        try:
            placed = RULES[found.rule](phrase, setting)
        except (ValueError, OverflowError):  # beyond the calendar: resolve_time leaves it unresolved
            continue
        if placed is not None:
            assert placed.interval.start <= placed.interval.end
            assert placed.basis == "text" or reference is not None


@given(when=st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 1, 1)))
def test_periods_hold_the_day_they_are_of(when: date) -> None:
    for unit in ("day", "week", "month", "quarter", "year", "decade", "century"):
        found = shift(when, unit, 0)
        assert found.start <= when <= found.end, unit
    assert week(when).start.isoweekday() == 1
    assert weekend(when).start.isoweekday() == 6
    assert back(back(when, "week", 3), "week", -3) == when


@given(year=st.integers(1800, 2200), month=st.integers(1, 12))
def test_thirds_join_to_the_whole(year: int, month: int) -> None:
    for whole in (months(year, month), years(year), years(year, 10)):
        early, mid, late = (third(whole, part) for part in ("early", "mid", "late"))
        assert (early.start, late.end) == (whole.start, whole.end)
        assert (mid.start - early.end).days == 1
        assert (late.start - mid.end).days == 1
