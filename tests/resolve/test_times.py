from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readout.lexicon.times import find_time_phrases, read_time_words
from readout.records import Dateline, Report
from readout.resolve.anchors import reference_day
from readout.resolve.calendar import back, easter, months, shift, third, week, weekend, years
from readout.resolve.time_phrases import Phrase, Placed, Setting
from readout.resolve.time_rules import RULES
from tests.figures import make_report, read_times
from tests.reading import read_cases, share_right


def report_of(sentence: str, published: str) -> Report:
    """Return the report of a row: `2024-05-16 headline`, `2024-05-17T03:00:00Z dateline --05-16`, `-`."""
    stamp, *rest = published.split()
    report = make_report(sentence, headline="headline" in rest, published=None if stamp == "-" else stamp)
    return replace(report, dateline=Dateline(text="", day=rest[-1])) if "dateline" in rest else report


@pytest.mark.parametrize(
    ("sentence", "published", "phrase", "start", "end", "grain", "basis"), read_cases("resolve/times.tsv", 7)
)
def test_a_sentence_gives_its_time(
    sentence: str, published: str, phrase: str, start: str, end: str, grain: str, basis: str
) -> None:
    found = {
        mention.span.cut(sentence): (time.start or "-", time.end or "-", time.grain, time.basis)
        for mention in read_times(report_of(sentence, published))
        if (time := mention.time)
    }
    if phrase == "-":
        assert not found
    else:
        assert found.get(phrase) == (start, end, grain, basis), found


def test_the_cases_are_many_and_nearly_all_right() -> None:
    assert len(read_cases("resolve/times.tsv", 7)) >= 400
    assert share_right("resolve/times.tsv") >= 0.97


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("Troops entered the city late Tuesday.", ["weekday past"]),
        ("Talks will resume on Friday.", ["weekday future"]),
        ("The town has been held since 2014.", ["year past since"]),
        ("The curfew was extended until Monday.", ["weekday future until"]),
        ("He was shot on 3 May and died the next day.", ["date past", "anaphoric past"]),
        ("Crowds marked the second anniversary of the 2022 invasion.", ["anniversary past", "year past"]),
        ("Prices rose in the first quarter of 2022.", ["portion past"]),
        ("The army has lost ground in recent weeks.", ["vague past"]),
    ],
)
def test_who_made_a_time_tells_rule_tense_and_the_open_side(sentence: str, rules: list[str]) -> None:
    made_by = [mention.made_by for mention in read_times(make_report(sentence, published="2024-05-16"))]
    assert [maker.partition("; resolve.times/0.2 ")[2] for maker in made_by] == rules


@pytest.mark.parametrize(
    ("earlier", "sentence", "start"),
    [
        ("The port fell on 3 May.", "The next day the army entered it.", "2024-05-04"),
        ("The port fell in 2014.", "The following year it was retaken.", "2015-01-01"),
        ("The port fell in 2014.", "The next day the army entered it.", None),  # no day to count from
        ("The port will open on Friday.", "The day before, two guards were shot.", None),  # what is to come is no story
        (
            "The port fell on 3 May.",
            "The day before the vote, two guards were shot.",
            None,
        ),  # the vote's day is not told
    ],
)
def test_a_sentence_counts_from_the_one_before(earlier: str, sentence: str, start: str | None) -> None:
    *_, last = read_times(make_report(f"{earlier} {sentence}", published="2024-05-16"))
    assert last.time is not None
    assert last.time.start == start


def test_a_far_sentence_is_nothing_to_count_from() -> None:
    between = ["The town is small.", "It has a market.", "It has a school.", "It has a bridge."]
    text = " ".join(["The port fell on 3 May.", *between, "The next day the army entered it."])
    *_, last = read_times(make_report(text, published="2024-05-16"))
    assert last.time is not None
    assert last.time.basis == "unresolved"


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [(2019, "04-21", "04-28"), (2021, "04-04", "05-02"), (2024, "03-31", "05-05"), (2025, "04-20", "04-20")],
)
def test_easter_by_both_reckonings(year: int, western: str, eastern: str) -> None:
    assert easter(year).isoformat() == f"{year}-{western}"
    assert easter(year, orthodox=True).isoformat() == f"{year}-{eastern}"


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


WORDS = (
    "the last next this monday tuesday may 31 february 30 2014 early ago two weeks days earlier after of , to from "
    "that first quarter half year in within before previous following eve anniversary decades hours past few couple a"
)
MORE = ["1990s", "3rd", "overnight", "summer", "99", "Easter", "2014/15", "weekend", "century", "Q3", "-"]


UNITS = ("day", "week", "month", "quarter", "year", "decade")


@given(
    words=st.lists(st.sampled_from([*WORDS.split(), *MORE]), max_size=9),
    reference=st.none() | st.dates(min_value=date(2, 1, 1)),
    tense=st.sampled_from(["past", "present", "future"]),
    other=st.none()
    | st.tuples(st.dates(min_value=date(1600, 1, 1), max_value=date(2200, 1, 1)), st.sampled_from(UNITS)),
)
@example(words=["early", "last", "days"], reference=date(2000, 1, 1), tense="past", other=None)  # a day has no thirds
def test_every_rule_gives_days_in_order_or_nothing(
    words: list[str], reference: date | None, tense: str, other: tuple[date, str] | None
) -> None:
    anchor = Placed(interval=shift(*other, 0), basis="text") if other else None
    readings = read_time_words(words)
    for found in find_time_phrases(words, readings):
        inside = slice(found.first, found.last + 1)
        phrase = Phrase(rule=found.rule, words=tuple(words[inside]), readings=tuple(readings[inside]))
        setting = Setting(reference=reference, tense=tense, anchor=anchor)  # type: ignore[arg-type]
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
