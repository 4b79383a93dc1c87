"""Readings back from their rows: what was appended comes out the same; what an older format lacked is `None`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from readout.archive.rows import AMOUNTS, PLACES
from readout.records import (
    Claim,
    Count,
    Dateline,
    Event,
    EventLink,
    Mention,
    Paragraph,
    Place,
    Quantity,
    Reading,
    Removed,
    Report,
    Span,
    Time,
    When,
    Where,
)

Row = Mapping[str, Any]


def restore_reading(rows: Mapping[str, Sequence[Row]]) -> Reading:
    """Return the reading whose rows these are, by table; mentions, events and claims in their order."""
    versions = rows["readings"][0]
    return Reading(
        report=_report(rows["reports"][0]),
        mentions=tuple(map(_mention, rows["mentions"])),
        events=tuple(map(_event, rows["events"])),
        claims=tuple(map(_claim, rows["claims"])),
        coder=versions["coder"],
        model=versions["model"],
        codebook=versions["codebook"],
    )


def restore_part(rows: Mapping[str, Sequence[Row]], report: str) -> Reading:
    """Return what is there of a reading: without a row of it the report has no text; versions are left out."""
    told = [_report(row) for row in rows["reports"]]
    return Reading(
        report=told[0] if told else Report(id=report, text="", paragraphs=()),
        mentions=tuple(map(_mention, rows["mentions"])),
        events=tuple(map(_event, rows["events"])),
        claims=tuple(map(_claim, rows["claims"])),
        coder="",
        model="",
        codebook="",
    )


def _report(row: Row) -> Report:
    names = ("title", "text", "published_basis", "publisher", "byline", "url", "language", "source")
    return Report(
        id=row["report"],
        published=row["published_at"],
        paragraphs=tuple(Paragraph(span=_span(part), kind=part["kind"]) for part in row["paragraphs"]),
        dateline=_dateline(row),
        removed=tuple(Removed(**part) for part in row["removed"]),
        **{name: row[name] for name in names},
    )


def _dateline(row: Row) -> Dateline | None:
    if not row["has_dateline"]:
        return None
    return Dateline(**{name: row[f"dateline_{name}"] for name in ("text", "place", "day", "agency")})


def _mention(row: Row) -> Mention:
    names = ("id", "kind", "entity", "name", "country", "sentence", "head", "made_by")
    return Mention(
        span=Span(row["span_start"], row["span_end"]),
        sectors=tuple(row["sectors"]),
        place=None if row["latitude"] is None else Place(**{name: row[name] for name in PLACES}),
        time=_time(row["time_start"], row["time_end"], row["grain"], row["basis"]),
        quantity=None if row["value"] is None else Quantity(**_amounts(row)),
        **{name: row[name] for name in names},
    )


def _event(row: Row) -> Event:
    names = ("id", "type", "mode", "cameo", "quad", "score", "standing", "confidence", "made_by")
    lists: dict[str, Any] = {
        name: tuple(row[name]) for name in ("actors", "recipients", "contexts", "auxiliaries", "claims")
    }
    return Event(
        trigger=Span(row["trigger_start"], row["trigger_end"]),
        tellings=tuple(map(_span, row["tellings"])),
        sentences=tuple(map(_span, row["sentences"])),
        when=_when(row),
        where=_where(row),
        quantities=tuple(map(_count, row["quantities"])),
        **{name: row[name] for name in names},
        **lists,
    )


def _when(row: Row) -> When | None:
    time = _time(row["when_start"], row["when_end"], row["when_grain"], row["when_basis"])
    return When(span=_span(row["when_span"]), time=time, how=row["when_how"] or "told") if time else None


def _where(row: Row) -> Where | None:
    if row["place"] is None:
        return None
    return Where(
        mention=row["place"],
        name=row["place_name"],
        country=row["place_country"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        how=row["place_how"] or "told",
    )


def _count(part: Row) -> Count:
    return Count(span=_span(part), **_amounts(part))


def _amounts(row: Row) -> dict[str, Any]:
    return {name: row.get(name) for name in AMOUNTS}


def _claim(row: Row) -> Claim:
    return Claim(
        cue=None if row["cue_start"] is None else Span(row["cue_start"], row["cue_end"]),
        content=tuple(map(_span, row["content_spans"])),
        events=tuple(EventLink(**part) for part in row["events"]),
        **{name: row[name] for name in ("id", "speaker", "stance", "quoted", "made_by")},
    )


def _time(start: date | None, end: date | None, grain: Any, basis: Any) -> Time | None:
    if grain is None:
        return None
    first, last = (day.isoformat() if day else None for day in (start, end))
    return Time(start=first, end=last, grain=grain, basis=basis)


def _span(part: Row) -> Span:
    return Span(part["start"], part["end"])
