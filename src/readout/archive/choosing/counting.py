"""Chosen events counted: series in time, panels of pairs of countries, edges of a network."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from readout.archive.choosing.conditions import among, join_conditions
from readout.archive.choosing.selection import FIRST_DAY, HAPPENED, Selection
from readout.archive.choosing.views import GRAINS, PAIRED, panel_sql, series_sql
from readout.archive.linking.incidents import DAY, check_linked
from readout.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

    from readout.archive.store import Archive

COUNTS = ("events", "incidents", "reports")
SIDES = {"country": "countries", "name": "names", "sector": "sectors"}
Select = tuple[str, list[Any]]  # a SELECT, and the values that stand for its `?`
OF_CHOSEN = """
SELECT * FROM incidents SEMI JOIN (
  SELECT m.incident AS id FROM stored.members AS m
  SEMI JOIN ({chosen}) AS e ON (e.reading = m.reading AND e.id = m.event)
) USING (id)"""
_NETWORK = """
WITH told AS ({told}), happened AS ({happened})
SELECT actor, recipient, events, reports,
  CASE WHEN EXISTS (FROM stored.linkings) THEN coalesce(incidents, 0) END AS incidents, score
FROM (
  SELECT actor, recipient, count(*) AS events, count(DISTINCT report) AS reports, round(avg(score), 6) AS score
  FROM told GROUP BY actor, recipient
)
LEFT JOIN (SELECT actor, recipient, count(*) AS incidents FROM happened GROUP BY actor, recipient)
USING (actor, recipient) ORDER BY events DESC, actor, recipient"""


def count_series(archive: Archive, selection: Selection, by: str, count: str) -> pa.Table:
    """Return how many events, incidents or reports there are in each period: the period, the count, the exposure.

    Exposure are the reports read that were published in the period, by the publishers asked for if any. `InputError`
    for another period or count; `ArchiveError` where incidents are asked for and the archive is not linked.
    """
    _check(by, "period", GRAINS)
    _check(count, "count", COUNTS)
    if count == "incidents":
        check_linked(archive)
    rows, values = _incidents(selection) if count == "incidents" else _events(selection)
    day = {"events": FIRST_DAY, "incidents": DAY, "reports": "published"}[count]
    reports, published = _reports(selection)
    return archive.query(series_sql(by, count, rows, day, reports), values=[*published, *values])


def count_panel(archive: Archive, selection: Selection, by: str, zeros: bool) -> pa.Table:
    """Return a row to each period and pair of countries, columns as those of the view `panel_month`."""
    _check(by, "period", GRAINS)
    events, values = _events(selection)
    incidents, others = _incidents(selection)
    reports, published = _reports(selection)
    sql = f"{panel_sql(by, events, incidents, reports, zeros)} ORDER BY {by}, actor, recipient"
    return archive.query(sql, values=[*published, *values, *others])


def count_edges(archive: Archive, selection: Selection, of: str) -> pa.Table:
    """Return who acts on whom: actor, recipient, events, reports, incidents, mean score; most events first."""
    _check(of, "kind of edge", SIDES)
    (events, values), (incidents, others) = _events(selection), _incidents(selection)
    told, happened = (PAIRED.format(of=SIDES[of], rows=rows) for rows in (events, incidents))
    return archive.query(_NETWORK.format(told=told, happened=happened), values=[*values, *others])


def _events(selection: Selection) -> Select:
    condition, values = selection.condition()
    return f"SELECT * FROM events WHERE {condition}", values


def _incidents(selection: Selection) -> Select:
    """Return the incidents of chosen events; whether one happened, its own auxiliaries tell."""
    chosen, values = _events(replace(selection, happened=False))
    return OF_CHOSEN.format(chosen=chosen) + (f" WHERE {HAPPENED}" if selection.happened else ""), values


def _reports(selection: Selection) -> Select:
    """Return the reports that could have told: those in the days and by the publishers asked for."""
    parts = [*among(publisher=selection.publisher)]
    parts += [("published >= ?", [selection.since])] if selection.since else []
    parts += [("published <= ?", [selection.until])] if selection.until else []
    condition, values = join_conditions(parts)
    return f"SELECT * FROM reports WHERE {condition}", values


def _check(asked: str, what: str, known: Any) -> None:
    if asked not in known:
        raise InputError(f"{asked}: a {what} is {', '.join(known)}")
