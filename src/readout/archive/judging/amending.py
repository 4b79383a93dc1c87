"""Amendments laid over the machine's records: a reading with some of its fields as people put them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from readout.archive.judging.subjects import find_words
from readout.archive.rows import AMOUNTS
from readout.codebook import load_codebook
from readout.records import Claim, Count, Event, Mention, Place, Reading, Span, Time, When, Where, content_id

MADE_BY = "archive/judge/1"
Changes = Mapping[str, Any]  # the value that holds, by field


def amend_reading(reading: Reading, changes: Mapping[str, Changes]) -> Reading:
    """Return a reading with amended events and claims, by their ids.

    Parties and places that the reading has no such mention of become mentions of their own, behind the others.
    """
    desk = _Desk(reading=reading, known={mention.id: mention for mention in reading.mentions})
    events = tuple(_amend_event(event, changes.get(event.id, {}), desk) for event in reading.events)
    claims = tuple(_amend_claim(claim, changes.get(claim.id, {}), desk) for claim in reading.claims)
    return replace(reading, events=events, claims=claims, mentions=(*reading.mentions, *desk.added.values()))


@dataclass(slots=True, kw_only=True)
class _Desk:
    """The reading that is worked on, and the mentions that it gets."""

    reading: Reading
    known: dict[str, Mention]
    added: dict[str, Mention] = field(default_factory=dict)

    def place_words(self, value: Mapping[str, Any], near: Span) -> Span:
        """Return where the words of a value stand: as before, else nearest to the record, else at the record itself."""
        words, text = value["words"], self.reading.report.text
        if words is None:
            return near
        old = Span(*value["span"])
        return old if old.cut(text) == words else find_words(words, text, near) or near

    def add_mention(self, value: Mapping[str, Any], near: Span, fields: Mapping[str, Any]) -> Mention:
        """Return the mention that a value names, else a new one with these fields."""
        known = self.known.get(value["mention"] or "")
        if known and all(getattr(known, name) == fields[name] for name in ("country", "sectors") if name in fields):
            return known
        span = self.place_words(value, near)
        identity = content_id("m", self.reading.report.id, span.start, span.end, MADE_BY, *fields.values())
        spot = next((mention for mention in self.known.values() if mention.span == span), None)
        mention = Mention(
            **{"kind": spot.kind if spot else "other", "entity": spot.entity if spot else None, **fields},
            id=identity,
            span=span,
            sentence=spot.sentence if spot else 0,
            head=spot.head if spot else 0,
            made_by=MADE_BY,
        )
        return self.added.setdefault(identity, mention)


def _amend_event(event: Event, changes: Changes, desk: _Desk) -> Event:
    if not changes:
        return event
    fields: dict[str, Any] = {}
    for name, value in changes.items():
        if name in ("actors", "recipients"):
            fields[name] = tuple(dict.fromkeys(_party(part, event.trigger, desk) for part in value))
        elif name in ("contexts", "auxiliaries"):
            fields[name] = tuple(value)
        elif name == "quantities":
            fields[name] = tuple(_count(part, event.trigger, desk) for part in value)
        else:
            fields[name] = _FIELDS[name](value, event.trigger, desk) if value is not None and name in _FIELDS else value
    made_by = f"{event.made_by}; {MADE_BY}#{','.join(sorted(changes))}"
    return _settle(replace(event, **fields, made_by=made_by), changes)


def _settle(event: Event, changes: Changes) -> Event:
    """Return an event with all that follows from its type, mode and contexts; a mode of another type falls away."""
    if not {"type", "mode", "contexts"} & changes.keys():
        return event
    book = load_codebook()
    mode = event.mode if event.mode in book.modes(event.type) else None
    own = book.mode(event.type, mode).contexts if mode and "contexts" not in changes else ()
    contexts = tuple(dict.fromkeys((*event.contexts, *own)))
    return replace(
        event,
        mode=mode,
        contexts=contexts,
        cameo=book.cameo(event.type, mode, contexts),
        quad=book.quad(event.type),
        score=book.score(event.type, mode),
    )


def _amend_claim(claim: Claim, changes: Changes, desk: _Desk) -> Claim:
    if not changes:
        return claim
    fields = dict(changes)
    if "stance" in fields:
        from readout.attribute.links import link_of  # loads the stage: few archives need it

        link = link_of(fields["stance"])
        fields["events"] = tuple(replace(one, link=link) for one in claim.events)
    if fields.get("speaker") is not None:
        near = claim.cue or (claim.content[0] if claim.content else Span(0, 0))
        fields["speaker"] = _party(fields["speaker"], near, desk)
    return replace(claim, **fields, made_by=f"{claim.made_by}; {MADE_BY}#{','.join(sorted(changes))}")


def _party(value: Mapping[str, Any], near: Span, desk: _Desk) -> str:
    fields = {"name": value["name"], "country": value["country"], "sectors": tuple(value["sectors"])}
    return desk.add_mention(value, near, fields).id


def _when(value: Mapping[str, Any], near: Span, desk: _Desk) -> When:
    time = Time(start=value["start"], end=value["end"], grain=value["grain"], basis="text")
    return When(span=desk.place_words(value, near), time=time, how="told")


def _where(value: Mapping[str, Any], near: Span, desk: _Desk) -> Where:
    north, east = value["latitude"], value["longitude"]
    place = None if north is None else Place(latitude=north, longitude=east, precision=value["precision"])
    fields = {"kind": "place", "name": value["name"], "country": value["country"], "place": place}
    mention = desk.add_mention(value, near, fields)
    named = {name: value[name] for name in ("name", "country", "latitude", "longitude")}
    return Where(mention=mention.id, **named, how="told")


def _count(value: Mapping[str, Any], near: Span, desk: _Desk) -> Count:
    return Count(span=desk.place_words(value, near), **{name: value[name] for name in AMOUNTS})


_FIELDS: dict[str, Any] = {"when": _when, "where": _where}
