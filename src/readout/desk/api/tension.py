"""The tension between two countries, and what moved it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from readout.archive import tension as tensions
from readout.archive.choosing.checks import check_pair
from readout.archive.choosing.splitting import By
from readout.archive.tension import Moved, Share, load_weights
from readout.archive.tension.records import KINDS, Kind
from readout.desk.asked import One, Opened, Several
from readout.desk.kept import KeptRoute
from readout.errors import InputError
from readout.records.event import Standing

router = APIRouter(tags=["tension"], route_class=KeptRoute)
MOVERS = 20  # happenings that are shown
FORMULA = "share(t) = sum of w(type, mode) over the happenings of t / reports read in t"


@dataclass(frozen=True, slots=True, kw_only=True)
class TensionPoint:
    """One period by its first day: weights of happenings by report read, with the 95 % interval.

    `least` to `most` are the values with one publisher left out; `limited`: of fewer than five happenings. `exposure`
    are the reports read.
    """

    start: date
    value: float | None
    low: float | None
    high: float | None
    least: float | None
    most: float | None
    happenings: int
    exposure: int
    limited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """A happening and what it adds to the share, with the words that tell it; `incident` is `None` for a lone event."""

    incident: str | None
    event: str
    title: str
    day: date | None
    contribution: float
    publisher: str | None
    sentence: str
    report: str
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a happening of a type weighs; `mode` is `None` for every mode without a weight of its own."""

    type: str
    mode: str | None
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """The tension between two countries, of one kind: conflict and cooperation are never set off."""

    pair: tuple[str, str]
    by: By
    kind: Kind
    version: str
    formula: str
    points: tuple[TensionPoint, ...]
    movers: tuple[Mover, ...]
    weights: tuple[Weight, ...]


@router.get("/tension")
def measure(
    desk: Opened,
    pair: str,
    by: By = "week",
    kind: Kind = "conflict",
    since: One = None,
    until: One = None,
    publisher: Several = None,
    without: Several = None,
    exposure: Literal["all", "pair"] = "all",
    at: Annotated[str | None, Query(description="A day: the happenings that moved its period.")] = None,
    against: Annotated[str | None, Query(description="A day of another period, or `before`.")] = None,
) -> Tension:
    """What two countries do to each other, as a share of what was read, and the happenings that moved it."""
    ends = check_pair(pair)
    if ends is None:
        raise InputError("pair: two countries, as RUS,USA")
    days = {"since": since or None, "until": until or None}
    tension = desk.archive.tension(*ends, by=by, exposure=exposure, publisher=publisher, without=without, **days)
    moved = tension.moved(MOVERS, kind, at or None, against or None) if len(tension) else ()
    return Tension(
        pair=ends,
        by=by,
        kind=kind,
        version=tension.version,
        formula=FORMULA,
        points=_points(tension, kind),
        movers=tuple(map(_mover, moved)),
        weights=_weights(kind),
    )


def _points(tension: tensions.Tension, kind: Kind) -> tuple[TensionPoint, ...]:
    names = ("value", "low", "high", "least", "most", "happenings", "limited")
    shares: list[tuple[date, int, Share]] = [(row.start, row.exposure, getattr(row, kind)) for row in tension.rows]
    return tuple(
        TensionPoint(start=start, exposure=exposure, **{name: getattr(share, name) for name in names})
        for start, exposure, share in shares
    )


def _mover(moved: Moved) -> Mover:
    first = moved.evidence[0] if moved.evidence else None
    return Mover(
        incident=moved.id if moved.linked else None,
        event=first.event if first else moved.id,
        title=moved.title or "",
        day=moved.day,
        contribution=moved.share,
        publisher=first.publisher if first else None,
        sentence=(first.sentence if first else None) or "",
        report=first.report if first else "",
        standing=moved.standing,  # type: ignore[arg-type]
    )


def _weights(kind: Kind) -> tuple[Weight, ...]:
    rows = load_weights().rows.items()
    place = KINDS.index(kind)
    return tuple(
        Weight(type=type, mode=None if mode == "*" else mode, weight=weights[place]) for (type, mode), weights in rows
    )
