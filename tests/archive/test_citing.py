"""Citations lead back to the words: outlet, headline, day, offsets, versions and archive are in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.archive import Archive, open_archive
from readout.archive.citing import cite_event, cite_incident
from readout.archive.linking.boards import find_board
from readout.errors import ArchiveError

from . import standins
from .exports.samples import make_month
from .samples import HEADLINE, SENTENCE, empty_reading, make_reading


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = open_archive(tmp_path / "my-archive", create=True)
    archive.append([make_reading(1), empty_reading(2)])
    return archive


@pytest.fixture
def linked(tmp_path: Path) -> Iterator[Archive]:
    archive = open_archive(tmp_path / "linked", create=True)
    archive.append(make_month())
    with pytest.MonkeyPatch.context() as patch:
        standins.install(patch)
        archive.link()
    yield archive


def test_an_event_is_cited_with_its_words_and_where_they_stand(archive: Archive) -> None:
    reading = make_reading(1)
    event = reading.events[0]
    found = cite_event(archive, event.id[:12])
    assert found.words == SENTENCE == reading.report.text[found.start : found.end]
    assert str(found) == (
        f"The Example, “{HEADLINE}”, 2026-03-12. “{SENTENCE}” (characters 26–122 of report r1). "
        f"https://example.org/1. Event {event.id}, coded AID by Readout, coder 1.0, model 0123456789ab, codebook 1; "
        "archive “my-archive”."
    )


def test_what_is_not_known_is_left_out_or_said(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    readings = make_month()
    archive.append(readings)
    nowhere = next(reading for reading in readings if reading.report.publisher is None)
    told = str(cite_event(archive, nowhere.events[0].id))
    assert told.startswith("Publisher unknown, “Report 5") and "None" not in told and "http" not in told


def test_a_rejected_event_can_still_be_cited(archive: Archive) -> None:
    event = make_reading(1).events[0].id
    archive.judge(event, "reject")
    assert cite_event(archive, event).record == event


def test_an_amended_event_is_cited_as_amended(archive: Archive) -> None:
    event = make_reading(1).events[0].id
    archive.judge(event, "amend", field="type", value="COOPERATE")
    assert cite_event(archive, event).code == "COOPERATE"


def test_an_incident_is_cited_with_its_counts_and_where_it_was_told_first(linked: Archive) -> None:
    incident = max(linked.incidents(), key=lambda incident: len(incident.events))
    told = cite_incident(linked, find_board(linked, incident.id[:10]))
    counts = f"{len(incident.events)} mentions, {len(incident.reports)} reports, {len(incident.sources)} sources"
    assert incident.id in told and counts in told and "First told in: Sahel Wire, “Report 1" in told


def test_unknown_ids_are_told(archive: Archive) -> None:
    for id in ("e0000", "", "i00", make_reading(1).claims[0].id):
        with pytest.raises(ArchiveError):
            cite_event(archive, id)
