"""The tension between two countries, and what moved it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from readout.archive import tension as tensions
from readout.archive.choosing.parties import check_pair
from readout.archive.choosing.splitting import By
from readout.archive.tension import Moved, load_weights
from readout.archive.tension.question import STANDINGS
from readout.archive.tension.records import KINDS, Kind, TensionPeriod
from readout.archive.tension.weights import ANY
from readout.codebook import load_codebook
from readout.desk.asked import One, Opened, Several
from readout.desk.forms.parts import Quad
from readout.desk.kept import KeptRoute
from readout.errors import InputError
from readout.records.event import Standing

router = APIRouter(tags=["tension"], route_class=KeptRoute)
FORMULA = "share(t) = sum of w(type, mode) over the happenings of t / exposure(t)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """A happening that moved a share, with the words that tell it; `incident` is `None` for an event alone."""

    kind: Kind
    incident: str | None
    event: str
    title: str
    type: str
    mode: str | None
    quad: Quad
    day: date | None
    contribution: float
    sources: int
    mentions: int
    publisher: str | None
    sentence: str
    report: str
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a happening of a type weighs, below zero as conflict; `mode` is `None` where none has a row of its own."""

    type: str
    mode: str | None
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """The tension between two countries; `standing` says what counts."""

    pair: tuple[str, str]
    by: By
    exposure: Literal["all", "pair"]
    standing: tuple[Standing, ...]
    version: str
    formula: str
    points: tuple[TensionPeriod, ...]
    movers: tuple[Mover, ...]
    weights: tuple[Weight, ...]


@router.get("/tension")
def measure(
    desk: Opened,
    pair: str,
    by: By = "week",
    exposure: Literal["all", "pair"] = "all",
    since: One = None,
    until: One = None,
    standing: Several = None,
    publisher: Several = None,
    without: Several = None,
    period: Annotated[str | None, Query(description="A day in the period whose movers are shown.")] = None,
    against: Annotated[str | None, Query(description="A day of another period, or `before`.")] = None,
) -> Tension:
    """What two countries do to each other, as shares of what was read, and the happenings that moved them."""
    ends = check_pair(pair)
    if ends is None:
        raise InputError("pair: two countries, as RUS,USA")
    tension = desk.archive.tension(
        *ends,
        by=by,
        exposure=exposure,
        since=since or None,
        until=until or None,
        publisher=publisher,
        without=without,
        standing=standing or STANDINGS,
    )
    return Tension(
        pair=ends,
        by=by,
        exposure=exposure,
        standing=tension.question.standing,  # type: ignore[arg-type]
        version=tension.version,
        formula=FORMULA,
        points=tension.rows,
        movers=tuple(_movers(tension, period or None, against or None)),
        weights=tuple(_weights()),
    )


def _movers(tension: tensions.Tension, period: str | None, against: str | None) -> Iterator[Mover]:
    for kind in KINDS if len(tension) else ():
        yield from (_mover(moved, kind) for moved in tension.moved(kind=kind, period=period, against=against))


def _mover(moved: Moved, kind: Kind) -> Mover:
    first = moved.evidence[0] if moved.evidence else None
    names = ("type", "mode", "day", "sources", "mentions", "standing")
    return Mover(
        kind=kind,
        incident=moved.id if moved.linked else None,
        event=first.event if first else moved.id,
        title=moved.title or "",
        quad=load_codebook().quad(moved.type),  # type: ignore[arg-type]
        contribution=moved.share,
        publisher=first.publisher if first else None,
        sentence=(first.sentence if first else None) or "",
        report=first.report if first else "",
        **{name: getattr(moved, name) for name in names},
    )


def _weights() -> Iterator[Weight]:
    for (type, mode), (conflict, cooperation) in load_weights().rows.items():
        for weight in filter(None, (-conflict, cooperation)):
            yield Weight(type=type, mode=None if mode == ANY else mode, weight=weight)
