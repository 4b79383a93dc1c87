"""Incidents of an archive: those that a question asks for, or the one of an id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readout.archive.choosing.checks import (
    Day,
    Texts,
    check_countries,
    check_days,
    check_pair,
    check_standings,
    check_types,
)
from readout.archive.choosing.conditions import (
    Condition,
    among,
    any_condition,
    id_condition,
    join_conditions,
    pair_condition,
)
from readout.archive.linking.rows import restore_incident
from readout.errors import ArchiveError
from readout.records import Incident

if TYPE_CHECKING:
    from readout.archive.store import Archive

SHOWN = 5  # ids that are listed where one is not clear
# The day of an incident: when it happened, else when it was first told.
DAY = "coalesce(when_start, try_cast(left(first_seen, 10) AS DATE))"
_LAST_DAY = f"coalesce(when_end, {DAY})"


def find_incidents(
    archive: Archive,
    *,
    since: Day = None,
    until: Day = None,
    pair: Texts = None,
    type: Texts = None,
    standing: Texts = None,
    place: Texts = None,
    limit: int | None = None,
) -> tuple[Incident, ...]:
    """Return the incidents that fit all that is asked, the latest first.

    `since` and `until` are days, both included; an incident without a day counts on that of its first report. `pair`
    are two countries (`RUS,USA`) of which one acts on the other, either way, or both act together. `place` is a
    country. Of several types, standings or places any will do. `InputError` for what is no day, pair, type or standing;
    `ArchiveError` where the archive is not linked.
    """
    check_linked(archive)
    first, last = check_days(since, until)
    types, standings, places = check_types(type), check_standings(standing), check_countries(place)
    parts: list[Condition] = []
    if first:
        parts.append((f"{_LAST_DAY} >= ?", [first]))
    if last:
        parts.append((f"{DAY} <= ?", [last]))
    if between := check_pair(pair):
        parts.append(pair_condition(between))
    parts += among(type=types, standing=standings, place_country=places)
    condition, values = join_conditions(parts)
    order = f"ORDER BY {DAY} DESC NULLS LAST, sources DESC, mentions DESC, id"
    if limit is not None:
        # Rows are wide: the few that are wanted are found by their narrow columns first.
        found = archive.query(f"SELECT id FROM incidents WHERE {condition} {order}", limit=limit, values=values)
        condition, values = any_condition([("false", []), *among(id=found["id"].to_pylist())])
    sql = f"SELECT * FROM incidents WHERE {condition} {order}"
    return tuple(map(restore_incident, archive.query(sql, values=values).to_pylist()))


def find_incident(archive: Archive, id: str) -> Incident:
    """Return the incident of an id, or of the beginning of one; `ArchiveError` where there is none or are several.

    Where the id is of an incident that grew into another or was split, the error names what its events are part of now.
    """
    check_linked(archive)
    condition, values = id_condition("id", id)
    sql = f"SELECT * FROM incidents WHERE {condition} ORDER BY id"
    rows = archive.query(sql, limit=SHOWN + 1, values=values).to_pylist() if id else []
    exact = [row for row in rows if row["id"] == id] or rows
    if len(exact) > 1:
        raise ArchiveError(f"{id}: several incidents begin so: {_list([row['id'] for row in exact])}")
    if not exact:
        raise ArchiveError(_tell_unknown(archive, id))
    return restore_incident(exact[0])


def check_linked(archive: Archive) -> None:
    """Raise `ArchiveError` where an archive was never linked."""
    if archive.query("SELECT link FROM stored.linkings", limit=1).num_rows == 0:
        raise ArchiveError(f"{archive.folder}: not linked yet: readout link {archive.folder}")


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
