"""Reports page by page, and one of them whole with all that was read in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readout.archive.choosing.conditions import Condition, join_conditions
from readout.archive.choosing.listing import PAGE, Listed, Row, add_neighbours, add_titles, check_order, count_rows
from readout.archive.choosing.selection import Selection
from readout.errors import UnknownError

if TYPE_CHECKING:
    from readout.archive.store import Archive

ORDERS = {
    "newest": "published DESC NULLS LAST, report",
    "oldest": "published NULLS LAST, report",
    "events": "events DESC, published DESC NULLS LAST, report",
}
_REPORTS = "SELECT report, reading, publisher, published FROM stored.narrow_reports WHERE {condition}"
_COUNTED = "SELECT report, reading, count(*) AS events FROM {source} WHERE {condition} GROUP BY ALL"
_EVENTS = """
SELECT * FROM events WHERE report = ? UNION ALL BY NAME SELECT *, 'rejected' AS judged FROM rejected WHERE report = ?
ORDER BY position"""
# The view `claims` leaves out what was rejected.
_CLAIMS = """
SELECT * EXCLUDE (batch) FROM stored.laid_claims SEMI JOIN stored.shown USING (reading, batch) WHERE report = ?
ORDER BY position"""
_COPIES = "SELECT report FROM families WHERE origin = ? AND report <> ? ORDER BY report"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRows:
    """One report and all that its latest reading found in it, as rows of the views, in reading order.

    Events and claims are there as people judged them, those that were rejected too. `family` is `None` where the report
    is not linked; `copies` are the other reports of its family.
    """

    report: Row
    reading: Row
    mentions: list[Row]
    events: list[Row]
    claims: list[Row]
    family: Row | None
    copies: tuple[str, ...]


def list_reports(
    archive: Archive, selection: Selection, sort: str = "newest", limit: int = PAGE, skip: int = 0
) -> Listed:
    """Return a page of reports in an order of `ORDERS`: report, reading, title, publisher, published and `events`.

    Where only days and publishers are asked for, these are of the report, as in `exposure`; else it must tell such an
    event. `events` are those that fit. A `period` is of the day of publication.
    """
    order = check_order(sort, ORDERS)
    own, values = report_condition(selection)
    condition, others = replace(selection, period=None).condition()
    join = "JOIN" if is_told(selection) else "LEFT JOIN"
    told = _COUNTED.format(source=selection.source(), condition=condition)
    source = f"(FROM ({_REPORTS.format(condition=own)}) {join} ({told}) USING (report, reading))"
    sql = f"SELECT * REPLACE (coalesce(events, 0) AS events) FROM {source} ORDER BY {order}"
    found = archive.ask(f"{sql} LIMIT {limit:d} OFFSET {skip:d}", [*values, *others]) if limit else []
    count = count_rows(archive, source, [*values, *others], skip, found, limit)
    return Listed(count=count, rows=add_titles(archive, found))


def is_told(selection: Selection) -> bool:
    """Tell whether more is asked than days and publishers: then a report must tell such an event."""
    return bool(replace(selection.of_events(), period=None, happened=False).asked())


def report_condition(selection: Selection) -> Condition:
    """Return the condition over the view `reports` of what is asked of a report itself: days and publishers."""
    own = selection.report_condition(days=not is_told(selection))
    return join_conditions([own, selection.period_condition("published", timed=False)])


def find_report(archive: Archive, id: str) -> ReportRows:
    """Return a report whole, by its id; `UnknownError` where there is none."""
    reports = archive.ask("FROM reports WHERE report = ?", [id])
    if not reports:
        raise UnknownError(f"{id}: no report of the archive has this id")
    readings = archive.ask("SELECT coder, model, codebook FROM readings WHERE latest AND report = ?", [id])
    families = archive.ask("FROM families WHERE report = ?", [id])
    copies = archive.ask(_COPIES, [families[0]["origin"], id]) if families else []
    return ReportRows(
        report=reports[0],
        reading=readings[0],
        mentions=archive.ask("FROM mentions WHERE report = ? ORDER BY position NULLS LAST", [id]),
        events=add_neighbours(archive, archive.ask(_EVENTS, [id, id])),
        claims=archive.ask(_CLAIMS, [id]),
        family=families[0] if families else None,
        copies=tuple(row["report"] for row in copies),
    )
