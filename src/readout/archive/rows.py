"""Readings and problems as flat rows, one dictionary a row, keys as in `columns.tsv`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from readout.archive.ids import id_of, problem_id
from readout.records import Claim, Count, Event, Mention, Problem, Reading, Span

Row = dict[str, Any]
AMOUNTS = ("value", "low", "high", "unit", "of", "fate", "total")  # fields of quantities and counts
PLACES = ("latitude", "longitude", "precision", "admin1", "geonameid")
TIMES = ("time_start", "time_end", "grain", "basis")
GAP = " … "  # between the pieces of a claim's content


def rows_of(reading: Reading, batch: str) -> dict[str, list[Row]]:
    """Return the rows of one reading by table, but for its row in `readings`."""
    known = {mention.id: mention for mention in reading.mentions}
    rows = {
        "mentions": [_mention_row(mention, reading) for mention in reading.mentions],
        "events": [_event_row(event, reading, known) for event in reading.events],
        "claims": [_claim_row(claim, reading, known) for claim in reading.claims],
    }
    own = {"report": reading.report.id, "reading": id_of(reading), "batch": batch}
    for group in rows.values():
        for number, row in enumerate(group):
            row |= {**own, "position": number}
    return {**rows, "reports": [{**own, **_report_row(reading)}]}


def reading_row(reading: Reading, batch: str, appended: datetime) -> Row:
    """Return the row that makes a reading whole."""
    counts = {name: len(getattr(reading, name)) for name in ("mentions", "events", "claims")}
    versions = {name: getattr(reading, name) for name in ("coder", "model", "codebook")}
    own = {"report": reading.report.id, "reading": id_of(reading), "batch": batch, "appended": appended}
    return {**own, **versions, **counts}


def problem_row(problem: Problem, batch: str, appended: datetime) -> Row:
    """Return the row of a problem."""
    fields = {name: getattr(problem, name) for name in problem.__slots__}
    return {"id": problem_id(problem), **fields, "batch": batch, "appended": appended}


def _report_row(reading: Reading) -> Row:
    report, dateline = reading.report, reading.report.dateline
    names = ("title", "text", "published_basis", "publisher", "byline", "url", "language", "source")
    row: Row = {name: getattr(report, name) for name in names}
    for name in ("text", "place", "day", "agency"):
        row[f"dateline_{name}"] = getattr(dateline, name) if dateline else None
    return {
        **row,
        "published": day_of(report.published),
        "published_at": report.published,
        "has_dateline": dateline is not None,
        "paragraphs": [{**_span(part.span), "kind": part.kind} for part in report.paragraphs],
        "removed": [{"kind": part.kind, "text": part.text} for part in report.removed],
    }


def _mention_row(mention: Mention, reading: Reading) -> Row:
    place, time, quantity = mention.place, mention.time, mention.quantity
    names = ("id", "kind", "entity", "name", "country", "sentence", "head", "made_by")
    row: Row = {name: getattr(mention, name) for name in names}
    for record, fields in (
        (place, PLACES),
        (time, ("grain", "basis")),
        (quantity, AMOUNTS),
    ):
        row.update({name: getattr(record, name) if record else None for name in fields})
    return {
        **row,
        "span_start": mention.span.start,
        "span_end": mention.span.end,
        "text": mention.span.cut(reading.report.text),
        "sectors": list(mention.sectors),
        "time_start": day_of(time.start) if time else None,
        "time_end": day_of(time.end) if time else None,
        "published": day_of(reading.report.published),
    }


def _event_row(event: Event, reading: Reading, known: dict[str, Mention]) -> Row:
    text = reading.report.text
    names = ("id", "type", "mode", "cameo", "quad", "score", "standing", "confidence", "made_by")
    row: Row = {name: getattr(event, name) for name in names}
    row.update({name: list(getattr(event, name)) for name in ("contexts", "auxiliaries", "claims")})
    return {
        **row,
        **_party("actor", event.actors, known, text),
        **_party("recipient", event.recipients, known, text),
        **_when_where(event, text),
        "trigger": event.trigger.cut(text),
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "tellings": [_span(span) for span in event.tellings],
        "sentences": [_span(span) for span in event.sentences],
        "sentence_text": event.sentences[0].cut(text) if event.sentences else None,
        "quantities": [_quantity(count, text) for count in event.quantities],
        "published": day_of(reading.report.published),
        "publisher": reading.report.publisher,
    }


def _party(side: str, ids: tuple[str, ...], known: dict[str, Mention], text: str) -> Row:
    found = [known.get(identity) for identity in ids]
    members = [mention for mention in found if mention]
    return {
        f"{side}s": list(ids),
        f"{side}_names": [_name(mention, text) for mention in found],
        f"{side}_entities": [mention.entity if mention else None for mention in found],
        f"{side}_countries": each_once(mention.country for mention in members),
        f"{side}_sectors": each_once(sector for mention in members for sector in mention.sectors),
    }


def _when_where(event: Event, text: str) -> Row:
    when, where = event.when, event.where
    time = when.time if when else None
    row: Row = {f"when_{name}": getattr(time, name) if time else None for name in ("grain", "basis")}
    row.update({f"place_{name}": getattr(where, name) if where else None for name in ("name", "country")})
    row.update({name: getattr(where, name) if where else None for name in ("latitude", "longitude")})
    return {
        **row,
        "when_start": day_of(time.start) if time else None,
        "when_end": day_of(time.end) if time else None,
        "when_text": when.span.cut(text) if when else None,
        "when_span": _span(when.span) if when else None,
        "when_how": when.how if when else None,
        "place": where.mention if where else None,
        "place_how": where.how if where else None,
    }


def _claim_row(claim: Claim, reading: Reading, known: dict[str, Mention]) -> Row:
    text = reading.report.text
    speaker = known.get(claim.speaker) if claim.speaker else None
    return {
        **{name: getattr(claim, name) for name in ("id", "speaker", "stance", "quoted", "made_by")},
        "speaker_name": _name(speaker, text),
        "speaker_entity": speaker.entity if speaker else None,
        "speaker_country": speaker.country if speaker else None,
        "speaker_sectors": list(speaker.sectors) if speaker else [],
        "cue": claim.cue.cut(text) if claim.cue else None,
        "cue_start": claim.cue.start if claim.cue else None,
        "cue_end": claim.cue.end if claim.cue else None,
        "content": GAP.join(span.cut(text) for span in claim.content),
        "content_spans": [_span(span) for span in claim.content],
        "events": [{"event": link.event, "link": link.link} for link in claim.events],
        "published": day_of(reading.report.published),
        "publisher": reading.report.publisher,
    }


def _quantity(count: Count, text: str) -> Row:
    fields = {name: getattr(count, name) for name in AMOUNTS}
    return {**fields, "text": count.span.cut(text), **_span(count.span)}


def _name(mention: Mention | None, text: str) -> str | None:
    return (mention.name or mention.span.cut(text)) if mention else None


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def each_once(values: Iterable[str | None]) -> list[str]:
    """Return the values that are known, each once."""
    return list(dict.fromkeys(value for value in values if value is not None))


def day_of(text: str | None) -> date | None:
    """Return the day of an ISO day or moment; `None` where it is none."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
