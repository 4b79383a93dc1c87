"""Mentions, events and claims from marked sentences, in the records that the program's own stages give."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.month.events import Told, make_event
from benchmarks.month.happenings import Happening
from benchmarks.month.mentions import MADE_BY, make_mention, place_mark
from benchmarks.month.sentences import Role, Sentence
from readout.records import Claim, Event, EventLink, Mention, Report, Span, content_id

STANCES = {"asserts": "states", "confirms": "confirms", "denies": "denies"}
STATE = frozenset(("GOV", "MIL", "LEG", "COP"))


@dataclass(slots=True)
class Records:
    """The records of one report, as they are written; `happenings` is the truth by event id."""

    report: Report
    found: list[Mention] = field(default_factory=list)
    told: dict[str, Told] = field(default_factory=dict)
    said: list[Claim] = field(default_factory=list)
    happenings: dict[str, str] = field(default_factory=dict)
    events: tuple[Event, ...] = ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions in the order of the text."""
        return tuple(sorted(self.found, key=lambda mention: mention.span))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in the order of the text."""
        return tuple(self.said)

    def event_id(self, happening: Happening) -> str:
        """Return the id of the event that tells a happening here."""
        identity = content_id("e", self.report.id, happening.id)
        self.happenings[identity] = happening.id
        return identity


def write_records(report: Report, sentences: list[tuple[Sentence, int, int]]) -> Records:
    """Return the records of a report whose sentences come with their number and start."""
    records = Records(report)
    for sentence, number, start in sentences:
        if sentence.marks:
            _take(sentence, number, start, records)
    records.events = tuple(make_event(told, records.event_id(told.happening), report) for told in records.told.values())
    return records


def _take(sentence: Sentence, number: int, start: int, records: Records) -> None:
    mentions: dict[Role, list[Mention]] = {}
    for mark in sentence.marks:
        if mark.fact is not None:
            mention = make_mention(mark, number, start, records.report)
            records.found.append(mention)
            mentions.setdefault(mark.role, []).append(mention)
    marks = sentence.starts
    event = records.event_id(sentence.happening) if sentence.happening else None
    if sentence.happening:
        told = records.told.setdefault(sentence.happening.id, Told(sentence.happening))
        told.sentences.append(Span(start, start + len(sentence.text)))
        told.triggers.append(place_mark(marks["trigger"], start))
        for role, found in mentions.items():
            told.mentions.setdefault(role, []).extend(found)
        told.owns_voice |= sentence.link is None
    if "content" in marks:
        speaker = mentions["speaker"][0]
        claim = _claim(sentence, event, speaker, start, records.report)
        records.said.append(claim)
        if sentence.happening and sentence.link:
            told.claims.append(claim.id)
            told.voices.setdefault(sentence.link, set()).add(_side(speaker))


def _claim(sentence: Sentence, event: str | None, speaker: Mention, start: int, report: Report) -> Claim:
    content, cue = (place_mark(sentence.starts[role], start) for role in ("content", "cue"))
    link = sentence.link or "asserts"
    return Claim(
        id=content_id("c", report.id, content.start),
        speaker=speaker.id,
        cue=cue,
        content=(content,),
        stance=STANCES[link],  # type: ignore[arg-type]
        quoted=event is None,
        events=(EventLink(event=event, link=link),) if event else (),
        made_by=MADE_BY,
    )


def _side(speaker: Mention) -> str:
    sector = speaker.sectors[0]
    return str(speaker.country) if sector in STATE else f"{speaker.country} {sector}"
