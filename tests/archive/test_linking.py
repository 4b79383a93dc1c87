"""Linking: only what is new is taken up, a crash leaves the last state, and all at once gives the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from readout.archive import Archive, open_archive
from readout.archive.linking import base as link_base
from readout.archive.linking import link as linking
from readout.archive.linking.link import LinkSummary, link_archive
from readout.archive.linking.near import merge_days, near_reports
from readout.archive.linking.spread import group_events
from readout.archive.store import FORMAT
from readout.errors import ArchiveError
from readout.records import Reading

from . import standins
from .samples import make_reading

STATE = ("families", "ties", "bonds", "incidents", "incident_events", "incident_statements", "incident_figures")


@pytest.fixture(autouse=True)
def simple(monkeypatch: pytest.MonkeyPatch) -> None:
    standins.install(monkeypatch)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive", create=True)


def told_on(number: int, day: int, title: str | None = None, **known: Any) -> Reading:
    """Return a reading whose report came out on a day of March, with its time of the event moved alike."""
    published = (date(2026, 3, 1) + timedelta(days=day)).isoformat()
    reading = make_reading(number, published=published, **known)
    aid, refusal = reading.events
    assert aid.when
    when = replace(aid.when, time=replace(aid.when.time, start=published, end=published))
    report = replace(reading.report, title=title or f"Story {number}", publisher=f"Paper {number}")
    return replace(reading, report=report, events=(replace(aid, when=when), refusal))


def state(archive: Archive) -> dict[str, list[str]]:
    """Return all that linking shows, in a fixed order."""
    return {view: sorted(map(repr, archive.query(f"FROM {view}").to_pylist())) for view in STATE}


def linked_anew(archive: Archive, parent: Path) -> dict[str, list[str]]:
    """Return what linking all of the archive at once shows."""
    other = open_archive(copytree(archive.folder, parent / "anew"))
    link_archive(other, again=True)
    return state(other)


def test_an_archive_that_is_not_linked_shows_nothing(archive: Archive) -> None:
    archive.append([told_on(1, 1)])
    assert all(rows == [] for rows in state(archive).values())
    assert not (archive.folder / "links").exists()


def test_reports_events_and_incidents_are_counted_apart(archive: Archive) -> None:
    archive.append([told_on(1, 1), told_on(2, 1), told_on(3, 9)])
    summary = link_archive(archive)
    assert summary == LinkSummary(reports=3, new=3, copies=1, versions=0, withdrawn=0, events=6, incidents=4, sources=2)
    rows = archive.query("SELECT mentions, reports, sources FROM incidents WHERE type = 'AID' ORDER BY mentions")
    assert [tuple(row.values()) for row in rows.to_pylist()] == [(1, 1, 1), (2, 2, 1)]
    assert archive.query("SELECT report, copy_of, source FROM copies").to_pylist() == [
        {"report": "r2", "copy_of": "r1", "source": "Paper 1"}
    ]


def test_linking_again_without_anything_new_writes_nothing(archive: Archive) -> None:
    archive.append([told_on(1, 1), told_on(2, 1)])
    first = link_archive(archive)
    assert link_archive(archive) == replace(first, new=0)
    assert archive.query("FROM links").num_rows == 1


@pytest.mark.parametrize("size", [1, 40_000])
def test_a_day_after_another_gives_what_all_at_once_gives(
    archive: Archive, tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readout.archive.linking.events.GROUP", max(size, 4))
    monkeypatch.setattr(link_base, "BATCH", max(size, 2))
    monkeypatch.setattr("readout.archive.linking.events.WRITTEN", max(size, 2))
    for day, numbers in ((1, (1, 2)), (2, (3,)), (1, (4,)), (9, (5, 6)), (3, (7,))):
        archive.append([told_on(number, day) for number in numbers])
        summary = link_archive(archive)
        assert summary.new == len(numbers)
    assert state(archive) == linked_anew(archive, tmp_path)
    counts = archive.query("SELECT count(*) AS incidents, sum(mentions) AS events FROM incidents").to_pylist()[0]
    assert (counts["incidents"], counts["events"]) == (summary.incidents, summary.events)


def test_a_report_read_anew_takes_its_old_events_with_it(archive: Archive, tmp_path: Path) -> None:
    archive.append([told_on(number, 1) for number in (1, 2, 3)] + [told_on(4, 2)])
    link_archive(archive)
    moved = told_on(2, 2, coder="2.0")
    fewer = replace(told_on(3, 1, coder="2.0"), events=())
    archive.append([moved, fewer])
    assert link_archive(archive).new == 2
    assert state(archive) == linked_anew(archive, tmp_path)
    aid = archive.query("SELECT report_ids FROM incidents WHERE type = 'AID' ORDER BY first_seen")
    assert aid["report_ids"].to_pylist() == [["r1"], ["r2", "r4"]]


def test_a_kill_changes_exactly_the_incidents_of_what_it_withdraws(archive: Archive, tmp_path: Path) -> None:
    archive.append([told_on(1, 1), told_on(2, 2), told_on(3, 9)])
    link_archive(archive)
    before = set(state(archive)["incidents"])
    archive.append([replace(told_on(4, 1, title="KILL: Story 1"), events=())])
    summary = link_archive(archive)
    assert summary.withdrawn == 2
    after = set(state(archive)["incidents"])
    assert after < before
    assert archive.query("SELECT DISTINCT report FROM incident_events ORDER BY 1")["report"].to_pylist() == ["r2", "r3"]
    assert state(archive) == linked_anew(archive, tmp_path)


@pytest.mark.parametrize(("table", "again"), [("sketches", False), ("memberships", False), ("incidents", True)])
def test_a_linking_that_is_cut_off_leaves_the_last_state(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, table: str, again: bool
) -> None:
    archive.append([told_on(1, 1), told_on(2, 2)])
    link_archive(archive)
    before = state(archive)
    archive.append([told_on(3, 1), told_on(4, 2)])
    write = link_base.append_rows

    def cut_off(folder: Path, name: str, rows: object) -> None:
        write(folder, name, rows)
        if name == table:
            raise ArchiveError("cut off")

    monkeypatch.setattr(link_base, "append_rows", cut_off)
    with pytest.raises(ArchiveError, match="cut off"):
        link_archive(archive, again=again)
    assert state(archive) == before
    monkeypatch.undo()
    with pytest.MonkeyPatch.context() as patch:
        standins.install(patch)
        link_archive(archive)
        whole = state(archive)
        link_archive(archive, again=True)
    assert state(archive) == whole != before


def test_the_first_linking_may_be_cut_off_too(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.append([told_on(1, 1)])
    monkeypatch.setattr(linking, "append_next", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        link_archive(archive)
    assert all(rows == [] for rows in state(archive).values())
    monkeypatch.undo()
    with pytest.MonkeyPatch.context() as patch:
        standins.install(patch)
        assert link_archive(archive).new == 1
    assert archive.query("SELECT number FROM links")["number"].to_pylist() == [1]


def test_of_two_linkings_at_once_the_later_goes_on_from_the_earlier(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.append([told_on(1, 1), told_on(2, 2)])
    complete, news = linking.append_next, [told_on(3, 1)]

    def get_ahead(*arguments: Any) -> bool:
        """Let another process append and link right before this one is done."""
        if news:
            archive.append([news.pop()])
            link_archive(open_archive(archive.folder))
        return complete(*arguments)

    monkeypatch.setattr(linking, "append_next", get_ahead)
    summary = link_archive(archive)
    assert (summary.reports, summary.new) == (3, 0)  # the other had taken up all
    assert archive.query("SELECT number, new_reports FROM links").to_pylist() == [{"number": 1, "new_reports": 3}]
    assert state(archive) == linked_anew(archive, tmp_path)


def test_a_linking_that_never_comes_to_its_turn_says_so(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.append([told_on(1, 1)])
    monkeypatch.setattr(linking, "append_next", lambda *_: False)
    with pytest.raises(ArchiveError, match="other processes link it"):
        link_archive(archive)


def test_another_version_links_anew(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.append([told_on(1, 1)])
    link_archive(archive)
    for room in (link_base, linking):
        monkeypatch.setattr(room, "LINKER", "link-99")
    assert link_archive(archive).new == 1
    assert archive.query("SELECT number, since, latest FROM links ORDER BY number").to_pylist() == [
        {"number": 1, "since": 1, "latest": False},
        {"number": 2, "since": 2, "latest": True},
    ]
    assert archive.query("FROM incidents").num_rows == 2


def test_progress_is_told(archive: Archive) -> None:
    archive.append([told_on(1, 1)])
    steps: list[tuple[str, int, int | None]] = []
    link_archive(archive, on_progress=lambda *told: steps.append(told))
    assert steps == [("reports", 1, 1), ("events", 2, None), ("incidents", 2, None)]


def test_compaction_keeps_the_state(archive: Archive) -> None:
    for number in range(3):
        archive.append([told_on(number, number)])
        link_archive(archive)
    before = state(archive)
    archive.compact(keep_hours=0)
    assert state(archive) == before
    archive.append([told_on(9, 1)])
    assert link_archive(archive).new == 1


def test_an_archive_of_an_older_format_can_be_linked(archive: Archive) -> None:
    archive.append([told_on(1, 1)])
    (archive.folder / "archive.json").write_text('{"archive": "readout", "format": 2}', encoding="utf-8")
    older = open_archive(archive.folder)
    assert older.query("FROM incidents").num_rows == 0
    link_archive(older)
    assert f'"format": {FORMAT}' in (archive.folder / "archive.json").read_text(encoding="utf-8")
    assert open_archive(archive.folder).query("FROM incidents").num_rows == 2


def test_near_reports_are_within_days_and_those_without_one() -> None:
    known = [("a", "2026-03-01"), ("b", "2026-03-20T10:00:00+01:00"), ("c", None), ("d", "no day")]
    assert near_reports(known, {"2026-03-03"}, margin=2) == ["a", "c", "d"]
    assert near_reports(known, {"2026-03-18", "2026-03-03"}, margin=2) == ["a", "b", "c", "d"]
    assert near_reports(known, {None}) == ["a", "b", "c", "d"]


def test_stretches_of_days_are_merged() -> None:
    days = [date(2026, 3, day) for day in range(1, 10)]
    assert merge_days([(days[4], days[5]), (days[0], days[2]), (days[3], days[3])]) == [(days[0], days[5])]
    assert merge_days([(days[0], days[0]), (days[5], days[6])]) == [(days[0], days[0]), (days[5], days[6])]


def test_groups_keep_together_what_is_joined() -> None:
    groups = list(group_events("abcdef", [("a", "e"), ("e", "c"), ("x", "a")], 2))
    assert sorted(map(sorted, groups)) == [["a", "c", "e"], ["b", "d"], ["f"]]
