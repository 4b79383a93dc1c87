"""What an export knows of one event or claim: its row, its parties and place, its report, and its incident."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from readout.archive.rows import day_of

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor or a recipient. `words` are the report's, `start` is their first code point; sectors main first."""

    name: str | None
    words: str | None
    country: str | None
    sectors: tuple[str, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where an event happened; degrees and `precision` (point, city, region, country) are `None` where not known.

    `words` are the report's, `start` is their first code point.
    """

    name: str
    words: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str | None
    admin1: str | None
    geonameid: int | None
    start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The report and the reading that a record comes from; `length` counts the code points of its text.

    `lead_end` is where headline and first paragraph end.
    """

    report: str
    reading: str
    title: str | None
    url: str | None
    language: str | None
    publisher: str | None
    published: date | None
    published_at: str | None
    length: int
    lead_end: int
    coder: str
    model: str
    codebook: str
    read_at: datetime | None

    @property
    def moment(self) -> datetime | None:
        """When it was published (UTC): a day without an hour is its first second."""
        return moment_of(self.published_at) or midnight(self.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event of an incident, in its report."""

    event: str
    actor_start: int | None
    recipient_start: int | None
    trigger_start: int
    sentence: int | None
    confidence: float
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """The incident that an event tells, with its three counts; `killed` is the least number told of people killed."""

    id: str
    mentions: int
    reports: int
    sources: int
    standing: str
    killed: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """An event with all that a format may need; `row` has the columns of the view `events`.

    `sentence` is the number of its best sentence in the report, from 0. `happening` is `None` where the archive is not
    linked, or the report came after that or was withdrawn. `tellings` are filled only for formats that list them.
    """

    row: Row
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    site: Site | None
    origin: Origin
    sentence: int | None = None
    happening: Happening | None = None
    tellings: tuple[Told, ...] = ()

    @property
    def day(self) -> date | None:
        """The first day of the event, else the day of publication."""
        return self.row["when_start"] or self.origin.published


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """A claim with its report and the standings of the events it speaks of, by event."""

    row: Row
    origin: Origin
    standings: Mapping[str, str]


def told_of(record: EventRecord, origin: Origin) -> Told:
    """Return where an event is told in its report, which is given for its length."""
    return Told(
        event=record.row["id"],
        actor_start=record.actors[0].start if record.actors else None,
        recipient_start=record.recipients[0].start if record.recipients else None,
        trigger_start=record.row["trigger_start"],
        sentence=record.sentence,
        confidence=record.row["confidence"],
        origin=origin,
    )


def moment_of(text: str | None) -> datetime | None:
    """Return the moment of an ISO text in UTC; `None` for a mere day, for nothing, and where the zone is not told."""
    try:
        moment = datetime.fromisoformat(text) if text and day_of(text) else None
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment and moment.tzinfo else None


def midnight(day: date | None) -> datetime | None:
    """Return the first second of a day, UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
