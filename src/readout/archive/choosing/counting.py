"""Chosen events counted: series in time, panels of pairs of countries, edges of a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from readout.archive.choosing.bounds import GRAINS, SIDES
from readout.archive.choosing.selection import FIRST_DAY, Selection
from readout.archive.choosing.views import PAIRED, QUAD_COUNTS, QUADS, panel_sql, series_sql
from readout.archive.linking.incidents import DAY, check_linked, choose_incidents
from readout.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

    from readout.archive.store import Archive

# What may be counted, each with the SQL of the day that it counts on.
COUNTED = {"events": FIRST_DAY, "incidents": DAY, "reports": "published"}
Select = tuple[str, list[Any]]  # a SELECT, and the values that stand for its `?`
_NETWORK = """
WITH told AS ({told}), happened AS ({happened})
SELECT actor, recipient, events, reports,
  CASE WHEN EXISTS (FROM stored.linkings) THEN coalesce(incidents, 0) END AS incidents, score, {names}
FROM (
  SELECT actor, recipient, count(*) AS events, count(DISTINCT report) AS reports, round(avg(score), 6) AS score,
    {quads}
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
    _check(count, "count", COUNTED)
    if count == "incidents":
        check_linked(archive)
    rows, values = choose_counted(selection, count)
    reports, published = _reports(selection)
    return archive.query(series_sql(by, count, rows, COUNTED[count], reports), values=[*published, *values])


def count_panel(archive: Archive, selection: Selection, by: str, zeros: bool) -> pa.Table:
    """Return a row to each period and pair of countries, columns as those of the view `panel_month`."""
    _check(by, "period", GRAINS)
    events, values = _events(selection)
    incidents, others = choose_incidents(selection)
    reports, published = _reports(selection)
    sql = f"{panel_sql(by, events, incidents, reports, zeros)} ORDER BY {by}, actor, recipient"
    return archive.query(sql, values=[*published, *values, *others])


def count_edges(archive: Archive, selection: Selection, of: str) -> pa.Table:
    """Return who acts on whom: actor, recipient, counts, mean score, events of each quad class; most events first."""
    _check(of, "kind of edge", SIDES)
    (events, values), (incidents, others) = _events(selection), choose_incidents(selection)
    told, happened = (PAIRED.format(of=SIDES[of], rows=rows) for rows in (events, incidents))
    return archive.query(
        _NETWORK.format(told=told, happened=happened, quads=QUAD_COUNTS, names=", ".join(QUADS)),
        values=[*values, *others],
    )


def choose_counted(selection: Selection, count: str) -> Select:
    """Return the SELECT of what is counted: incidents, or the events that reports tell."""
    return choose_incidents(selection) if count == "incidents" else _events(selection)


def _events(selection: Selection) -> Select:
    condition, values = selection.condition()
    return f"SELECT * FROM {selection.source()} WHERE {condition}", values


def _reports(selection: Selection) -> Select:
    """Return the reports that could have told: those in the days and by the publishers asked for."""
    condition, values = selection.report_condition()
    return f"SELECT * FROM stored.narrow_reports WHERE {condition}", values


def _check(asked: str, what: str, known: Any) -> None:
    if asked not in known:
        raise InputError(f"{asked}: a {what} is {', '.join(known)}")
