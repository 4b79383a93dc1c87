"""Judgements with what became of them: whether they were taken back, and what the newest reading says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readout.archive.judging.rereading import Now
from readout.archive.judging.rows import restore_judgement
from readout.records import Judgement

if TYPE_CHECKING:
    from readout.archive.store import Archive

_OF_RECORDS = 'SELECT * FROM judgements WHERE NOT undone AND list_has_any(homes, ?) ORDER BY "at", id'


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A judgement; `now` is what `rereading.tell_now` says of it."""

    judgement: Judgement
    undone: bool
    now: Now | None


def find_judgements(archive: Archive, records: Sequence[str]) -> list[Found]:
    """Return the judgements that stand on events and claims of the latest readings, the earliest first."""
    if not archive.ask("SELECT id FROM stored.judgements LIMIT 1"):
        return []
    return follow_judgements(archive.ask(_OF_RECORDS, [list(records)]))


def follow_judgements(rows: Sequence[Mapping[str, Any]]) -> list[Found]:
    """Return the judgements of rows of the view `judgements`, with what became of them."""
    return [Found(judgement=restore_judgement(row), undone=row["undone"], now=row["model_now"]) for row in rows]
