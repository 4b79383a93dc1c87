"""What the archive holds, and what may be said in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import get_args

from fastapi import APIRouter

from readout.archive.choosing.facets import country_names, short_names
from readout.archive.judging.values import CHECKS
from readout.archive.overview import find_overview
from readout.codebook import load_codebook
from readout.desk.asked import Opened
from readout.desk.forms.parts import Quad
from readout.desk.kept import KeptRoute
from readout.records import Stance
from readout.records.event import Standing

router = APIRouter(tags=["archive"], route_class=KeptRoute)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The archive, and whose desk it is; `unlinked` reports came after the last linking."""

    version: str
    archive: str
    state: str
    reports: int
    events: int
    claims: int
    incidents: int | None
    unlinked: int
    first_day: date | None
    last_day: date | None
    user: str
    writable: bool
    reads_paths: bool
    coders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeEntry:
    """How a type of event is done."""

    mode: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeEntry:
    """A type of event; `key` is the key that gives it when events are judged."""

    type: str
    label: str
    quad: Quad
    definition: str
    modes: tuple[ModeEntry, ...]
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextEntry:
    """What an event is about."""

    context: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorEntry:
    """What part of society somebody is: its code, a short name, what it takes in."""

    sector: str
    name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingEntry:
    """How an event stands."""

    standing: Standing
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryEntry:
    """A country, or what stands in its place."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All that may be said of events and claims, in the codebook's order; `amendable` are the fields of each."""

    version: str
    types: tuple[TypeEntry, ...]
    contexts: tuple[ContextEntry, ...]
    sectors: tuple[SectorEntry, ...]
    standings: tuple[StandingEntry, ...]
    auxiliaries: tuple[str, ...]
    stances: tuple[str, ...]
    countries: tuple[CountryEntry, ...]
    amendable: dict[str, tuple[str, ...]]


@router.get("/about")
def tell_about(desk: Opened) -> About:
    """What the archive holds, who works at it, and whether anything may be written."""
    state, options = desk.archive.state(), desk.options
    found = find_overview(desk.archive)
    return About(
        version=version("readout"),
        archive=desk.archive.folder.name,
        state=state,
        user=options.user,
        writable=options.writable,
        reads_paths=options.writable and options.reads_paths,
        **found,
    )


@router.get("/codebook")
def tell_codebook() -> Codebook:
    """All types, modes, contexts, sectors, standings, stances and countries, with what they mean."""
    book = load_codebook()
    countries = country_names()
    return Codebook(
        version=book.version,
        types=tuple(_type(name, number) for number, name in enumerate(book.types)),
        contexts=tuple(
            ContextEntry(context=one.name, definition=one.definition) for one in book.event_contexts.values()
        ),
        sectors=tuple(
            SectorEntry(sector=one.code, name=short_names()[one.code], label=one.meaning)
            for one in book.actor_sectors.values()
        ),
        standings=tuple(StandingEntry(standing=one.name, definition=one.definition) for one in book.standings),  # type: ignore[arg-type]
        auxiliaries=tuple(term.name for term in book.auxiliaries),
        stances=get_args(Stance),
        countries=tuple(CountryEntry(code=code, name=countries[code]) for code in sorted(countries)),
        amendable={kind: tuple(checks) for kind, checks in CHECKS.items()},
    )


KEYS = "123456789qwtyiop"  # beside the letters that mean something else when events are judged


def _type(name: str, number: int) -> TypeEntry:
    book = load_codebook()
    entry = book.type(name)
    modes = tuple(ModeEntry(mode=mode, definition=book.mode(name, mode).definition) for mode in book.modes(name))
    return TypeEntry(
        type=name,
        label=name.capitalize(),
        quad=entry.quad,  # type: ignore[arg-type]
        definition=entry.definition,
        modes=modes,
        key=KEYS[number] if number < len(KEYS) else "",
    )
