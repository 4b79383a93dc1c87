"""What a request asks for: the selection of its parameters, and where a page goes on."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Sequence
from dataclasses import fields
from inspect import Parameter, Signature
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Query, Request

from readout.archive import Selection
from readout.desk.forms.parts import Page
from readout.desk.options import Desk
from readout.errors import InputError

Several = Annotated[list[str] | None, Query()]
One = Annotated[str | None, Query()]
Number = Annotated[float | None, Query()]
Limit = Annotated[int, Query(ge=0, le=500)]  # 0: only how many there are
Item = TypeVar("Item")


def desk_of(request: Request) -> Desk:
    """Return what is open at the desk."""
    desk: Desk = request.app.state.desk
    return desk


def read_selection(**asked: Any) -> Selection:
    """Return the selection that a request asks for; `InputError` for what is no day, type, country …"""
    return Selection.checked(**{name: value or None for name, value in asked.items()})


def _parameters() -> Iterator[Parameter]:
    """Give a parameter to each field of a selection: several values of one are several parameters."""
    for one in fields(Selection):
        kind = Several if one.default == () else Number if "float" in str(one.type) else One
        if one.name != "event":  # which has an address of its own
            yield Parameter(one.name, Parameter.KEYWORD_ONLY, default=None, annotation=kind)


# So the API knows what Python knows, and its description lists it.
read_selection.__signature__ = Signature([*_parameters()])  # type: ignore[attr-defined]


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
