"""Stored events: found by id, compared with what today's coder does, and clear words where that cannot be."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import readout
from readout import door
from readout.archive import Archive, open_archive
from readout.errors import ArchiveError, InputError, ReadoutError
from readout.explain import Explanation, explain_archived, explain_reading
from readout.explain.stored import match_event
from readout.pipeline import Tools
from readout.records import Event, Reading, Span
from tests.explain.finding import field


@pytest.fixture
def reading(explanations: list[Explanation]) -> Reading:
    return explanations[0].reading


@pytest.fixture
def archive(reading: Reading, tmp_path: Path) -> Archive:
    kept = open_archive(tmp_path / "kept", create=True)
    kept.append([reading])
    return kept


def test_stored_by_this_version_needs_no_note(archive: Archive, reading: Reading, tools: Tools) -> None:
    event = reading.events[0]
    explanation = explain_archived(archive, lambda: tools, event.id[:8])
    assert explanation.notes == () and explanation.stored == reading
    (account,) = explanation
    assert account.event == event and account.changes == () and account.notes == ()


def test_other_versions_are_told_first(reading: Reading, tools: Tools, tmp_path: Path) -> None:
    event = replace(reading.events[0], mode=None, actors=())
    older = replace(reading, coder="readout-0.0.9", model="m1", events=(event, *reading.events[1:]))
    kept = open_archive(tmp_path / "kept", create=True)
    kept.append([older])
    explanation = explain_archived(kept, lambda: tools, event.id)
    (note,) = explanation.notes
    assert f"coder readout-0.0.9 (today {reading.coder})" in note and "model m1 (today " in note
    assert "codebook" not in note
    changes = {change.field: (change.stored, change.today) for change in explanation.accounts[0].changes}
    assert changes["mode"] == (None, reading.events[0].mode)
    assert changes["actors"][0] is None and changes["actors"][1]
    assert set(changes) == {"mode", "actors"}


def test_same_versions_that_read_otherwise_are_told(reading: Reading, tools: Tools) -> None:
    other = replace(reading, events=(replace(reading.events[0], standing="reported"), *reading.events[1:]))
    explanation = explain_reading(other, tools, reading.events[0].id)
    assert "though the versions are the same" in explanation.notes[0]
    (change,) = explanation.accounts[0].changes
    assert (change.field, change.stored, change.today) == ("standing", "reported", reading.events[0].standing)


def test_an_event_of_another_type_is_met_by_its_words(reading: Reading, tools: Tools) -> None:
    event = replace(reading.events[0], id="e0old", type="AID")
    explanation = explain_reading(replace(reading, coder="old", events=(event,)), tools, "e0old")
    (account,) = explanation
    assert account.id == "e0old" and account.event == reading.events[0]
    assert account.notes == (f"today's coder tells it as {reading.events[0].id}",)
    assert ("type", "AID", reading.events[0].type) in [(c.field, c.stored, c.today) for c in account.changes]


def test_an_event_that_is_none_today_is_told_with_its_words(reading: Reading, tools: Tools) -> None:
    start = reading.report.text.index("gave no details")
    span = Span(start, start + 4)
    gone = replace(reading.events[0], id="e0gone", trigger=span, tellings=(span,))
    explanation = explain_reading(replace(reading, coder="old", events=(gone,)), tools)
    (account,) = explanation
    assert account.event is None and "today's coder tells no such event" in account.notes[0]
    assert field(account, "trigger").by == "“gave” tells no event today"
    assert explanation.to_dict()["events"][0]["event"] is None


def test_a_reading_without_its_unsure_events_is_no_other_reading(reading: Reading, tools: Tools) -> None:
    sure = reading.above(0.8)
    assert 0 < len(sure.events) < len(reading.events)
    explanation = explain_reading(sure, tools)
    assert explanation.notes == () and [a.event for a in explanation] == list(sure.events)


def test_matching_goes_from_the_id_to_the_words(reading: Reading) -> None:
    first, second = reading.events[:2]
    assert match_event(first, reading.events) == first
    assert match_event(replace(second, id="e0"), reading.events) == second
    told_again = replace(first, id="e0", trigger=first.tellings[-1])
    assert match_event(told_again, reading.events) == first
    assert match_event(replace(first, id="e0", trigger=Span(0, 1), tellings=()), reading.events) is None


def test_unknown_ids_list_near_ones(archive: Archive, reading: Reading, tools: Tools) -> None:
    event = reading.events[2]
    wrong = event.id[:-1] + ("0" if event.id[-1] != "0" else "1")
    with pytest.raises(ArchiveError, match=rf"no event of the archive has this id; near it: {event.id}"):
        explain_archived(archive, lambda: tools, wrong)
    with pytest.raises(ArchiveError, match=r"e: \d+ events begin so: e"):
        explain_archived(archive, lambda: tools, "e")
    with pytest.raises(ArchiveError, match="it has no events"):
        explain_archived(_without(archive, "events", reading), lambda: tools, event.id)


def test_tools_are_not_loaded_for_an_unknown_id(archive: Archive) -> None:
    def never() -> Tools:
        raise AssertionError("loaded")

    with pytest.raises(ArchiveError):
        explain_archived(archive, never, "e00x")


def test_an_event_of_an_older_reading_is_told_as_such(reading: Reading, tools: Tools, tmp_path: Path) -> None:
    kept = open_archive(tmp_path / "kept", create=True)
    old: Event = replace(reading.events[0], id="e0old")
    kept.append([replace(reading, coder="readout-0.0.9", events=(old,))])
    kept.append([reading])
    message = rf"only an older reading of report {reading.report.id} tells it \(coder readout-0\.0\.9"
    with pytest.raises(ArchiveError, match=message) as told:
        explain_archived(kept, lambda: tools, "e0old")
    assert reading.events[0].id in str(told.value)


def test_a_report_that_is_gone_is_told(archive: Archive, reading: Reading, tools: Tools) -> None:
    gone = _without(archive, "reports", reading)
    with pytest.raises(ArchiveError, match="is no longer kept, so it cannot be read again"):
        explain_archived(gone, lambda: tools, reading.events[0].id)


def _without(archive: Archive, table: str, reading: Reading) -> Archive:
    """Return a copy of an archive of which somebody deleted the rows of one table."""
    from deltalake import DeltaTable

    folder = archive.folder.with_name(f"without-{table}")
    shutil.copytree(archive.folder, folder)
    DeltaTable(str(folder / table)).delete(f"report = '{reading.report.id}'")
    return open_archive(folder)


def test_the_python_door(archive: Archive, reading: Reading, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_tools", [tools])
    event = reading.events[0]
    assert len(readout.explain(reading)) == len(reading.events)
    (account,) = readout.explain(archive, event.id, fields=["time"])
    assert [finding.field for finding in account.findings] == ["time"]
    story = readout.read(
        "Norway's foreign minister met her Swedish counterpart in Oslo on Monday.", published="2024-03-04"
    )
    assert len(story.explain()) == len(story.events)
    with pytest.raises(InputError, match="name the event of the archive"):
        readout.explain(archive)
    with pytest.raises(ReadoutError, match="has no event of this id"):
        story.explain("e00x")
