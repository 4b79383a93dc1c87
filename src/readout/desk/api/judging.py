"""Judging: what people decide of events, claims and incidents, taken back, listed, and what is still to be judged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from readout.archive import merge_incidents, split_incident
from readout.archive.choosing.listing import PAGE, list_events
from readout.archive.judging.found import Found, follow_judgements
from readout.archive.judging.judge import judgement_rows
from readout.desk.asked import Asked, Limit, Opened
from readout.desk.forms.events import EventRow, event_row
from readout.desk.forms.judgements import Judgement
from readout.desk.forms.parts import Items
from readout.desk.forms.words import Line, Plain, Words
from readout.desk.judged import judgement_form
from readout.desk.kept import CheckedRoute, KeptRoute
from readout.records import Judgement as Decision

router = APIRouter(tags=["judging"], route_class=CheckedRoute)
kept = APIRouter(tags=["judging"], route_class=KeptRoute)
HEEDED = "The next linking heeds it."
Ids = Annotated[list[Line], Field(max_length=10_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What somebody decides of an event or claim, or notes of an incident; an amendment has a field and its value."""

    id: Line
    action: Literal["confirm", "reject", "amend", "note"]
    field: Line | None = None
    value: Plain = None
    why: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Incidents that are one happening."""

    ids: Ids
    why: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Events of an incident that are another happening than its other ones."""

    events: Ids
    why: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """Why a judgement is taken back."""

    why: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaped:
    """A judgement on incidents, and when it takes effect."""

    judgement: Judgement
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Events that nobody judged yet: how many, and the first of them."""

    count: int
    items: tuple[EventRow, ...]


@router.post("/judgements")
def judge(desk: Opened, said: Decided) -> Judgement:
    """Judge an event or claim, or note something of an incident; it lies over the record from now on."""
    given = {"field": said.field, "value": said.value, "why": said.why, "by": desk.options.user}
    return _form(desk.archive.judge(said.id, said.action, **given))


@router.post("/judgements/{id}/undo")
def undo(desk: Opened, id: str, said: Undone | None = None) -> Judgement:
    """Take back a judgement; the record is as it was without it."""
    taken = desk.archive.undo(id, by=desk.options.user, why=said.why if said else "")
    rows = judgement_rows(desk.archive, undone=True, id=taken)
    return judgement_form(follow_judgements(rows)[0])


@kept.get("/judgements")
def list_all(desk: Opened, undone: bool = False, orphans: bool = False) -> Items[Judgement]:
    """The judgements that stand, the earliest first; with `undone` all, undos too; or only the `orphans`."""
    rows = judgement_rows(desk.archive, undone=undone, orphans=orphans)
    return Items(items=tuple(map(judgement_form, follow_judgements(rows))))


@kept.get("/queue")
def show_queue(
    desk: Opened,
    asked: Asked,
    order: Annotated[Literal["confidence", "newest"], Query()] = "confidence",
    limit: Limit = PAGE,
) -> Queue:
    """Events of the selection that nobody judged: those that the machine is least sure of first, or the newest."""
    found = list_events(desk.archive, replace(asked, judged=False), order, limit)
    return Queue(count=found.count, items=tuple(map(event_row, found.rows)))


@router.post("/incidents/merge")
def merge(desk: Opened, said: Merged) -> Shaped:
    """Judge that incidents are one happening."""
    judgement = merge_incidents(desk.archive, said.ids, by=desk.options.user, why=said.why)
    return Shaped(judgement=_form(judgement), message=HEEDED)


@router.post("/incidents/{id}/split")
def split(desk: Opened, id: str, said: Split) -> Shaped:
    """Judge that some events of an incident are another happening than its other ones."""
    judgement = split_incident(desk.archive, id, said.events, by=desk.options.user, why=said.why)
    return Shaped(judgement=_form(judgement), message=HEEDED)


def _form(judgement: Decision) -> Judgement:
    """Return a judgement that was made just now."""
    return judgement_form(Found(judgement=judgement, undone=False, now=None))
