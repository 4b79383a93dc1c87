"""Incidents of an archive: those that a question asks for, or the one of an id."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from readout.archive.link_rows import restore_incident
from readout.errors import ArchiveError, InputError
from readout.records import Incident, Standing

if TYPE_CHECKING:
    from readout.archive.store import Archive

SHOWN = 5  # ids that are listed where one is not clear
# The day of an incident: when it happened, else when it was first told.
DAY = "coalesce(when_start, try_cast(left(first_seen, 10) AS DATE))"
_LAST_DAY = f"coalesce(when_end, {DAY})"
_PAIR = (
    "((list_contains(actor_countries, ?) AND list_contains(recipient_countries, ?)) OR "
    "(list_contains(actor_countries, ?) AND list_contains(recipient_countries, ?)) OR "
    "(list_contains(actor_countries, ?) AND list_contains(actor_countries, ?) AND ? <> ?))"
)
Day = str | date | None


def find_incidents(
    archive: Archive,
    *,
    since: Day = None,
    until: Day = None,
    pair: Sequence[str] | str | None = None,
    type: str | None = None,
    standing: str | None = None,
    place: str | None = None,
    limit: int | None = None,
) -> tuple[Incident, ...]:
    """Return the incidents that fit all that is asked, the latest first.

    `since` and `until` are days, both included; an incident without a day counts on that of its first report. `pair`
    are two countries (`RUS,USA`) of which one acts on the other, either way, or both act together. `place` is a
    country. `InputError` for what is no day, pair or standing; `ArchiveError` where the archive is not linked.
    """
    check_linked(archive)
    where: list[str] = []
    values: list[Any] = []
    for condition, value in (
        (f"{_LAST_DAY} >= ?::DATE", check_day(since)),
        (f"{DAY} <= ?::DATE", check_day(until)),
        ("type = ?", type.upper() if type else None),
        ("standing = ?", _check_standing(standing)),
        ("place_country = ?", place.upper() if place else None),
    ):
        if value is not None:
            where.append(condition)
            values.append(value)
    if pair:
        one, other = _check_pair(pair)
        where.append(_PAIR)
        values += [one, other, other, one, one, other, one, other]
    order = f"ORDER BY {DAY} DESC NULLS LAST, sources DESC, mentions DESC, id"
    sql = f"SELECT * FROM incidents {'WHERE ' + ' AND '.join(where) if where else ''} {order}"
    return tuple(map(restore_incident, archive.query(sql, limit=limit, values=values).to_pylist()))


def find_incident(archive: Archive, id: str) -> Incident:
    """Return the incident of an id, or of the beginning of one; `ArchiveError` where there is none or are several.

    Where the id is of an incident that grew into another or was split, the error names what its events are part of now.
    """
    check_linked(archive)
    sql = "SELECT * FROM incidents WHERE starts_with(id, ?) ORDER BY id"
    rows = archive.query(sql, limit=SHOWN + 1, values=[id]).to_pylist() if id else []
    exact = [row for row in rows if row["id"] == id] or rows
    if len(exact) > 1:
        raise ArchiveError(f"{id}: several incidents begin so: {_list([row['id'] for row in exact])}")
    if not exact:
        raise ArchiveError(_tell_unknown(archive, id))
    return restore_incident(exact[0])


def check_linked(archive: Archive) -> None:
    """Raise `ArchiveError` where an archive was never linked."""
    if archive.query("SELECT link FROM links", limit=1).num_rows == 0:
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


def check_day(day: Day) -> date | None:
    """Return a day; `InputError` for a text that is none."""
    try:
        return date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        raise InputError(f"{day}: not a day; write it as 2024-05-16") from None


def _check_standing(standing: str | None) -> str | None:
    if standing is not None and standing not in get_args(Standing):
        raise InputError(f"{standing}: a standing is {', '.join(get_args(Standing))}")
    return standing


def _check_pair(pair: Sequence[str] | str) -> tuple[str, str]:
    parts = [part.strip().upper() for part in (pair.split(",") if isinstance(pair, str) else pair)]
    if len(parts) != 2 or not all(parts):
        raise InputError(f"{pair}: a pair is two countries, as RUS,USA")
    return parts[0], parts[1]
