"""What linking makes, as rows of its tables, and incidents and sketches back from theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

from readout.archive.rows import Row, day_of, each_once
from readout.records import (
    Bond,
    Family,
    Figure,
    Incident,
    Party,
    Sketch,
    Statement,
    Tie,
    ToldFigure,
    Toll,
)

_SKETCH = tuple(name for name in Sketch.__slots__ if name not in ("report", "marks"))
_SAME = ("id", "type", "mode", "standing", "place_country", "latitude", "longitude", "title", "first_seen", "last_seen")
_LISTS = {"event_ids": "events", "report_ids": "reports", "past_ids": "past", "source_names": "sources"}
_TOLL = ("of", "unit", "fate", "low", "high", "latest")
_HALF, _WHOLE = 1 << 63, 1 << 64


def sketch_row(sketch: Sketch, reading: str) -> Row:
    """Return the row of a sketch; tables have no unsigned numbers: the upper half of the marks is told below zero."""
    fields = {name: getattr(sketch, name) for name in _SKETCH}
    marks = [mark - _WHOLE if mark >= _HALF else mark for mark in sketch.marks]
    return {"report": sketch.report, "reading": reading, **fields, "marks": marks}


def restore_sketch(row: Mapping[str, Any]) -> Sketch:
    """Return the sketch of a row."""
    marks = tuple(mark + _WHOLE if mark < 0 else mark for mark in row["marks"])
    return Sketch(report=row["report"], marks=marks, **{name: row[name] for name in _SKETCH})


def tie_row(tie: Tie, readings: Mapping[str, str]) -> Row:
    """Return the row of a tie, given the readings by report."""
    return {**_fields(tie), "reading": readings[tie.report], "other_reading": readings[tie.other]}


def bond_columns(bonds: Sequence[Bond], homes: Mapping[str, tuple[str, str]]) -> dict[str, list[Any]]:
    """Return the columns of bonds, given report and reading by event; there are too many for a row each."""
    ones, others = [homes[bond.one] for bond in bonds], [homes[bond.other] for bond in bonds]
    return {
        "one": [bond.one for bond in bonds],
        "one_report": [report for report, _ in ones],
        "one_reading": [reading for _, reading in ones],
        "other": [bond.other for bond in bonds],
        "other_report": [report for report, _ in others],
        "other_reading": [reading for _, reading in others],
        "score": [bond.score for bond in bonds],
        "made_by": [bond.made_by for bond in bonds],
        "reasons": [bond.reasons for bond in bonds],
    }


def family_row(family: Family) -> Row:
    """Return the row of where a report stands."""
    return _fields(family)


def incident_row(incident: Incident) -> Row:
    """Return the row of an incident: flat columns for most questions, then lists."""
    lists = {column: list(getattr(incident, name)) for column, name in _LISTS.items()}
    return {
        **{name: getattr(incident, name) for name in _SAME},
        **lists,
        "mentions": len(incident.events),
        "reports": len(incident.reports),
        "sources": len(incident.sources),
        "when_start": day_of(incident.start),
        "when_end": day_of(incident.end),
        "when_grain": incident.grain,
        "place_name": incident.place,
        **_parties("actor", incident.actors),
        **_parties("recipient", incident.recipients),
        "auxiliaries": list(incident.auxiliaries),
        "statements": [_fields(statement) for statement in incident.statements],
        "tolls": [_toll(toll) for toll in incident.tolls],
        "bonds": [_bond(bond) for bond in incident.bonds],
        "verdicts": list(incident.verdicts),
    }


def restore_incident(row: Mapping[str, Any]) -> Incident:
    """Return the incident of a row; what a brief row lacks is empty."""
    lists: dict[str, Any] = {name: tuple(row.get(column, ())) for column, name in _LISTS.items()}
    return Incident(
        **{name: row[name] for name in _SAME},
        **lists,
        actors=tuple(map(_party, row["actors"])),
        recipients=tuple(map(_party, row["recipients"])),
        start=_iso(row["when_start"]),
        end=_iso(row["when_end"]),
        grain=row["when_grain"],
        place=row["place_name"],
        auxiliaries=tuple(row["auxiliaries"]),
        statements=tuple(Statement(**part) for part in row.get("statements", ())),
        tolls=tuple(map(_restore_toll, row["tolls"])),
        bonds=tuple(Bond(**{**part, "reasons": tuple(part["reasons"])}) for part in row.get("bonds", ())),
        verdicts=tuple(row.get("verdicts", ())),
    )


def member_rows(incident: Incident, homes: Mapping[str, tuple[str, str]]) -> list[Row]:
    """Return a row for each event of an incident, given report and reading by event."""
    past = frozenset(incident.past)
    rows = []
    for event in incident.events:
        report, reading = homes[event]
        role = "replaced" if report in past else "current"
        rows.append({"incident": incident.id, "event": event, "report": report, "reading": reading, "role": role})
    return rows


def _parties(side: str, parties: Sequence[Party]) -> Row:
    return {
        f"{side}s": [
            {"name": party.name, "country": party.country, "sectors": list(party.sectors)} for party in parties
        ],
        f"{side}_names": [party.name for party in parties],
        f"{side}_countries": each_once(party.country for party in parties),
        f"{side}_sectors": each_once(sector for party in parties for sector in party.sectors),
    }


def _party(part: Mapping[str, Any]) -> Party:
    return Party(name=part["name"], country=part["country"], sectors=tuple(part["sectors"]))


def _bond(bond: Bond) -> Row:
    return {
        "one": bond.one,
        "other": bond.other,
        "score": bond.score,
        "made_by": bond.made_by,
        "reasons": list(bond.reasons),
    }


def _toll(toll: Toll) -> Row:
    return {**{name: getattr(toll, name) for name in _TOLL}, "told": [_told(told) for told in toll.told]}


def _told(told: ToldFigure) -> Row:
    row = _fields(told)
    return {**row, **_fields(row.pop("figure"))}


def _restore_toll(part: Mapping[str, Any]) -> Toll:
    told = []
    for row in part["told"]:
        own = {name: row[name] for name in ("side", "report", "event", "published")}
        told.append(ToldFigure(figure=Figure(**{name: row[name] for name in Figure.__slots__}), **own))
    return Toll(**{name: part[name] for name in _TOLL}, told=tuple(told))


def _fields(record: Any) -> Row:
    """Return the fields of a record by name, in order."""
    names = record.__slots__
    return dict(zip(names, _getter(names)(record), strict=True))


@cache
def _getter(names: tuple[str, ...]) -> attrgetter[Any]:
    return attrgetter(*names)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
