"""Incidents of an archive: those that a question asks for, or the one of an id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from readout.archive.choosing.conditions import Condition, among, any_condition, id_condition, join_conditions
from readout.archive.choosing.listing import Listed, check_order, count_rows
from readout.archive.choosing.selection import HAPPENED, Selection
from readout.archive.linking.rows import restore_incident
from readout.errors import UnknownError, UnlinkedError
from readout.records import Incident

if TYPE_CHECKING:
    from readout.archive.store import Archive

SHOWN = 5  # ids that are listed where one is not clear
# The day of an incident: when it happened, else when it was first told.
DAY = "coalesce(when_start, try_cast(left(first_seen, 10) AS DATE))"
NARROW = "stored.narrow_incidents"
_OF_CHOSEN = "SELECT * FROM {incidents} SEMI JOIN (SELECT incident AS id FROM {source} WHERE {condition}) USING (id)"
_BRIEF = """
FROM (FROM stored.narrow_incidents WHERE {condition})
JOIN (
  SELECT id, title, place_name, place_country, latitude, longitude, actors, recipients, tolls
  FROM incidents WHERE {condition}
) USING (id)"""
# What is still to come is as new as the last that was told of it.
_NEW = f"least({DAY}, try_cast(left(last_seen, 10) AS DATE))"
_LATEST = f"{_NEW} DESC NULLS LAST, sources DESC, mentions DESC, id"
ORDERS = {
    "newest": _LATEST,
    "weight": f"sources DESC, reports DESC, {_LATEST}",
    "dispute": f"standing = 'disputed' DESC, spoken DESC, {_LATEST}",
}


def find_incidents(
    archive: Archive, *, limit: int | None = None, sort: str = "newest", **asked: Any
) -> tuple[Incident, ...]:
    """Return the incidents that fit all that is asked, see `Selection`, the latest first.

    An incident fits where one of its events fits; its standing is that over all reports, and whether it `happened` is
    told by itself. `InputError` for what is no day, pair, type, order …; `UnlinkedError` where nothing is linked.
    """
    rows = list_incidents(archive, Selection.checked(**asked), sort, limit).rows
    return tuple(map(restore_incident, rows))


def list_incidents(
    archive: Archive,
    selection: Selection,
    sort: str = "newest",
    limit: int | None = None,
    skip: int = 0,
    brief: bool = False,
) -> Listed:
    """Return a page of the incidents of a selection, rows of the view `incidents`, in an order of `ORDERS`.

    `brief` rows lack what only a board shows of an incident, by far the most of it.
    """
    check_linked(archive)
    order = check_order(sort, ORDERS)
    chosen, values = choose_incidents(selection)
    # Rows are wide: the few that are wanted are found by their narrow columns first.
    cut = "" if limit is None else f" LIMIT {limit:d} OFFSET {skip:d}"
    sql = f"SELECT id FROM ({chosen}) ORDER BY {order}{cut}"
    found = [] if limit == 0 else [row["id"] for row in archive.ask(sql, values)]
    count = len(found) if limit is None else count_rows(archive, f"({chosen})", values, skip, found, limit)
    condition, ids = any_condition([("false", []), *among(id=found)])
    if limit is None:
        condition, ids = "id IN (SELECT unnest(?))", [found]
    shown = _BRIEF if brief else "FROM incidents WHERE {condition}"
    asked = archive.ask(shown.format(condition=condition), [*ids, *ids] if brief else ids) if found else []
    rows = {row["id"]: row for row in asked}
    return Listed(count=count, rows=[rows[id] for id in found])


def choose_incidents(selection: Selection, incidents: str = NARROW) -> Condition:
    """Return the SELECT of the incidents of a selection: those one of whose events fits.

    Their columns are those of `incidents`: the view of that name has all, `NARROW` what lists and counts need. What an
    incident has over all reports is asked of it alone: its standing, whether it happened, and the one period or edge in
    which it is counted.
    """
    told, (own, values) = told_selection(selection), own_condition(selection)
    if not told.asked():
        return f"SELECT * FROM {incidents} WHERE {own}", values
    condition, others = told.condition()
    chosen = _OF_CHOSEN.format(incidents=incidents, source=told.told_source(), condition=condition)
    return f"{chosen} WHERE {own}", [*others, *values]


def own_condition(selection: Selection) -> Condition:
    """Return the condition of what a selection asks of an incident itself, `true` where that is nothing."""
    parts = [*among(standing=selection.standing)]
    parts += [(HAPPENED, [])] if selection.happened else []
    parts += [selection.period_condition(DAY)]
    parts += [selection.edge.condition()] if selection.edge else []
    return join_conditions(parts)


def told_selection(selection: Selection) -> Selection:
    """Return what a selection of incidents asks of their events: all but what is asked of an incident alone."""
    return replace(selection, standing=(), happened=False, period=None, edge=None)


def find_incident(archive: Archive, id: str) -> Incident:
    """Return the incident of an id, or of the beginning of one; `ArchiveError` where there is none or are several.

    Where the id is of an incident that grew into another or was split, the error names what its events are part of now.
    """
    check_linked(archive)
    condition, values = id_condition("id", id)
    sql = f"SELECT * FROM incidents WHERE {condition} ORDER BY id LIMIT {SHOWN + 1}"
    rows = archive.ask(sql, values) if id else []
    exact = [row for row in rows if row["id"] == id] or rows
    if len(exact) > 1:
        raise UnknownError(f"{id}: several incidents begin so: {_list([row['id'] for row in exact])}")
    if not exact:
        raise UnknownError(_tell_unknown(archive, id))
    return restore_incident(exact[0])


def check_linked(archive: Archive) -> None:
    """Raise `ArchiveError` where an archive was never linked."""
    if not archive.ask("SELECT link FROM stored.linkings LIMIT 1"):
        raise UnlinkedError(f"{archive.folder}: not linked yet: readout link {archive.folder}")


def _tell_unknown(archive: Archive, id: str) -> str:
    """Return what to tell of an id that no incident has now."""
    sql = """
    SELECT DISTINCT now.incident FROM stored.members AS now
    SEMI JOIN (
      SELECT event FROM stored.memberships SEMI JOIN stored.links USING (link) WHERE starts_with(incident, ?)
    ) AS once USING (event)
    ORDER BY ALL
    """
    found = archive.query(sql, limit=SHOWN + 1, values=[id])["incident"].to_pylist() if id else []
    if found:
        return f"{id}: no longer an incident of its own; what told it is now in {_list(found)}"
    return f"{id}: no incident of the archive has this id (readout incidents lists them)"


def _list(names: Sequence[str]) -> str:
    return ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
