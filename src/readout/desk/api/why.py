"""Why an event is as it is: the explanation, for the reader."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from readout.desk.api.readings import AtDesk
from readout.desk.asked import Opened
from readout.desk.kept import KeptRoute
from readout.explain.asking import check_fields, explain_reading
from readout.explain.stored import find_stored
from readout.pipeline import Tools
from readout.records import Reading

router = APIRouter(tags=["events"], route_class=KeptRoute)


@router.get("/events/{id}/why")
def explain(desk: Opened, coder: AtDesk, id: str, field: Annotated[list[str] | None, Query()] = None) -> dict[str, Any]:
    """For each field of an event the words, the rule or head that decided, its score, and what was passed over.

    The report is read again; where it comes out otherwise today, that is told.
    """
    check_fields(field or ())
    stored, event = find_stored(desk.archive, id)
    return coder.ask(explain_stored, stored, event.id, tuple(field or ()))


def explain_stored(tools: Tools, stored: Reading, event: str, fields: tuple[str, ...]) -> dict[str, Any]:
    """Return the explanation as plain dictionaries and lists; the question that the coder is asked."""
    return explain_reading(stored, tools, event, fields).to_dict()
