"""Linking heeds what was judged: rejected events take no part, amended fields enter, and undoing brings all back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from readout.archive import Archive, merge_incidents, open_archive, split_incident
from readout.archive.linking.link import link_archive

from . import standins
from .test_judgements import read_anew
from .test_linking import linked_anew, state, told_on


@pytest.fixture(autouse=True)
def simple(monkeypatch: pytest.MonkeyPatch) -> None:
    standins.install(monkeypatch)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Give two reports of one day and one of another, each with an AID and a REJECT, linked."""
    archive = open_archive(tmp_path / "archive", create=True)
    archive.append([told_on(1, 1), told_on(2, 1), told_on(3, 9)])
    archive.link()
    return archive


def sizes(archive: Archive, type: str = "AID") -> list[int]:
    return sorted(len(incident.events) for incident in archive.incidents(type=type))


AID, REJECT = (event.id for event in told_on(1, 1).events)


def amend_type(archive: Archive) -> str:
    return archive.judge(AID, "amend", field="type", value="COERCE").id


def amend_day(archive: Archive) -> str:
    return archive.judge(AID, "amend", field="when", value="2026-03-10").id


def reject_claim(archive: Archive) -> str:
    return archive.judge(told_on(1, 1).claims[0].id, "reject").id


def reject(archive: Archive) -> str:
    return archive.judge(AID, "reject").id


@pytest.mark.parametrize(
    ("act", "aid"), [(amend_type, [1, 1]), (amend_day, [1, 2]), (reject, [1, 1]), (reject_claim, [1, 2])]
)
def test_only_what_was_judged_is_linked_again(
    archive: Archive, tmp_path: Path, act: Callable[[Archive], str], aid: list[int]
) -> None:
    before = state(archive)
    judgement = act(archive)
    summary = archive.link()
    assert (summary.reports, summary.new) == (3, 1)
    assert sizes(archive) == aid
    assert sizes(archive, "COERCE") == ([1] if act is amend_type else [])
    assert state(archive) == linked_anew(archive, tmp_path)
    assert archive.link().new == 0
    archive.undo(judgement)
    assert archive.link().new == 1
    assert state(archive) == before
    assert archive.link().new == 0


def test_who_says_so_follows_the_claims_that_stand(archive: Archive) -> None:
    reject_claim(archive)
    archive.link()
    speakers = archive.query("SELECT DISTINCT speaker FROM incident_statements WHERE report = 'r1'")[
        "speaker"
    ].to_pylist()
    assert speakers == ["A rebel spokesman"]


def test_confirming_and_noting_link_nothing(archive: Archive) -> None:
    archive.judge(AID, "confirm")
    archive.judge(REJECT, "note", why="ask")
    assert archive.link().new == 0
    archive.judge(AID, "reject")
    archive.judge(AID, "confirm")
    assert archive.link().new == 0


def test_what_was_rejected_is_still_told_until_the_next_linking(archive: Archive) -> None:
    archive.judge(AID, "reject")
    assert sizes(archive) == [1, 2]
    assert archive.query("SELECT count(*) AS n FROM incident_events WHERE type = 'AID'")["n"].to_pylist() == [3]


def test_judgements_and_new_reports_are_taken_up_together(archive: Archive, tmp_path: Path) -> None:
    reject(archive)
    archive.append([told_on(4, 1), told_on(5, 9)])
    assert archive.link().new == 3
    assert sizes(archive) == [2, 2]
    archive.append([told_on(6, 1)])
    archive.link()
    assert sizes(archive) == [2, 3]
    assert state(archive) == linked_anew(archive, tmp_path)


def test_merges_and_splits_outlive_a_reading_with_other_ids(archive: Archive) -> None:
    early, late = sorted(archive.incidents(type="AID"), key=lambda incident: incident.first_seen or "")
    merge_incidents(archive, [early.id, late.id])
    refused = max(archive.incidents(type="REJECT"), key=lambda incident: len(incident.events))
    split_incident(archive, refused.id, [refused.events[0]])
    archive.link()
    assert (sizes(archive), sizes(archive, "REJECT")) == ([3], [1, 1, 1])
    archive.append([read_anew(told_on(number, day)) for number, day in ((1, 1), (2, 1), (3, 9))])
    archive.link()
    assert (sizes(archive), sizes(archive, "REJECT")) == ([3], [1, 1, 1])
    assert archive.judgements(orphans=True) == ()
    lost = told_on(3, 9, coder="3.0")
    archive.append([replace(lost, events=(), claims=())])
    archive.link()
    assert [one.action for one in archive.judgements(orphans=True)] == ["merge"]
    assert sizes(archive) == [2]


def test_incidents_are_noted(archive: Archive) -> None:
    incident = archive.incidents(type="AID")[0]
    note = archive.judge(incident.id[:9], "note", why="see the ministry's page")
    assert (note.kind, note.record, note.events) == ("incident", incident.id, incident.events)
    assert link_archive(archive).new == 0
