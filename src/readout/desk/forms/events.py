"""Events as lists and the reader show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from readout.desk.forms.judgements import Judgement
from readout.desk.forms.parts import Party, Quad, Range, Row, When, Where, range_of, ranges_of, when_of, where_of
from readout.records.event import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event in a list."""

    id: str
    report: str
    title: str | None
    publisher: str | None
    published: date | None
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: Quad
    score: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When | None
    where: Where | None
    standing: Standing
    auxiliaries: tuple[str, ...]
    confidence: float
    trigger: str
    sentence: str
    incident: str | None
    judged: Literal["confirmed", "amended"] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Range):
    """A figure of an event and where its words stand."""

    value: float
    low: float | None
    high: float | None
    unit: str | None
    of: str | None
    fate: str | None
    total: bool | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderEvent(EventRow):
    """One event in its report: the row, and where each part of it stands in the text; `sentences` best first."""

    trigger_span: Range
    tellings: tuple[Range, ...]
    sentences: tuple[Range, ...]
    actor_ids: tuple[str, ...]
    recipient_ids: tuple[str, ...]
    place_id: str | None
    when_span: Range | None
    quantities: tuple[Figure, ...]
    claims: tuple[str, ...]
    cameo: str | None
    made_by: str
    rejected: bool
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedEvent(ReaderEvent):
    """One event that was asked for by its id, with the line that cites it."""

    citation: str


def event_row(row: Row) -> EventRow:
    """Return the form of a row of `events` with what `listing.add_neighbours` puts beside its columns."""
    return EventRow(**_row(row))


def reader_event(row: Row, judgements: Mapping[str, Judgement]) -> ReaderEvent:
    """Return an event whole; `judgements` are those of its report, by id."""
    return ReaderEvent(**_reader(row, judgements))


def opened_event(row: Row, judgements: Mapping[str, Judgement], citation: str) -> OpenedEvent:
    """Return an event whole, with the line that cites it."""
    return OpenedEvent(**_reader(row, judgements), citation=citation)


def _reader(row: Row, judgements: Mapping[str, Judgement]) -> dict[str, Any]:
    return {
        **_row(row),
        "trigger_span": Range(start=row["trigger_start"], end=row["trigger_end"]),
        "tellings": ranges_of(row["tellings"]),
        "sentences": ranges_of(row["sentences"]),
        "actor_ids": tuple(row["actors"]),
        "recipient_ids": tuple(row["recipients"]),
        "place_id": row["place"],
        "when_span": range_of(row["when_span"]),
        "quantities": tuple(Figure(**part) for part in row["quantities"]),
        "claims": tuple(row["claims"]),
        "cameo": row["cameo"],
        "made_by": row["made_by"],
        "rejected": row.get("judged") == "rejected",
        "judgements": tuple(judgements[id] for id in row.get("judgements", ()) if id in judgements),
    }


def _row(row: Row) -> dict[str, Any]:
    same = (
        "id",
        "report",
        "title",
        "publisher",
        "published",
        "type",
        "mode",
        "quad",
        "score",
        "standing",
        "confidence",
    )
    place = row["known"].get(row["place"])
    judged = row.get("judged")
    return {
        **{name: row[name] for name in same},
        "contexts": tuple(row["contexts"]),
        "auxiliaries": tuple(row["auxiliaries"]),
        "actors": tuple(_parties(row, "actor")),
        "recipients": tuple(_parties(row, "recipient")),
        "when": when_of(row, row["when_how"], row["when_text"]),
        "where": where_of(row, place["precision"] if place else None, row["place_how"]),
        "trigger": row["trigger"],
        "sentence": row["sentence_text"] or "",
        "incident": row["incident"],
        "judged": None if judged == "rejected" else judged,
    }


def _parties(row: Row, side: str) -> Iterator[Party]:
    for id, name in zip(row[f"{side}s"], row[f"{side}_names"], strict=True):
        known = row["known"].get(id)
        country, sectors = (known["country"], known["sectors"]) if known else (None, ())
        yield Party(mention=id, name=name or id, country=country, sectors=tuple(sectors))
