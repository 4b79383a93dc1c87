"""Events: lists, and one with all of it."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter

from readout.archive.choosing.listing import PAGE, find_event, list_events
from readout.archive.citing import cite_told
from readout.desk.asked import Asked, Limit, Opened, Skip, make_page
from readout.desk.forms.events import EventRow, OpenedEvent, event_row, opened_event
from readout.desk.forms.parts import Page
from readout.desk.judged import judgements_on
from readout.desk.kept import KeptRoute

router = APIRouter(tags=["events"], route_class=KeptRoute)
Sort = Literal["newest", "oldest", "confidence", "score"]


@router.get("/events")
def list_page(desk: Opened, asked: Asked, skip: Skip, sort: Sort = "newest", limit: Limit = PAGE) -> Page[EventRow]:
    """Events that fit the selection, a page at a time."""
    found = list_events(desk.archive, asked, sort, limit, skip)
    return make_page(found.count, [event_row(row) for row in found.rows], skip)


@router.get("/events/{id}")
def show(desk: Opened, id: str) -> OpenedEvent:
    """One event, by its id or the beginning of it, also a rejected one; `report` is where it stands."""
    row = find_event(desk.archive, id)
    citation = str(cite_told(desk.archive, row["reading"], row["id"]))
    return opened_event(row, judgements_on(desk.archive, [row["id"]]), citation)
