"""What a request asks for: the selection of its parameters, and where a page goes on."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Annotated, TypeVar

from fastapi import Depends, Query, Request

from readout.archive import Selection
from readout.archive.choosing.checks import check_yes
from readout.desk.forms.parts import Page
from readout.desk.options import Desk
from readout.errors import InputError

Several = Annotated[list[str] | None, Query()]
One = Annotated[str | None, Query()]
Limit = Annotated[int, Query(ge=0, le=500)]  # 0: only how many there are
Item = TypeVar("Item")


def desk_of(request: Request) -> Desk:
    """Return what is open at the desk."""
    desk: Desk = request.app.state.desk
    return desk


def read_selection(
    since: One = None,
    until: One = None,
    actor: Several = None,
    recipient: Several = None,
    pair: One = None,
    type: Several = None,
    quad: Several = None,
    mode: Several = None,
    context: Several = None,
    standing: Several = None,
    place: Several = None,
    box: One = None,
    publisher: Several = None,
    without: Several = None,
    words: One = None,
    incident: One = None,
    report: Several = None,
    judged: One = None,
    min_confidence: Annotated[float, Query()] = 0.0,
    period: One = None,
    edge: One = None,
    happened: One = None,
    dated: One = None,
    placed: One = None,
) -> Selection:
    """Return the selection that a request asks for; `InputError` for what is no day, type, country …"""
    return Selection.checked(
        since=since or None,
        until=until or None,
        actor=actor,
        recipient=recipient,
        pair=pair,
        type=type,
        quad=quad,
        mode=mode,
        context=context,
        standing=standing,
        place=place,
        box=box or None,
        publisher=publisher,
        without=without,
        words=words or None,
        incident=incident,
        report=report,
        judged=judged,
        min_confidence=min_confidence,
        period=period or None,
        edge=edge or None,
        dated=dated,
        placed=placed,
        happened=check_yes("happened", happened) or False,
    )


def read_cursor(cursor: One = None) -> int:
    """Return how many rows come before the page that a cursor stands for; `InputError` for what is no cursor."""
    if not cursor:
        return 0
    try:
        return int(base64.urlsafe_b64decode(cursor.encode()).decode().removeprefix("after "))
    except (ValueError, binascii.Error):
        raise InputError(f"{cursor}: not a cursor; take `next` of the page before") from None


def make_page(count: int, items: Sequence[Item], skip: int) -> Page[Item]:
    """Return a page of a list with the cursor of the next one."""
    after = skip + len(items)
    cursor = base64.urlsafe_b64encode(f"after {after}".encode()).decode() if items and after < count else None
    return Page(count=count, items=tuple(items), next=cursor)


Opened = Annotated[Desk, Depends(desk_of)]
Asked = Annotated[Selection, Depends(read_selection)]
Skip = Annotated[int, Depends(read_cursor)]
