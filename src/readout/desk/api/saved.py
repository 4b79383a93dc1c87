"""Saved searches and collections, shared by all who use the archive."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from readout.archive import saved
from readout.archive.saved import MAX_RECORDS, Saved, SavedKind
from readout.desk.asked import Opened
from readout.desk.forms.parts import Items
from readout.desk.forms.words import Line, Words
from readout.desk.kept import CheckedRoute

router = APIRouter(tags=["saved"], route_class=CheckedRoute)
Records = Annotated[list[Line], Field(max_length=MAX_RECORDS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSaved:
    """A search by its address in the desk, or a collection of the ids of records."""

    kind: SavedKind
    name: Line
    address: Words = ""
    records: Records = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSaved:
    """What is to be changed; the rest stays."""

    name: Line | None = None
    address: Words | None = None
    records: Records | None = None


@router.get("/saved")
def list_all(desk: Opened, deleted: bool = False) -> Items[Saved]:
    """What is saved, by name; with `deleted` also what was taken away."""
    return Items(items=saved.list_saved(desk.archive, deleted))


@router.post("/saved")
def add(desk: Opened, said: NewSaved) -> Saved:
    """Save a search or a collection."""
    given = {"address": said.address, "records": said.records, "by": desk.options.user}
    return saved.add_saved(desk.archive, said.kind, said.name, **given)  # type: ignore[arg-type]


@router.put("/saved/{id}")
def change(desk: Opened, id: str, said: ChangedSaved) -> Saved:
    """Change a name, an address or the records; what was taken away comes back."""
    given = {"name": said.name, "address": said.address, "records": said.records, "by": desk.options.user}
    return saved.change_saved(desk.archive, id, **given)  # type: ignore[arg-type]


@router.delete("/saved/{id}")
def delete(desk: Opened, id: str) -> Saved:
    """Take away what is saved under an id; a change brings it back."""
    return saved.delete_saved(desk.archive, id, by=desk.options.user)
