"""A report as the reader shows it, with all that was read in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from readout.archive.choosing.reports import ReportRows
from readout.desk.forms.claims import ReaderClaim, reader_claim
from readout.desk.forms.events import ReaderEvent, reader_event
from readout.desk.forms.judgements import Judgement
from readout.desk.forms.parts import Range, Row
from readout.records.report import ParagraphKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One report in a list; `events` are those of it that fit."""

    id: str
    title: str | None
    publisher: str | None
    published: date | None
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch(Range):
    """A paragraph of a report's text."""

    kind: ParagraphKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """Words that are not in the text: a byline, a teaser …"""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Range):
    """Words of a report that stand for something."""

    id: str
    text: str
    kind: str
    entity: str | None
    name: str | None
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What a report rests on: the report told first, whose words they are, and the others that have them."""

    origin: str
    source: str | None
    status: str
    replaced_by: str | None
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderReport:
    """A report as the reader shows it; `reading` is `None` where it is read in and not `kept`."""

    id: str
    reading: str | None
    kept: bool
    title: str | None
    text: str
    published: str | None
    publisher: str | None
    byline: str | None
    url: str | None
    language: str | None
    dateline: str | None
    paragraphs: tuple[Stretch, ...]
    removed: tuple[TakenOut, ...]
    mentions: tuple[Mention, ...]
    events: tuple[ReaderEvent, ...]
    claims: tuple[ReaderClaim, ...]
    family: Family | None
    coder: str
    model: str
    codebook: str


_SAME = ("title", "text", "publisher", "byline", "url", "language")


def reader_report(rows: ReportRows, judgements: Mapping[str, Judgement], kept: bool = True) -> ReaderReport:
    """Return a report whole; `judgements` are those on its records, by id."""
    report, family = rows.report, rows.family
    return ReaderReport(
        id=report["report"],
        reading=report["reading"] if kept else None,
        kept=kept,
        published=report["published_at"],
        dateline=report["dateline_text"],
        paragraphs=tuple(Stretch(**part) for part in report["paragraphs"]),
        removed=tuple(TakenOut(**part) for part in report["removed"]),
        mentions=tuple(map(_mention, rows.mentions)),
        events=tuple(reader_event(row, judgements) for row in rows.events),
        claims=tuple(reader_claim(row, judgements) for row in rows.claims),
        family=Family(**_family(family), copies=rows.copies) if family else None,
        **{name: report[name] for name in _SAME},
        **{name: rows.reading[name] for name in ("coder", "model", "codebook")},
    )


def _family(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in ("origin", "source", "status", "replaced_by")}


def _mention(row: Row) -> Mention:
    same = ("id", "text", "kind", "entity", "name", "country")
    return Mention(
        start=row["span_start"],
        end=row["span_end"],
        sectors=tuple(row["sectors"]),
        **{name: row[name] for name in same},
    )
