"""Claims: lists of who says what."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter

from readout.archive.choosing.claims import list_claims
from readout.archive.choosing.listing import PAGE
from readout.desk.asked import Asked, Limit, Opened, Skip, make_page
from readout.desk.forms.claims import ClaimRow, claim_row
from readout.desk.forms.parts import Page
from readout.desk.judged import judgements_on
from readout.desk.kept import KeptRoute

router = APIRouter(tags=["claims"], route_class=KeptRoute)
Sort = Literal["newest", "oldest", "stance", "speaker"]


@router.get("/claims")
def list_page(desk: Opened, asked: Asked, skip: Skip, sort: Sort = "newest", limit: Limit = PAGE) -> Page[ClaimRow]:
    """Claims that carry, confirm or deny an event that fits the selection; all claims where nothing is asked."""
    found = list_claims(desk.archive, asked, sort, limit, skip)
    judged = judgements_on(desk.archive, [row["id"] for row in found.rows])
    return make_page(found.count, [claim_row(row, judged) for row in found.rows], skip)
