"""Stories and tellings come from the columns as from the readings themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from readout.archive import Archive, open_archive
from readout.archive.linking import stories
from readout.archive.linking.stories import read_stories, read_tellings
from readout.codebook.sides import name_side
from readout.records import Figure, Party, Removed, Story, Telling

from .samples import make_reading


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive", create=True)


def readings_of(archive: Archive) -> list[str]:
    found: list[str] = archive.query("SELECT reading FROM readings WHERE latest")["reading"].to_pylist()
    return found


def tellings_of(archive: Archive) -> dict[str, Telling]:
    return {telling.event: telling for telling in read_tellings(archive.cursor(), readings_of(archive))}


def test_a_story_has_its_words_and_what_was_said_of_it(archive: Archive) -> None:
    reading = make_reading(1, published="2026-03-12T08:00:00+00:00")
    notes = (
        Removed(kind="link", text="https://example.org/other"),
        Removed(kind="correction", text="(Corrects number of trucks)"),
        Removed(kind="credit", text="(Reporting by A. Lund)"),
    )
    archive.append([replace(reading, report=replace(reading.report, removed=notes, byline="By A. Lund"))])
    assert list(read_stories(archive.cursor(), readings_of(archive))) == [
        Story(
            report="r1",
            text=reading.report.text,
            title="Relief goods reach Abéché",
            published="2026-03-12T08:00:00+00:00",
            publisher="The Example",
            agency=None,
            byline="By A. Lund",
            url="https://example.org/1",
            notes=("(Corrects number of trucks)", "(Reporting by A. Lund)"),
        )
    ]


def test_a_telling_has_parties_time_place_figures_and_voices(archive: Archive) -> None:
    reading = make_reading(1)
    archive.append([reading])
    aid, refusal = (tellings_of(archive)[event.id] for event in reading.events)
    assert (aid.report, aid.published, aid.publisher, aid.type) == ("r1", "2026-03-12", "The Example", "AID")
    assert (aid.start, aid.end, aid.grain, aid.when_how) == ("2026-03-10", "2026-03-10", "day", "told")
    assert (aid.place, aid.place_country, aid.latitude) == ("Chad", "TCD", 15.0)
    assert aid.actors == (Party(name="France", country="FRA", sectors=("GOV", "MIL")),)
    assert aid.words.startswith("France sent 40 trucks")
    assert aid.figures == (Figure(value=40.0, low=40.0, of="trucks", fate="evacuated", total=False, words="40 trucks"),)
    told = [(voice.side, voice.speaker, voice.link, voice.stance) for voice in aid.voices]
    assert told == [
        ("TCD", "the health ministry", "asserts", "states"),
        ("a rebel spokesman", "A rebel spokesman", "denies", "denies"),
    ]
    assert aid.voices[0].words == "France sent 40 trucks … on Tuesday"
    # Of several actors each has its own country and sectors, which the event's row has not.
    assert refusal.actors == (
        Party(name="A rebel spokesman", sectors=("REB",)),
        Party(name="France", country="FRA", sectors=("GOV", "MIL")),
    )
    assert (refusal.start, refusal.place, refusal.figures, refusal.voices) == (None, None, (), ())
    assert refusal.auxiliaries == ("negation",)


def test_a_claim_of_nobody_is_a_side_of_its_own(archive: Archive) -> None:
    reading = make_reading(1)
    archive.append([replace(reading, claims=tuple(replace(claim, speaker=None) for claim in reading.claims))])
    voices = tellings_of(archive)[reading.events[0].id].voices
    assert [(voice.side, voice.speaker) for voice in voices] == [(claim.id, None) for claim in reading.claims]


def test_readings_are_taken_up_some_at_a_time_and_events_may_be_chosen(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.append([make_reading(number) for number in range(7)])
    archive.append([make_reading(3, coder="2.0")])
    whole = tellings_of(archive)
    monkeypatch.setattr(stories, "CHUNK", 2)
    assert tellings_of(archive) == whole and len(whole) == 14
    chosen = frozenset(list(whole)[:3])
    assert {t.event for t in read_tellings(archive.cursor(), readings_of(archive), chosen)} == chosen
    assert len(list(read_stories(archive.cursor(), readings_of(archive)))) == 7
    assert list(read_tellings(archive.cursor(), [])) == []


@pytest.mark.parametrize(
    ("country", "sectors", "side"),
    [("FRA", ("MIL",), "FRA"), ("FRA", (), "FRA"), ("FRA", ("MED", "GOV"), "FRA MED"), (None, ("GOV",), "x")],
)
def test_a_side_is_a_state_or_a_sector_or_a_name(country: str | None, sectors: tuple[str, ...], side: str) -> None:
    assert name_side(country, sectors, "x") == side
