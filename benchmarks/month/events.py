"""An event from all that a report tells of one happening, with the mistakes that a coder makes now and then."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from zlib import crc32

from benchmarks.month.happenings import Happening, Link
from benchmarks.month.kinds import MISTAKEN
from benchmarks.month.lands import COUNTRIES
from benchmarks.month.mentions import MADE_BY
from benchmarks.month.sentences import Role
from readout.codebook import load_codebook
from readout.records import Count, Event, Mention, Report, Span, Time, When, Where
from readout.records.event import Standing

WRONG_TYPE = 3  # percent of tellings
LINKS: tuple[Link, ...] = ("asserts", "confirms", "denies")


@dataclass(slots=True)
class Told:
    """What a report tells of one happening; marks come with their mentions."""

    happening: Happening
    sentences: list[Span] = field(default_factory=list)
    triggers: list[Span] = field(default_factory=list)
    mentions: dict[Role, list[Mention]] = field(default_factory=dict)
    claims: list[str] = field(default_factory=list)
    owns_voice: bool = False
    voices: dict[str, set[str]] = field(default_factory=dict)


def make_event(told: Told, identity: str, report: Report) -> Event:
    """Return the event of a report that tells a happening."""
    happening = told.happening
    kind, mode = _coded(happening, told.triggers[0].cut(report.text))
    book = load_codebook()
    return Event(
        id=identity,
        type=kind,
        mode=mode,
        trigger=told.triggers[0],
        tellings=tuple(told.triggers),
        sentences=tuple(told.sentences),
        actors=_parties(told, "actor"),
        recipients=_parties(told, "recipient"),
        contexts=("military",) if kind in ("ASSAULT", "MOBILIZE") else ("diplomatic",),
        cameo=book.cameo(kind, mode),
        quad=book.quad(kind),
        score=book.score(kind, mode),
        auxiliaries=("historical",) if happening.is_past else (),
        standing=_standing(told),
        claims=tuple(told.claims),
        when=_when(told, report),
        where=_where(told),
        quantities=tuple(_count(mention) for mention in told.mentions.get("figure", ())),
        confidence=0.5 + crc32(report.text[told.triggers[0].start :][:30].encode()) % 50 / 100,
        made_by=MADE_BY,
    )


def _coded(happening: Happening, trigger: str) -> tuple[str, str | None]:
    """Return the type and mode as a coder would have them: seldom wrong, and the same for the same words."""
    if happening.type in MISTAKEN and crc32(f"{happening.id} {trigger}".encode()) % 100 < WRONG_TYPE:
        return MISTAKEN[happening.type], None
    return happening.type, happening.mode


def _parties(told: Told, role: Role) -> tuple[str, ...]:
    """Return one mention of everybody on a side, those that are known."""
    known = [mention for mention in told.mentions.get(role, []) if mention.country]
    return tuple({mention.entity: mention.id for mention in known or told.mentions.get(role, [])}.values())[:2]


def _standing(told: Told) -> Standing:
    asserting, confirming, denying = (frozenset(told.voices.get(link, ())) for link in LINKS)
    return _settle(told.owns_voice, asserting, confirming, denying)


@lru_cache(maxsize=4096)
def _settle(own: bool, asserting: frozenset[str], confirming: frozenset[str], denying: frozenset[str]) -> Standing:
    return load_codebook().standing(owns_voice=own, asserting=asserting, confirming=confirming, denying=denying)


def _when(told: Told, report: Report) -> When | None:
    times = told.mentions.get("time", ())
    if times and times[0].time:
        return When(span=times[0].span, time=times[0].time)
    day = (report.published or "")[:10]
    if told.happening.is_past or crc32(told.happening.id.encode()) % 4 == 0:
        return None
    return When(span=told.triggers[0], time=Time(start=day, end=day, grain="day", basis="published"), how="assumed")


def _where(told: Told) -> Where | None:
    places = told.mentions.get("place", ())
    if places and places[0].place:
        mention = places[0]
        return Where(
            mention=mention.id,
            name=mention.name or "",
            country=mention.country,
            latitude=places[0].place.latitude,
            longitude=places[0].place.longitude,
        )
    actors = [mention for mention in told.mentions.get("actor", ()) if mention.country]
    if not actors or crc32(told.happening.id.encode()) % 2:
        return None
    name, latitude, longitude = COUNTRIES[actors[0].country or ""]
    return Where(
        mention=actors[0].id,
        name=name,
        country=actors[0].country,
        latitude=latitude,
        longitude=longitude,
        how="assumed",
    )


def _count(mention: Mention) -> Count:
    assert mention.quantity is not None
    quantity = mention.quantity
    return Count(
        value=quantity.value,
        unit=None,
        of=quantity.of,
        span=mention.span,
        low=quantity.low,
        high=quantity.high,
        fate=quantity.fate,
    )
