"""Tension: each happening counts once, by its weight, as a share of what was read, and says what moved it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from readout.archive import Archive, open_archive
from readout.archive.tension import Tension, count_unlinked
from readout.archive.tension.shares import Sums, share_periods
from readout.errors import InputError
from readout.records import Reading

from . import standins
from .samples import make_reading

MONDAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def simple(monkeypatch: pytest.MonkeyPatch) -> None:
    standins.install(monkeypatch)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive", create=True)


def tell(number: int, day: int, type: str = "ASSAULT", publisher: str | None = "The Example", **known: Any) -> Reading:
    """Return a reading of one event between France and Chad, `day` days after a Monday, told on that day."""
    told = (MONDAY + timedelta(days=day)).isoformat()
    reading = make_reading(number, published=told)
    aid = reading.events[0]
    assert aid.when
    time = replace(aid.when.time, start=told, end=told, grain=known.pop("grain", "day"))
    fields = {"mode": None, "standing": "reported", "auxiliaries": (), "when": replace(aid.when, time=time), **known}
    report = replace(
        reading.report, publisher=publisher, title=f"Story {number}", text=f"{number} {reading.report.text}"
    )
    return replace(reading, report=report, events=(replace(aid, type=type, **fields),))


def quiet(number: int, day: int, publisher: str = "The Example") -> Reading:
    """Return a reading that tells of nothing between the two."""
    return replace(tell(number, day, publisher=publisher), events=(), mentions=(), claims=())


def linked(archive: Archive, readings: Iterable[Reading]) -> Archive:
    archive.append(readings)
    archive.link()
    return archive


def values(tension: Tension, kind: str = "conflict") -> list[float | None]:
    return [getattr(row, kind).value for row in tension.rows]


def test_a_happening_counts_once_by_its_weight_and_report(archive: Archive) -> None:
    told = [tell(1, 0), tell(2, 0, publisher="The Other"), tell(3, 1, "ACCUSE", mode="allege"), tell(4, 2, "AID")]
    linked(archive, [*told, quiet(5, 3), tell(6, 7, "THREATEN"), quiet(7, 21)])
    tension = archive.tension("France", "TCD")
    assert [row.start for row in tension.rows] == [MONDAY + timedelta(days=7 * week) for week in range(4)]
    assert [row.exposure for row in tension.rows] == [5, 1, 0, 1]
    # Week 1: one ASSAULT told twice (0.9) and an accusation (0.35) in five reports; the aid is cooperation (1).
    assert values(tension) == [pytest.approx(1.25 / 5), pytest.approx(0.35), None, 0]
    assert values(tension, "cooperation") == [pytest.approx(1 / 5), 0, None, 0]
    assert (tension.version, tension.weights, tension.by) == ("tension-1", "tension-1", "week")
    assert values(archive.tension("TCD", "FRA")) == values(tension)
    assert values(archive.tension("FRA", "SDN")) == [0, 0, None, 0]


def test_days_and_months(archive: Archive) -> None:
    linked(archive, [tell(1, 0), tell(2, 40), tell(3, 41, grain="year")])
    assert values(archive.tension("FRA", "TCD", by="month")) == [pytest.approx(0.9), pytest.approx(0.45)]
    days = archive.tension("FRA", "TCD", by="day")
    assert len(days) == 42
    assert values(days)[0] == pytest.approx(0.9)
    assert values(days)[-2:] == [pytest.approx(0.9), 0]
    assert values(archive.tension("FRA", "TCD", by="month", since="2026-04-01")) == [pytest.approx(0.45)]
    assert values(archive.tension("FRA", "TCD", by="day", until=MONDAY)) == [pytest.approx(0.9)]


@pytest.mark.parametrize(
    "known",
    [
        {"auxiliaries": ("negation",)},
        {"auxiliaries": ("hypothetical",)},
        {"auxiliaries": ("future",)},
        {"auxiliaries": ("historical",), "when": None},
        {"standing": "disputed"},
        {"recipients": ()},
    ],
)
def test_what_did_not_happen_between_them_is_left_out(archive: Archive, known: dict[str, Any]) -> None:
    linked(archive, [tell(1, 0, **known), tell(2, 1, "ACCUSE")])
    assert values(archive.tension("FRA", "TCD")) == [pytest.approx(0.1)]


def test_disputed_happenings_count_where_they_are_asked_for(archive: Archive) -> None:
    linked(archive, [tell(1, 0, standing="disputed")])
    assert values(archive.tension("FRA", "TCD", standing="disputed,reported")) == [pytest.approx(0.9)]


def test_both_together_are_the_pair_too(archive: Archive) -> None:
    both = tell(1, 0, "CONSULT", mode="visit")
    event = both.events[0]
    linked(archive, [replace(both, events=(replace(event, actors=event.actors + event.recipients, recipients=()),))])
    assert values(archive.tension("FRA", "TCD"), "cooperation") == [pytest.approx(0.4)]


def test_exposure_to_the_pair_are_reports_that_name_both(archive: Archive) -> None:
    linked(archive, [tell(1, 0), quiet(2, 0), quiet(3, 7)])
    tension = archive.tension("FRA", "TCD", exposure="pair")
    assert [(row.exposure, row.conflict.value) for row in tension.rows] == [(1, 0.9), (0, None)]
    inside = archive.tension("FRA", "FRA", exposure="pair")
    assert [row.exposure for row in inside.rows] == [1, 0]


def test_what_came_after_linking_counts_as_itself(archive: Archive) -> None:
    linked(archive, [tell(1, 0)])
    archive.append([tell(2, 0), tell(3, 0)])
    tension = archive.tension("FRA", "TCD")
    assert values(tension) == [pytest.approx(0.9)]  # three happenings in three reports
    assert count_unlinked(archive) == 2
    moved = tension.moved()
    assert sorted(happening.linked for happening in moved) == [False, False, True]
    assert [happening.share for happening in moved] == [pytest.approx(0.3)] * 3
    assert all(len(happening.evidence) == 1 for happening in moved)
    archive.link()
    assert values(archive.tension("FRA", "TCD")) == [pytest.approx(0.3)]


def test_what_was_withdrawn_or_rejected_counts_no_more(archive: Archive) -> None:
    story, kill = tell(1, 0), quiet(3, 0)
    kill = replace(kill, report=replace(kill.report, title="KILL Story", text=story.report.text))
    linked(archive, [story, kill, tell(2, 1)])
    tension = archive.tension("FRA", "TCD")
    assert values(tension) == [pytest.approx(0.3)]
    (left,) = tension.moved()
    archive.judge(left.evidence[0].event, "reject", by="A. Reader", why="not so")
    assert values(archive.tension("FRA", "TCD")) == [0]


def test_moved_adds_up_and_has_evidence(archive: Archive) -> None:
    week = [tell(1, 0), tell(2, 0, publisher="The Other"), tell(3, 1, "ACCUSE", mode="allege")]
    linked(archive, [*week, tell(4, 8, "SANCTION"), tell(5, 9, "ACCUSE"), quiet(6, 9)])
    tension = archive.tension("FRA", "TCD")
    first, second = tension.moved(period="2026-03-05")
    assert (first.type, first.sources, first.mentions, first.share) == ("ASSAULT", 2, 2, pytest.approx(0.3))
    assert [(one.publisher, one.published) for one in first.evidence] == [
        ("The Example", MONDAY),
        ("The Other", MONDAY),
    ]
    assert all("France sent 40 trucks" in (one.sentence or "") for one in first.evidence)
    assert (second.mode, second.share) == ("allege", pytest.approx(0.35 / 3))
    change = tension.moved(period="2026-03-09", against="before")
    assert [one.type for one in change] == ["ASSAULT", "SANCTION", "ACCUSE", "ACCUSE"]
    before, after = values(tension)
    assert before is not None and after is not None
    assert sum(one.share for one in change) == pytest.approx(after - before)
    assert [one.type for one in tension.moved(1)] == ["ASSAULT"]
    assert tension.moved(kind="cooperation") == ()
    assert tension.moved(period="2026-03-03", against="2026-03-12")[0].share > 0


def test_leaving_a_publisher_out_gives_the_range(archive: Archive) -> None:
    told = [tell(1, 0), tell(2, 0, publisher="The Other"), tell(3, 1, "THREATEN", "The Third"), quiet(4, 1)]
    tension = linked(archive, told).tension("FRA", "TCD")
    conflict = tension.rows[0].conflict
    by_hand = [values(archive.tension("FRA", "TCD", without=name))[0] or 0 for name in ("The Other", "The Third")]
    by_hand += [values(archive.tension("FRA", "TCD", without="The Example"))[0] or 0]
    assert (conflict.least, conflict.most) == (pytest.approx(min(by_hand)), pytest.approx(max(by_hand)))
    assert archive.tension("FRA", "TCD", without=()) == tension
    moved = archive.tension("FRA", "TCD", without="The Example").moved()
    assert {one.publisher for happening in moved for one in happening.evidence} == {"The Other", "The Third"}
    (only,) = archive.tension("FRA", "TCD", publisher="The Third").rows
    assert (only.conflict.value, only.conflict.least) == (pytest.approx(0.35), None)


def test_intervals_are_the_same_twice_and_few_are_marked() -> None:
    few, many = Sums(exposure=10, counts={0.9: 1}), Sums(exposure=100, counts={0.9: 30, 0.2: 10})  # type: ignore[arg-type]
    periods = [MONDAY, MONDAY + timedelta(days=7), MONDAY + timedelta(days=14)]
    shares = share_periods(periods, [few, many, Sums(exposure=5)], 0)
    assert shares == share_periods(periods, [few, many, Sums(exposure=5)], 0)
    assert share_periods(periods[1:2], [many], 0) == shares[1:2]  # whatever other periods there are
    assert [share.limited for share in shares] == [True, False, True]
    one, rich, none = shares
    assert one.low == 0 and one.high and one.high > 0.09 * 2  # one happening might as well have been none or three
    assert rich.value == pytest.approx(0.29)
    assert rich.low and rich.high and 0.15 < rich.low < 0.29 < rich.high < 0.45
    assert (none.value, none.low, none.high) == (0, None, None)


def test_rows_as_tables(archive: Archive) -> None:
    tension = linked(archive, [tell(1, 0), quiet(2, 8)]).tension("FRA", "TCD")
    table = tension.to_arrow()
    assert table.column_names[:5] == ["week", "exposure", "conflict", "conflict_low", "conflict_high"]
    assert table["conflict"].to_pylist() == [0.9, 0.0]
    assert list(tension.to_pandas()["conflict_limited"]) == [True, True]
    assert tension.to_polars().shape == (2, 16)
    assert tension.to_dict()["periods"][0]["start"] == "2026-03-02"
    assert "<td>2026-03-02</td><td>1</td><td>900 (0–" in tension._repr_html_()


def test_an_empty_archive_has_no_rows(archive: Archive) -> None:
    tension = archive.tension("FRA", "TCD")
    assert (len(tension), tension.moved(), tension.to_arrow().num_rows) == (0, (), 0)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"by": "year"}, "year: a period is day, week, month"),
        ({"exposure": "some"}, "some: an exposure is all, pair"),
        ({"standing": "denied"}, "denied: a standing"),
        ({"since": "2026-03-05", "until": "2026-03-01"}, "before since"),
        ({"weights": "nowhere.tsv"}, "nowhere.tsv: no table of weights"),
    ],
)
def test_what_cannot_be_asked_is_refused(archive: Archive, asked: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        archive.tension("FRA", "TCD", **asked)
    with pytest.raises(InputError, match="Atlantis: not a country"):
        archive.tension("FRA", "Atlantis")


def test_what_moved_is_asked_of_periods_that_were_read(archive: Archive) -> None:
    tension = linked(archive, [tell(1, 0), tell(2, 14)]).tension("FRA", "TCD")
    for asked, said in [
        ({"period": "2026-03-10"}, "no report was read"),
        ({"period": "2026-03-17", "against": "before"}, "no report was read"),
        ({"period": "2026-03-03", "against": "before"}, "no other period"),
        ({"period": "2026-03-03", "against": "2026-03-04"}, "no other period"),
        ({"period": "2026-01-01"}, "before the first or after the last"),
        ({"period": "2026-03-23"}, "before the first or after the last"),
        ({"against": "before"}, "which period"),
        ({"kind": "tension"}, "a share is of conflict, cooperation"),
        ({"n": 0}, "at least one"),
    ]:
        with pytest.raises(InputError, match=said):
            tension.moved(**asked)  # type: ignore[arg-type]


@pytest.mark.parametrize(("by", "day"), [("day", "2026-03-02"), ("week", "2026-03-08"), ("month", "2026-03-31")])
def test_a_period_is_named_by_any_day_in_it(archive: Archive, by: str, day: str) -> None:
    tension = linked(archive, [tell(1, 0), quiet(2, 60)]).tension("FRA", "TCD", by=by)
    assert [one.type for one in tension.moved(period=day)] == ["ASSAULT"]
    assert tension.moved(period="2026-05-01") == ()
