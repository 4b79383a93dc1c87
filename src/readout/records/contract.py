"""The JSON form of the records: the output contract. Names here stay; fields may be added."""

from typing import Any

from readout.records.event import Claim, Event
from readout.records.mention import Mention
from readout.records.report import Report
from readout.records.spans import Span

COUNTED = ("value", "low", "high", "unit", "of", "fate", "total")


def report_to_dict(report: Report) -> dict[str, Any]:
    """Return what is told of a report; what was taken out of its text is left out."""
    names = "id title text published published_basis publisher byline url language source"
    return {name: getattr(report, name) for name in names.split()}


def _words(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.cut(text)}


def mention_to_dict(mention: Mention, text: str) -> dict[str, Any]:
    """Return a mention with its words; `text` is the text of its report."""
    record: dict[str, Any] = {
        "id": mention.id,
        **_words(mention.span, text),
        "kind": mention.kind,
        "entity": mention.entity,
        "name": mention.name,
        "country": mention.country,
        "sectors": list(mention.sectors),
    }
    for name in ("place", "time", "quantity"):
        value = getattr(mention, name)
        if value is not None:
            record[name] = {field: getattr(value, field) for field in value.__slots__}
    record["made_by"] = mention.made_by
    return record


def event_to_dict(event: Event, text: str) -> dict[str, Any]:
    """Return an event with the words of its trigger, time and figures."""
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "score": event.score,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "trigger": _words(event.trigger, text),
        "tellings": [_words(span, text) for span in event.tellings],
        "sentences": [[span.start, span.end] for span in event.sentences],
        "auxiliaries": list(event.auxiliaries),
        "standing": event.standing,
        "claims": list(event.claims),
        "when": _when(event, text),
        "where": _where(event),
        "quantities": [
            {name: getattr(count, name) for name in COUNTED} | _words(count.span, text) for count in event.quantities
        ],
        "confidence": event.confidence,
        "made_by": event.made_by,
    }


def _when(event: Event, text: str) -> dict[str, Any] | None:
    if event.when is None:
        return None
    time = event.when.time
    return {
        "text": event.when.span.cut(text),
        "start": time.start,
        "end": time.end,
        "grain": time.grain,
        "basis": time.basis,
        "how": event.when.how,
    }


def _where(event: Event) -> dict[str, Any] | None:
    if event.where is None:
        return None
    return {name: getattr(event.where, name) for name in event.where.__slots__}


def claim_to_dict(claim: Claim, text: str) -> dict[str, Any]:
    """Return a claim with the words of its cue."""
    return {
        "id": claim.id,
        "speaker": claim.speaker,
        "cue": _words(claim.cue, text) if claim.cue else None,
        "content": [{"start": span.start, "end": span.end} for span in claim.content],
        "stance": claim.stance,
        "quoted": claim.quoted,
        "events": [{"event": link.event, "link": link.link} for link in claim.events],
        "made_by": claim.made_by,
    }
