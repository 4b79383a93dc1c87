"""Claims as lists and the reader show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from readout.desk.forms.judgements import Judgement
from readout.desk.forms.parts import Range, Row, ranges_of
from readout.records import EventLink


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderClaim:
    """Somebody says something; `speaker` is the mention's id, `None` for who is not named."""

    id: str
    speaker: str | None
    speaker_name: str | None
    speaker_country: str | None
    cue: str | None
    cue_span: Range | None
    content: str
    content_spans: tuple[Range, ...]
    stance: str
    quoted: bool
    events: tuple[EventLink, ...]
    judged: str | None
    rejected: bool
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow(ReaderClaim):
    """One claim in a list, with the report that tells it."""

    report: str
    title: str | None
    publisher: str | None
    published: date | None


def reader_claim(row: Row, judgements: Mapping[str, Judgement]) -> ReaderClaim:
    """Return a claim; `judgements` are those on it, by id."""
    return ReaderClaim(**_claim(row, judgements))


def claim_row(row: Row, judgements: Mapping[str, Judgement]) -> ClaimRow:
    """Return a claim with its report."""
    names = ("report", "title", "publisher", "published")
    return ClaimRow(**_claim(row, judgements), **{name: row[name] for name in names})


def _claim(row: Row, judgements: Mapping[str, Judgement]) -> dict[str, Any]:
    same = ("id", "speaker", "speaker_name", "speaker_country", "cue", "content", "stance", "quoted")
    judged = row.get("judged")
    return {
        **{name: row[name] for name in same},
        "cue_span": None if row["cue_start"] is None else Range(start=row["cue_start"], end=row["cue_end"]),
        "content_spans": ranges_of(row["content_spans"]),
        "events": tuple(EventLink(**link) for link in row["events"]),
        "judged": judged,
        "rejected": judged == "rejected",
        "judgements": tuple(judgements[id] for id in row.get("judgements", ()) if id in judgements),
    }
