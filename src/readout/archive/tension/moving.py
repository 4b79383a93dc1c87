"""Which happenings moved a tension most, and the sentences that tell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from readout.archive.choosing.checks import Day, check_day
from readout.archive.choosing.conditions import Condition
from readout.archive.tension.records import KINDS, Evidence, Moved, Tension, TensionPeriod
from readout.archive.tension.tables import EVENT_EVIDENCE, INCIDENT_EVIDENCE, MEMBERS, TITLES, moved_sql
from readout.errors import InputError

if TYPE_CHECKING:
    from readout.archive.store import Archive

BEFORE = "before"


def find_moved(tension: Tension, n: int, kind: str, period: Day, against: Day) -> tuple[Moved, ...]:
    """Return the happenings that add most to a share, or to the difference of two; see `Tension.moved`."""
    if kind not in KINDS:
        raise InputError(f"{kind}: a share is of {', '.join(KINDS)}")
    if n < 1:
        raise InputError(f"{n}: at least one happening is asked for")
    factors = _weigh_periods(tension, period, against)
    sql, values = moved_sql(tension.question, kind)
    days = tension.question.days("happened")[1]
    found = tension.archive.query(sql, values=[*values, list(factors), list(factors.values()), *days, n])
    return _add_evidence(tension, [Moved(**row) for row in found.to_pylist()])


def _weigh_periods(tension: Tension, period: Day, against: Day) -> dict[date, float]:
    """Return what a weight of one adds, by period: one by exposure, less than zero in the period compared with."""
    if period is None:
        if against is not None:
            raise InputError(f"against {against}: which period is compared with it?")
        return {row.start: 1 / row.exposure for row in tension.rows if row.exposure}
    place = _find_period(tension, period)
    chosen = [place] if against is None else [place, place - 1 if against == BEFORE else _find_period(tension, against)]
    if len({*chosen}) < len(chosen) or chosen[-1] < 0:
        raise InputError(f"{period}: there is no other period to compare it with")
    rows = [tension.rows[place] for place in chosen]
    return {row.start: sign / _exposure(row) for row, sign in zip(rows, (1, -1), strict=False)}


def _find_period(tension: Tension, day: Day) -> int:
    asked = check_day(day)
    for place, row in enumerate(tension.rows):
        if asked and row.start <= asked < _end(row.start, tension.by):
            return place
    raise InputError(f"{day}: before the first or after the last report that was read")


def _end(start: date, by: str) -> date:
    """Return the first day of the next period."""
    if by == "month":
        return (start.replace(day=28) + timedelta(days=4)).replace(day=1)
    return start + timedelta(days=7 if by == "week" else 1)


def _exposure(row: TensionPeriod) -> int:
    if not row.exposure:
        raise InputError(f"{row.start}: no report was read in this period, so nothing is known of it")
    return row.exposure


def _add_evidence(tension: Tension, moved: list[Moved]) -> tuple[Moved, ...]:
    """Return happenings with what tells them: of the publishers that are asked for."""
    archive, publishers = tension.archive, tension.question.publishers()
    told: dict[str, list[Evidence]] = defaultdict(list)
    for row in _ask_incidents(archive, [happening.id for happening in moved if happening.linked], publishers):
        told[row.pop("happening")].append(Evidence(**row))
    for row in _ask(archive, EVENT_EVIDENCE, [one.id for one in moved if not one.linked], publishers):
        told[row.pop("happening")].append(Evidence(**row))
    titles = {row["id"]: row["title"] for row in _ask(archive, TITLES, [happening.id for happening in moved])}
    return tuple(_complete(happening, titles, tuple(told[happening.id])) for happening in moved)


def _ask_incidents(archive: Archive, ids: list[str], publishers: Condition) -> Iterator[dict[str, Any]]:
    """Give the events that tell incidents, each as evidence of its own."""
    members = _ask(archive, MEMBERS, ids)
    happenings = {(row["reading"], row["event"]): row["incident"] for row in members}
    readings, events = (list(dict.fromkeys(row[name] for row in members)) for name in ("reading", "event"))
    if members:
        condition, names = publishers
        marks = {"ids": ", ".join("?" * len(events)), "readings": ", ".join("?" * len(readings))}
        sql = INCIDENT_EVIDENCE.format(**marks, publishers=condition)
        for row in archive.ask(sql, [*events, *readings, *names]):
            happening = happenings.get((row.pop("reading"), row["event"]))
            if happening:
                yield {"happening": happening, **row}


def _ask(archive: Archive, sql: str, ids: list[str], publishers: Condition = ("", [])) -> list[dict[str, Any]]:
    condition, names = publishers
    asked = sql.format(ids=", ".join("?" * len(ids)), publishers=condition)
    return list(archive.query(asked, values=[*ids, *names]).to_pylist()) if ids else []


def _complete(happening: Moved, titles: Mapping[str, str | None], evidence: tuple[Evidence, ...]) -> Moved:
    """Return a happening with its evidence; an event that stands for itself has its sentence as title."""
    title = titles.get(happening.id) or next((one.sentence for one in evidence), None)
    return replace(happening, title=title, evidence=evidence)
