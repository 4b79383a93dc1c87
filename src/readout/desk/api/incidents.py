"""Incidents: lists, and one as a board."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter

from readout.archive.choosing.listing import PAGE, read_events
from readout.archive.citing import cite_incident
from readout.archive.judging.found import follow_judgements
from readout.archive.linking.boards import find_board
from readout.archive.linking.incidents import list_incidents
from readout.desk.asked import Asked, Limit, Opened, Skip, make_page
from readout.desk.forms.events import event_row
from readout.desk.forms.incidents import Board, IncidentRow, board_form, incident_row
from readout.desk.forms.parts import Page
from readout.desk.judged import judgement_form
from readout.desk.kept import KeptRoute

router = APIRouter(tags=["incidents"], route_class=KeptRoute)
Sort = Literal["newest", "weight", "dispute"]


@router.get("/incidents")
def list_page(desk: Opened, asked: Asked, skip: Skip, sort: Sort = "newest", limit: Limit = PAGE) -> Page[IncidentRow]:
    """Incidents one of whose events fits the selection; their standing is that over all reports."""
    found = list_incidents(desk.archive, asked, sort, limit, skip, brief=True)
    return make_page(found.count, [incident_row(row) for row in found.rows], skip)


@router.get("/incidents/{id}")
def show(desk: Opened, id: str) -> Board:
    """One incident, by its id or the beginning of it: who says what, figures, reports, events, and why they are one."""
    board = find_board(desk.archive, id)
    keys = [(told.reading, told.event) for told in board.events]
    events = tuple(map(event_row, read_events(desk.archive, keys)))
    ids = [one.id for one in board.judgements]
    rows = desk.archive.ask("FROM judgements WHERE id IN (SELECT unnest(?))", [ids]) if ids else []
    judged = tuple(map(judgement_form, follow_judgements(rows)))
    return board_form(board.incident, board.sources, events, judged, cite_incident(desk.archive, board))
