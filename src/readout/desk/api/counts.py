"""Counts of what fits a selection: by value, in time, by who acts on whom, by place, by publisher."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from readout.archive.choosing.facets import FACETS, Facet, count_facets
from readout.archive.choosing.network import SHOWN, Network, Of, draw_network
from readout.archive.choosing.outlets import Outlet, find_outlets
from readout.archive.choosing.places import Places, find_places
from readout.archive.choosing.splitting import By, Counted, Series, Split, split_series
from readout.desk.asked import Asked, Opened
from readout.desk.forms.parts import Items
from readout.desk.kept import KeptRoute

router = APIRouter(tags=["counts"], route_class=KeptRoute)


@router.get("/facets")
def count_values(
    desk: Opened, asked: Asked, field: Annotated[list[str] | None, Query()] = None
) -> dict[str, tuple[Facet, ...]]:
    """How many events have each value of some fields; what is asked of a field itself is left out."""
    return count_facets(desk.archive, asked, field or list(FACETS))


@router.get("/series")
def count_in_time(
    desk: Opened, asked: Asked, by: By = "week", count: Counted = "events", split: Split | None = None
) -> Series:
    """Events, incidents or reports by day, week or month, beside how many reports were read of that time."""
    return split_series(desk.archive, asked, by, count, split)


@router.get("/network")
def count_pairs(
    desk: Opened, asked: Asked, of: Of = "country", limit: Annotated[int, Query(ge=1, le=500)] = SHOWN
) -> Network:
    """Who acts on whom, among the parties of most events."""
    return draw_network(desk.archive, asked, of, limit)


@router.get("/places")
def count_places(desk: Opened, asked: Asked) -> Places:
    """Where events took place, with how far each point is to be trusted."""
    return find_places(desk.archive, asked)


@router.get("/sources")
def count_sources(desk: Opened, asked: Asked) -> Items[Outlet]:
    """Publishers: reports, events, copies, corrections, and how far behind the first they are."""
    return Items(items=find_outlets(desk.archive, asked))
