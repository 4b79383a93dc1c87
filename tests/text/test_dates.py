from datetime import date

import pytest

from readout.text.dates import WrittenDate, complete_day, parse_date_line, parse_published, parse_written_date


@pytest.mark.parametrize(
    ("given", "normal"),
    [
        ("2021-11-23", "2021-11-23"),
        ("20211123", "2021-11-23"),
        ("20211123104500", "2021-11-23"),
        ("2021-11-23T14:05:00Z", "2021-11-23T14:05:00+00:00"),
        ("2021-11-23T14:05:00.123+02:00", "2021-11-23T14:05:00+02:00"),
        ("2021-11-23T14:05:00", "2021-11-23"),  # no zone: only the day is sure
        ("2021-11-23 14:05 UTC", "2021-11-23T14:05:00+00:00"),
        ("Tue, 23 Nov 2021 14:05:00 +0200", "2021-11-23T14:05:00+02:00"),
        ("23 November 2021", "2021-11-23"),
        ("Nov. 23, 2021", "2021-11-23"),
        ("Tuesday, November 23rd, 2021", "2021-11-23"),
        ("2021/11/23", "2021-11-23"),
        ("23/11/2021", "2021-11-23"),
        ("11/23/2021", "2021-11-23"),
        (1637676300, "2021-11-23T14:05:00+00:00"),
        (1637676300000, "2021-11-23T14:05:00+00:00"),
    ],
)
def test_usual_forms_are_dates(given: object, normal: str) -> None:
    assert parse_published(given) == normal


@pytest.mark.parametrize(
    "given",
    [None, True, "", "2021", "yesterday", "03/04/2021", "31 February 2021", "2021-13-01", 12, "x" * 5000, "NaN"],
)
def test_what_is_no_single_date_is_none(given: object) -> None:
    assert parse_published(given) is None


def test_written_dates_keep_what_they_lack() -> None:
    assert parse_written_date("Nov 23") == WrittenDate(month=11, day=23)
    assert parse_written_date("Tuesday") == WrittenDate(weekday=1)
    assert parse_written_date("Sat 3 May 2014") == WrittenDate(year=2014, month=5, day=3, weekday=5)
    assert parse_written_date("May talks") is None
    assert parse_written_date("30 February") is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Friday, July 21, 2017", ("2017-07-21", False)),
        ("Published 12 March 2018", ("2018-03-12", False)),
        ("Published on: 12 March 2018 at 10:15 GMT", ("2018-03-12", False)),
        ("Last updated: 4:10 PM EST, Wed May 3, 2017", ("2017-05-03", True)),
        ("Oct 26, 2019, 11:20", ("2019-10-26", False)),
        ("July 21", None),
        ("On July 21, 2017 the rebels left", None),
        ("2017", None),
    ],
)
def test_lines_that_are_dates(line: str, found: tuple[str, bool] | None) -> None:
    assert parse_date_line(line) == found


def test_a_day_without_year_is_the_nearest() -> None:
    assert complete_day(WrittenDate(month=12, day=31), date(2022, 1, 1)) == "2021-12-31"
    assert complete_day(WrittenDate(month=1, day=2), date(2021, 12, 31)) == "2022-01-02"
    assert (
        complete_day(WrittenDate(month=2, day=29), date(2022, 3, 1)) == "2022-03-01"
    )  # no such day near: the day itself


def test_a_weekday_is_the_last_one() -> None:
    assert complete_day(WrittenDate(weekday=1), date(2021, 11, 24)) == "2021-11-23"
    assert complete_day(WrittenDate(weekday=1), date(2021, 11, 23)) == "2021-11-23"
