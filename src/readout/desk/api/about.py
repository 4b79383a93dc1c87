"""What the archive holds, and what may be said in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from fastapi import APIRouter

from readout.archive.overview import find_overview
from readout.desk.asked import Opened
from readout.desk.forms.codebook import Codebook, codebook_form
from readout.desk.kept import KeptRoute

router = APIRouter(tags=["archive"], route_class=KeptRoute)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The archive, and whose desk it is; `unlinked` reports came after the last linking."""

    version: str
    archive: str
    state: str
    reports: int
    events: int
    claims: int
    incidents: int | None
    unlinked: int
    first_day: date | None
    last_day: date | None
    user: str
    writable: bool
    reads_paths: bool
    coders: tuple[str, ...]


@router.get("/about")
def tell_about(desk: Opened) -> About:
    """What the archive holds, who works at it, and whether anything may be written."""
    state, options = desk.archive.state(), desk.options
    found = find_overview(desk.archive)
    return About(
        version=version("readout"),
        archive=desk.archive.folder.name,
        state=state,
        user=options.user,
        writable=options.writable,
        reads_paths=options.writable and options.reads_paths,
        **found,
    )


@router.get("/codebook")
def tell_codebook() -> Codebook:
    """All types, modes, contexts, sectors, standings, stances and countries, with what they mean."""
    return codebook_form()
