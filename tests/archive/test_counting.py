"""Events, reports and incidents are counted apart, in time and by pair, and what is not known is no zero."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from readout.archive import Archive, Selection, open_archive
from readout.archive.choosing.bounds import Period
from readout.archive.choosing.listing import list_events
from readout.archive.choosing.reports import list_reports
from readout.archive.choosing.splitting import By, Counted, split_series
from readout.archive.linking.incidents import list_incidents
from readout.errors import ArchiveError, InputError
from readout.records import Reading, Time

from . import standins
from .samples import make_reading

COUNTS = ("events", "reports", "incidents", "exposure")


def told_on(number: int, month: int, publisher: str = "The Example", grain: str = "day") -> Reading:
    """Return a reading of the 12th of a month: France aids Chad on the 10th, refuses nobody on no day."""
    reading = make_reading(number, published=f"2026-{month:02}-12")
    aid, refusal = reading.events
    assert aid.when
    time = Time(start=f"2026-{month:02}-10", end=f"2026-{month:02}-10", grain=grain, basis="published")  # type: ignore[arg-type]
    return replace(
        reading,
        report=replace(reading.report, publisher=publisher),
        events=(replace(aid, when=replace(aid.when, time=time)), replace(refusal, auxiliaries=())),
    )


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Give two reports of January, none of February, one of March, one of April that tells of the year only."""
    archive = open_archive(tmp_path_factory.mktemp("counts") / "archive", create=True)
    archive.append([told_on(1, 1), told_on(2, 1, "The Other"), told_on(3, 3), told_on(4, 4, grain="year")])
    with pytest.MonkeyPatch.context() as patch:
        standins.install(patch)
        archive.link()
    return archive


def columns(table: object, *names: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in names) for row in table.to_pylist()]  # type: ignore[attr-defined]


def test_a_series_has_exposure_and_tells_what_is_not_known(archive: Archive) -> None:
    series = archive.events(type="AID").series("month")
    assert series.column_names == ["month", "events", "exposure"]
    january, february, march, april = (date(2026, month, 1) for month in (1, 2, 3, 4))
    # In February nothing was read; in April there is nothing that has a place in a month.
    assert columns(series, *series.column_names) == [(january, 2, 2), (february, None, 0), (march, 1, 1), (april, 0, 1)]
    assert columns(archive.events(type="AID").series("month", "reports"), "reports", "exposure") == [
        *((2, 2), (None, 0), (1, 1)),
        (1, 1),
    ]
    assert columns(archive.events(type="AID").series("month", "incidents"), "incidents") == [(1,), (None,), (1,), (0,)]


def test_days_and_weeks_begin_when_they_begin(archive: Archive) -> None:
    days = archive.events(type="AID").series("day", "events")
    assert (days["day"][0].as_py(), days.num_rows) == (date(2026, 1, 12), 91)  # from the first report to the last
    weeks = archive.events().series("week")
    assert all(day.weekday() == 0 for day in weeks["week"].to_pylist())


@pytest.mark.parametrize("count", ["events", "incidents", "reports"])
@pytest.mark.parametrize("by", ["day", "week", "month"])
@pytest.mark.parametrize("asked", [{}, {"type": "AID"}, {"since": "2026-03-10"}, {"publisher": "The Other"}])
def test_points_and_what_stands_beside_them_are_all(
    archive: Archive, asked: dict[str, str], by: By, count: Counted
) -> None:
    selection = Selection.checked(**asked)
    series = split_series(archive, selection, by, count, None)
    found = count_rows(archive, selection, count)
    assert sum(point.count for point in series.points) + series.vague + series.outside == found > 0
    for beside, number in (("vague", series.vague), ("outside", series.outside)):
        within = replace(selection, period=Period(by=by, beside=beside))  # type: ignore[arg-type]
        assert count_rows(archive, within, count) == number


def count_rows(archive: Archive, selection: Selection, count: Counted) -> int:
    if count == "incidents":
        return list_incidents(archive, selection).count
    return list_events(archive, selection).count if count == "events" else list_reports(archive, selection).count


