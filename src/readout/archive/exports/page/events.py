"""The events of the report, under the reports that tell them, with their evidence marked in the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from readout.archive.exports.page.markup import Html, join, link, tag, told
from readout.archive.exports.parties import names_of
from readout.archive.exports.records import EventRecord, Origin, Participant
from readout.records import Span
from readout.text.marking import lay_flat

# Quad classes by sign and name: no colour alone tells them apart.
QUADS = {
    1: ("○", "verbal cooperation"),
    2: ("●", "material cooperation"),
    3: ("△", "verbal conflict"),
    4: ("▲", "material conflict"),
}


LABELS = ("trigger", "actor", "recipient", "place", "time")


def legend() -> Html:
    """Return what the marks and signs mean."""
    signs = (f"{sign} {name}" for sign, name in QUADS.values())
    marks = (tag("span", label, class_=f"key {label}") for label in LABELS)
    return tag("p", join(marks, " "), " · ", join(signs, " "), class_="soft")


def show_origin(origin: Origin) -> Html:
    """Return the head of a report: headline, publisher, day and address."""
    about = (told(origin.publisher), origin.published.isoformat() if origin.published else "no date")
    return join(
        (
            tag("h3", link(origin.url, told(origin.title) or f"Report {origin.report}"), id=f"report-{origin.report}"),
            tag("p", join((*filter(None, about), f"report {origin.report}"), " · "), class_="soft"),
        )
    )


def show_event(record: EventRecord) -> Html:
    """Return an event: what it is, who, when and where, its standing, and its best sentence."""
    row = record.row
    return tag(
        "div",
        tag("p", _sign(row["quad"]), " ", tag("b", code_of(row["type"], row["mode"])), " ", _who(record)),
        tag("blockquote", mark_sentence(record), cite=None),
        tag("p", join(_about(record), " · "), class_="soft"),
        class_="event",
        id=f"event-{row['id']}",
    )


def code_of(type: str, mode: str | None) -> str:
    """Return type and mode as one code."""
    return "/".join(filter(None, (type, mode)))


def mark_sentence(record: EventRecord) -> Html:
    """Return the best sentence with trigger, parties, place and time marked, as far as they stand in it."""
    row = record.row
    text, spans = row["sentence_text"] or "", row["sentences"] or []
    start = spans[0]["start"] if spans and spans[0]["end"] - spans[0]["start"] == len(text) else None
    if start is None:
        return tag("bdi", text)
    marks = [(Span(span.start - start, span.end - start), label) for span, label in _marks(record)]
    pieces = (_piece(span.cut(text), labels) for span, labels in lay_flat(len(text), marks))
    return tag("bdi", *pieces)


def _marks(record: EventRecord) -> Iterator[tuple[Span, str]]:
    row, site = record.row, record.site
    yield Span(row["trigger_start"], row["trigger_end"]), "trigger"
    yield from _party_marks(record.actors, "actor")
    yield from _party_marks(record.recipients, "recipient")
    if site and site.start is not None and site.words:
        yield Span(site.start, site.start + len(site.words)), "place"
    if row["when_span"] and row["when_how"] != "assumed":
        yield Span(row["when_span"]["start"], row["when_span"]["end"]), "time"


def _party_marks(parties: tuple[Participant, ...], label: str) -> Iterator[tuple[Span, str]]:
    for party in parties:
        if party.start is not None and party.words:
            yield Span(party.start, party.start + len(party.words)), label


def _piece(words: str, labels: tuple[str, ...]) -> Html | str:
    return tag("mark", words, class_=labels[0], title=", ".join(labels)) if labels else words


def _sign(quad: int) -> Html:
    sign, name = QUADS[quad]
    return tag("span", sign, title=name, role="img", aria_label=name)


def _who(record: EventRecord) -> Html:
    sides = (join(map(told, names_of(side)), ", ") for side in (record.actors, record.recipients))
    return join((side for side in sides if side), " → ")


def _about(record: EventRecord) -> Iterator[Html | str]:
    row, site = record.row, record.site
    yield _day(record)
    if site:
        yield join((told(site.name), site.country), " ")
    yield from (*row["auxiliaries"], *row["contexts"], row["standing"], f"confidence {row['confidence']:.2f}")
    if row["judged"]:
        yield f"{row['judged']} by a person"
    if record.happening:
        yield tag("a", f"incident {record.happening.id}", href=f"#incident-{record.happening.id}")
    where = f", characters {row['sentences'][0]['start']}–{row['sentences'][0]['end']}" if row["sentences"] else ""
    yield f"event {row['id']}{where}"


def _day(record: EventRecord) -> str:
    row = record.row
    if not row["when_start"]:
        return "no day told"
    first, last = row["when_start"].isoformat(), (row["when_end"] or row["when_start"]).isoformat()
    return first if first == last else f"{first} – {last}"
