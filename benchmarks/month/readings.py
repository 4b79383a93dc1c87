"""A planned report put into records: its text, what was taken out of it, and a ready-made reading of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from benchmarks.month.bodies import Paragraphs, make_body, make_notice, make_opening, make_title
from benchmarks.month.lands import COUNTRIES
from benchmarks.month.plans import Plan
from benchmarks.month.publishers import mark_title
from benchmarks.month.scribe import write_records
from benchmarks.month.sentences import MONTHS, Sentence
from readout.codebook import load_codebook
from readout.records import Dateline, Paragraph, Reading, Removed, Report, Span, content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """A report of the month with the truth about it.

    `happenings` gives the happening of every event, by event id. The others are report ids: whose words it copies,
    which version it replaces, and which report it takes back, with its earlier versions and all their copies.
    """

    reading: Reading
    happenings: Mapping[str, str]
    copy_of: str | None = None
    version_of: str | None = None
    kills: str | None = None


def make_dispatch(plan: Plan, seed: int, breaks: datetime) -> Dispatch:
    """Return the report of a plan whose story breaks at a moment, the same at every call."""
    report, sentences = _make_report(plan, seed, breaks)
    records = write_records(report, sentences)
    return Dispatch(
        reading=Reading(
            report=report,
            mentions=records.mentions,
            events=records.events,
            claims=records.claims,
            coder="made",
            model="made",
            codebook=load_codebook().version,
        ),
        happenings=records.happenings,
        copy_of=_identify(plan.copy_of, seed),
        version_of=_identify(plan.version_of, seed),
        kills=_identify(plan.kills, seed),
    )


def print_report(report: Report) -> str:
    """Return a report as it was printed: headline, dateline, text and credit."""
    head = [report.dateline.text] if report.dateline else []
    notes = [removed.text for removed in report.removed if removed.kind not in ("dateline", "credit")]
    credits = [removed.text for removed in report.removed if removed.kind == "credit"]
    return "\n\n".join([report.title or "", *notes, " ".join([*head, report.text]), *credits])


def _identify(key: str | None, seed: int) -> str | None:
    return content_id("r", seed, key) if key else None


def _make_report(plan: Plan, seed: int, breaks: datetime) -> tuple[Report, list[tuple[Sentence, int, int]]]:
    identity = content_id("r", seed, plan.key)
    moment = breaks + timedelta(minutes=plan.at)
    written = breaks + timedelta(minutes=plan.body_at)
    paragraphs = _make_paragraphs(plan, identity, written)
    text, spans, sentences = _lay_out(paragraphs)
    publisher = plan.publisher
    page = publisher.manner == "page" and publisher.short is not None
    report = Report(
        id=identity,
        text=text,
        paragraphs=spans,
        title=_make_headline(plan, identity),
        published=moment.isoformat(),
        published_basis="given",
        publisher=publisher.name,
        url=f"https://{publisher.domain}/{content_id('', plan.story.key, plan.body)[:10] if page else identity}",
        language="en",
        source=f"month/{identity}",
        dateline=_make_dateline(plan, written),
        removed=tuple(_make_notes(plan, written)),
    )
    return report, sentences


def _make_paragraphs(plan: Plan, identity: str, written: datetime) -> Paragraphs:
    if plan.kind == "kill":
        return make_notice(_first_headline(plan), f"{written:%H.%M}")
    body = make_body(plan.story, plan.body, plan.stage, written.date(), plan.share)
    if plan.kind == "copy" and plan.cut == "trimmed":
        share = Random(identity).uniform(0.4, 0.8)
        return body[: max(2, round(share * len(body)))]
    if plan.kind == "copy" and plan.cut == "opening":
        return make_opening(plan.story, identity, written.date()) + body[1:]
    return body


def _make_headline(plan: Plan, identity: str) -> str:
    own = make_title(plan.story, f"body {plan.body}")
    if plan.kind == "kill":
        return f"{'KILL KILL KILL' if plan.publisher.manner == 'lead' else 'STORY WITHDRAWN'} - {_first_headline(plan)}"
    if plan.kind == "correction":
        return f"CORRECTED-{own}"
    if plan.kind == "copy":
        return own if plan.cut in ("whole", "trimmed") else make_title(plan.story, identity)
    return mark_title(own, plan.publisher.manner, plan.number, plan.story.slug)


def _first_headline(plan: Plan) -> str:
    own = make_title(plan.story, f"body {plan.body}")
    return mark_title(own, plan.publisher.manner, 0, plan.story.slug)


def _make_dateline(plan: Plan, written: datetime) -> Dateline | None:
    if plan.kind == "kill":
        return None
    place = plan.story.happenings[0].place
    town = place.name if place else COUNTRIES[plan.story.happenings[0].actor.country or "USA"][0]
    agency = f" ({plan.agency})" if plan.agency else ""
    words = f"{town.upper()}, {MONTHS[written.month - 1][:3]} {written.day}{agency} -"
    return Dateline(text=words, place=town, day=written.date().isoformat(), agency=plan.agency)


def _make_notes(plan: Plan, written: datetime) -> list[Removed]:
    notes = []
    if plan.number and plan.kind == "body":
        notes.append(Removed(kind="correction", text="(Updates toll, adds detail in paragraph 3)"))
    if plan.kind == "correction":
        notes.append(Removed(kind="correction", text="(Corrects figure in first paragraph)"))
    dateline = _make_dateline(plan, written)
    if dateline:
        notes.append(Removed(kind="dateline", text=dateline.text))
    if plan.kind == "copy" and plan.agency and plan.cut != "whole":
        notes.append(Removed(kind="credit", text=f"({plan.agency})"))
    return notes


def _lay_out(paragraphs: Paragraphs) -> tuple[str, tuple[Paragraph, ...], list[tuple[Sentence, int, int]]]:
    """Return the text, its paragraphs, and every sentence with its number and where it starts."""
    parts: list[str] = []
    spans: list[Paragraph] = []
    sentences: list[tuple[Sentence, int, int]] = []
    place = 0
    for paragraph in paragraphs:
        start = place
        for sentence in paragraph:
            sentences.append((sentence, len(sentences), place))
            place += len(sentence.text) + 1
        parts.append(" ".join(sentence.text for sentence in paragraph))
        spans.append(Paragraph(span=Span(start, place - 1)))
        place += 1
    return "\n\n".join(parts), tuple(spans), sentences
