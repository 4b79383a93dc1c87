"""What is amended: an event or claim with the report around it, and what its fields hold in the form that is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from readout.archive.rows import AMOUNTS
from readout.records import Claim, Event, Mention, Span, When, Where

Value = Any  # plain JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The event or claim that is amended: the text of its report, where it stands in it, its type, who is known.

    Without `text`, values say themselves where their words stand.
    """

    text: str | None
    at: Span
    type: str
    mentions: Mapping[str, Mention]


def known_party(mention: Mention, subject: Subject) -> Value:
    """Return a mention as a party, in the form that is kept."""
    return {
        "mention": mention.id,
        **_cut(mention.span, subject),
        "name": mention.name,
        "country": mention.country,
        "sectors": list(mention.sectors),
    }


def current_value(record: Event | Claim, field: str, subject: Subject) -> Value:
    """Return what a field holds now, in the form in which an amendment of it is kept."""
    value = getattr(record, field)
    if field in ("actors", "recipients"):
        return [known_party(subject.mentions[id], subject) for id in value if id in subject.mentions]
    if field == "speaker":
        return known_party(subject.mentions[value], subject) if value in subject.mentions else None
    if field == "quantities":
        return [{**{name: getattr(one, name) for name in AMOUNTS}, **_cut(one.span, subject)} for one in value]
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, When):
        return {**_cut(value.span, subject), **{name: getattr(value.time, name) for name in ("start", "end", "grain")}}
    if isinstance(value, Where):
        names = ("mention", "name", "country", "latitude", "longitude")
        mention = subject.mentions.get(value.mention)
        words = _cut(mention.span, subject) if mention else {"words": None, "span": None}
        precision = mention.place.precision if mention and mention.place else "point"
        return {**words, **{name: getattr(value, name) for name in names}, "precision": precision}
    return list(value)


def _cut(span: Span, subject: Subject) -> Value:
    return {"words": span.cut(subject.text or ""), "span": [span.start, span.end]}


def find_words(words: str, text: str, near: Span) -> Span | None:
    """Return where words stand in a text, nearest to some other place; `None` where they don't."""
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    start = min(starts, key=lambda start: abs(start - near.start), default=None)
    return None if start is None else Span(start, start + len(words))
