"""Words in reports and in what people say."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from readout.archive.choosing.search import SHOWN, Hit, find_words
from readout.desk.asked import Asked, Opened
from readout.desk.forms.parts import Items
from readout.desk.kept import KeptRoute

router = APIRouter(tags=["search"], route_class=KeptRoute)


@router.get("/search")
def search(
    desk: Opened,
    asked: Asked,
    q: Annotated[str, Query(min_length=1, max_length=500)],
    within: Literal["reports", "claims"] = "reports",
    limit: Annotated[int, Query(ge=1, le=500)] = SHOWN,
) -> Items[Hit]:
    """Reports, or claims, that have all the words, the latest first; a phrase stands in quotation marks."""
    return Items(items=find_words(desk.archive, q, asked, within, limit))
