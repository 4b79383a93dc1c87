"""Incidents as lists and the board show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from readout import records
from readout.archive.linking.boards import Source
from readout.archive.linking.rows import restore_incident
from readout.archive.linking.saying import say_toll
from readout.codebook import load_codebook
from readout.desk.forms.events import EventRow
from readout.desk.forms.judgements import Judgement
from readout.desk.forms.parts import Party, Quad, When, Where
from readout.records import Bond, Incident, Statement
from readout.records.event import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One incident in a list: `mentions`, `reports` and `sources` are three counts, never mixed."""

    id: str
    title: str
    type: str
    mode: str | None
    quad: Quad
    standing: Standing
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When | None
    where: Where | None
    auxiliaries: tuple[str, ...]
    mentions: int
    reports: int
    sources: int
    first_seen: str | None
    last_seen: str | None
    tolls: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFigure:
    """One telling of a figure: by which side (`None`: the report's own voice), where and when."""

    value: float
    low: float | None
    high: float | None
    words: str
    side: str | None
    report: str
    event: str
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A figure over all reports: at least, at most and as told last, and `said` in words."""

    of: str | None
    unit: str | None
    fate: str | None
    low: float
    high: float
    latest: float
    said: str
    told: tuple[ToldFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board(IncidentRow):
    """One incident with all that is told of it."""

    statements: tuple[Statement, ...]
    figures: tuple[Toll, ...]
    told_by: tuple[Source, ...]
    events: tuple[EventRow, ...]
    bonds: tuple[Bond, ...]
    judgements: tuple[Judgement, ...]
    citation: str


def incident_row(row: Mapping[str, Any]) -> IncidentRow:
    """Return the form of an incident in a list, from a row that may be brief."""
    counts = {name: row[name] for name in ("mentions", "reports", "sources")}
    return IncidentRow(**{**_row(restore_incident(row)), **counts})


def board_form(
    incident: Incident,
    told_by: tuple[Source, ...],
    events: tuple[EventRow, ...],
    judgements: tuple[Judgement, ...],
    citation: str,
) -> Board:
    """Return the board of an incident."""
    return Board(
        **_row(incident),
        statements=incident.statements,
        figures=tuple(map(_toll, incident.tolls)),
        told_by=told_by,
        events=events,
        bonds=tuple(sorted(incident.bonds, key=lambda bond: (-bond.score, bond.one, bond.other))),
        judgements=judgements,
        citation=citation,
    )


def _row(incident: Incident) -> dict[str, Any]:
    same = ("id", "title", "type", "mode", "standing", "auxiliaries", "first_seen", "last_seen")
    return {
        **{name: getattr(incident, name) for name in same},
        "quad": load_codebook().quad(incident.type),
        "actors": tuple(Party(mention=None, **asdict(party)) for party in incident.actors),
        "recipients": tuple(Party(mention=None, **asdict(party)) for party in incident.recipients),
        "when": _when(incident),
        "where": _where(incident),
        "mentions": len(incident.events),
        "reports": len(incident.reports),
        "sources": len(incident.sources),
        "tolls": tuple(map(say_toll, incident.tolls)),
    }


def _when(incident: Incident) -> When | None:
    if incident.grain is None:
        return None
    start, end = (date.fromisoformat(day) if day else None for day in (incident.start, incident.end))
    return When(start=start, end=end, grain=incident.grain, how=None, text=None)


def _where(incident: Incident) -> Where | None:
    if not incident.place and incident.place_country is None:
        return None
    return Where(
        name=incident.place or None,
        country=incident.place_country,
        latitude=incident.latitude,
        longitude=incident.longitude,
        precision=None,
        how=None,
    )


def _toll(toll: records.Toll) -> Toll:
    names = ("of", "unit", "fate", "low", "high", "latest")
    told = tuple(
        ToldFigure(
            **{name: getattr(one.figure, name) for name in ("value", "low", "high", "words")},
            **{name: getattr(one, name) for name in ("side", "report", "event", "published")},
        )
        for one in toll.told
    )
    return Toll(**{name: getattr(toll, name) for name in names}, said=say_toll(toll), told=told)