def test_what_lies_outside_of_the_periods(archive: Archive) -> None:
    def beside(by: By, **asked: str) -> tuple[int, int]:
        series = split_series(archive, Selection.checked(**asked), by, "events", None)
        return series.vague, series.outside

    # The first report came out two days after the first event; that of April tells of the year only.
    assert beside("day") == (1, 2)
    assert beside("month") == (1, 0)
    # Asked for days, the periods are those of reports in these days.
    assert beside("month", since="2026-03-11", until="2026-04-01") == (0, 0)
    assert beside("day", since="2026-03-10", until="2026-03-31") == (0, 1)
    assert beside("month", published_since="2026-05-01") == (0, 0)


def test_what_has_no_day_lies_outside(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    archive.append([make_reading(1), make_reading(2, published=None)])
    series = split_series(archive, Selection(), "month", "events", None)
    assert ([point.count for point in series.points], series.vague, series.outside) == ([3], 0, 1)
    reports = split_series(archive, Selection(), "month", "reports", None)
    assert ([point.count for point in reports.points], reports.vague, reports.outside) == ([1], 0, 1)


def test_exposure_is_of_the_days_of_reports_too(archive: Archive) -> None:
    found = archive.events(published_since="2026-03-01", published_until="2026-03-31").series("month")
    assert columns(found, "events", "exposure") == [(2, 1)]


def test_exposure_is_that_of_what_is_asked_for(archive: Archive) -> None:
    assert columns(archive.events(publisher="The Other").series("month"), "events", "exposure") == [(2, 1)]
    found = archive.events(since="2026-03-01", until="2026-03-31").series("month")
    assert columns(found, "events", "exposure") == [(2, 1)]


def test_what_has_not_happened_is_left_out_unless_asked(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    archive.append([make_reading(1)])  # an AID, and a REJECT that is denied
    assert columns(archive.events().series("month"), "events") == [(1,)]
    assert columns(archive.events().series("month", happened=False), "events") == [(2,)]
    assert archive.events(type="REJECT").network(of="name").num_rows == 0


def test_a_panel_fills_in_zeros(archive: Archive) -> None:
    panel = archive.events().panel("month")
    assert columns(panel, "actor", "recipient", *COUNTS) == [
        ("FRA", "TCD", 2, 2, 1, 2),
        ("FRA", "TCD", None, None, None, 0),
        ("FRA", "TCD", 1, 1, 1, 1),
        ("FRA", "TCD", 0, 0, 0, 1),
    ]
    assert columns(panel, "material_cooperation", "verbal_conflict", "score")[0] == (2, 0, 7.4)
    assert columns(panel, "score")[3] == (None,)
    assert columns(archive.events().panel("month", zeros=False), "month", "events") == [
        (date(2026, 1, 1), 2),
        (date(2026, 3, 1), 1),
    ]


@pytest.mark.parametrize("period", ["month", "week"])
def test_the_views_are_the_panel_of_all(archive: Archive, period: str) -> None:
    view = archive.query(f"FROM panel_{period} ORDER BY {period}, actor, recipient")
    assert view.equals(archive.events().panel(period))


def test_edges_of_a_network(archive: Archive) -> None:
    network = archive.events().network()
    assert network.to_pylist() == [
        {"actor": "FRA", "recipient": "TCD", "events": 4, "reports": 4, "incidents": 3, "score": 7.4}
        | {"verbal_cooperation": 0, "material_cooperation": 4, "verbal_conflict": 0, "material_conflict": 0}
    ]
    assert columns(archive.events().network("sector"), "actor", "recipient") == []
    assert columns(archive.events().network("name"), "actor", "recipient") == [("France", "Chad")]


def test_without_linking_incidents_are_not_known(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    assert archive.events().panel().num_rows == archive.events().series().num_rows == 0
    archive.append([told_on(1, 1)])
    assert columns(archive.events().panel(), *COUNTS) == [(1, 1, None, 1)]
    assert columns(archive.events().network(), "events", "incidents") == [(1, None)]
    with pytest.raises(ArchiveError, match="not linked"):
        archive.events().series(count="incidents")


def test_what_cannot_be_counted_is_refused(archive: Archive) -> None:
    with pytest.raises(InputError, match="year: a period is day, week, month"):
        archive.events().series("year")
    with pytest.raises(InputError, match="claims: a count is events, incidents, reports"):
        archive.events().series(count="claims")
    with pytest.raises(InputError, match="year: a period"):
        archive.events().panel("year")
    with pytest.raises(InputError, match="type: a kind of edge is"):
        archive.events().network("type")
