"""Chosen events page by page, each with what a list shows beside its own columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readout.archive.choosing.conditions import among, id_condition, join_conditions
from readout.archive.choosing.selection import FIRST_DAY, Selection
from readout.errors import InputError, UnknownError

if TYPE_CHECKING:
    from readout.archive.store import Archive

Row = dict[str, Any]
PAGE = 50  # rows of a page
# What is still to come is as new as the report that tells of it.
NEW = f"least({FIRST_DAY}, published)"
NEWEST = f"{NEW} DESC NULLS LAST, published DESC NULLS LAST, report, position"
ORDERS = {
    "newest": NEWEST,
    "oldest": f"{NEW} NULLS LAST, published NULLS LAST, report, position",
    "confidence": f"confidence, {NEWEST}",
    "score": f"score, {NEWEST}",
}
SHOWN = 5  # ids that are listed where one is not clear
COLUMNS = ", ".join(
    (
        *("id", "report", "reading", "position", "publisher", "published", "type", "mode", "contexts", "quad", "score"),
        *("actors", "actor_names", "recipients", "recipient_names", "when_start", "when_end", "when_grain", "when_how"),
        *("when_text", "place", "place_name", "place_country", "place_how", "latitude", "longitude", "standing"),
        *("auxiliaries", "confidence", '"trigger"', "sentence_text", "judged"),
    )
)
_REJECTED = "SELECT *, 'rejected' AS judged FROM rejected"
_MENTIONS = """
SELECT reading, id, text, name, country, sectors, precision, span_start, span_end
FROM mentions WHERE {condition}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of rows, and how many there are of all pages."""

    count: int
    rows: list[Row]


def list_events(
    archive: Archive, selection: Selection, sort: str = "newest", limit: int = PAGE, skip: int = 0
) -> Listed:
    """Return a page of chosen events: `limit` of them after the first `skip`, in an order of `ORDERS`.

    The rows have `COLUMNS` of the view `events`, and those of `add_neighbours`. `InputError` for another order.
    """
    order = check_order(sort, ORDERS)
    (condition, values), source = selection.condition(), selection.source()
    # Rows are wide: the few that are wanted are found by their narrow columns first.
    sql = f"SELECT reading, id FROM {source} WHERE {condition} ORDER BY {order} LIMIT {limit:d} OFFSET {skip:d}"
    found = archive.ask(sql, values) if limit else []
    count = count_rows(archive, f"{source} WHERE {condition}", values, skip, found, limit)
    return Listed(count=count, rows=read_events(archive, [(row["reading"], row["id"]) for row in found]))


def read_events(archive: Archive, keys: Sequence[tuple[str, str]]) -> list[Row]:
    """Return events by reading and id, in this order, with what a list shows of them."""
    if not keys:
        return []
    condition, values = _of_keys(keys)
    rows = {
        (row["reading"], row["id"]): row
        for row in archive.ask(f"SELECT {COLUMNS} FROM events WHERE {condition}", values)
    }
    return add_neighbours(archive, [rows[key] for key in keys if key in rows])


def find_event(archive: Archive, id: str) -> Row:
    """Return an event, also a rejected one, by its id or the beginning of it; `UnknownError` where there is none."""
    condition, values = id_condition("id", id)
    sql = f"SELECT * FROM events WHERE {condition} UNION ALL BY NAME {_REJECTED} WHERE {condition}"
    rows = archive.ask(f"FROM ({sql}) ORDER BY id LIMIT {SHOWN}", [*values, *values]) if id else []
    exact = [row for row in rows if row["id"] == id] or rows
    if len(exact) != 1:
        several = f"several begin so: {', '.join(row['id'] for row in exact)}"
        raise UnknownError(f"{id}: {several if exact else 'no event of the archive has this id'}")
    return add_neighbours(archive, exact)[0]


def add_neighbours(archive: Archive, rows: list[Row]) -> list[Row]:
    """Return rows of events with `title` of the report, `incident`, and `known`: mentions of them by id."""
    if not rows:
        return rows
    condition, values = _of_keys([(row["reading"], row["id"]) for row in rows], id="event")
    member = archive.ask(f"SELECT reading, event, incident FROM stored.members WHERE {condition}", values)
    incidents = {(row["reading"], row["event"]): row["incident"] for row in member}
    known = _read_mentions(archive, rows)
    for row in add_titles(archive, rows):
        row["incident"] = incidents.get((row["reading"], row["id"]))
        row["known"] = known.get(row["reading"], {})
    return rows


def add_titles(archive: Archive, rows: list[Row]) -> list[Row]:
    """Return rows that have a `report` with its `title`."""
    condition, values = join_conditions(among(report=_each(row["report"] for row in rows)))
    found = archive.ask(f"SELECT report, title FROM reports WHERE {condition}", values) if rows else []
    titles = {row["report"]: row["title"] for row in found}
    for row in rows:
        row["title"] = titles.get(row["report"])
    return rows


def count_rows(
    archive: Archive, source: str, values: Sequence[Any], skip: int, found: Sequence[Any], limit: int
) -> int:
    """Return how many rows a source has of which one page was found; a first page that is not full tells by itself."""
    if not skip and len(found) < limit:
        return len(found)
    return int(archive.ask(f"SELECT count(*) AS n FROM {source}", values)[0]["n"])


def check_order(sort: str, orders: dict[str, str]) -> str:
    """Return the SQL of an order; `InputError` for another one."""
    if sort not in orders:
        raise InputError(f"{sort}: an order is {', '.join(orders)}")
    return orders[sort]


def _read_mentions(archive: Archive, rows: Iterable[Row]) -> dict[str, dict[str, Row]]:
    """Return the mentions of parties and places of events, by reading and id."""
    keys = [(row["reading"], id) for row in rows for id in (*row["actors"], *row["recipients"], row["place"]) if id]
    found: dict[str, dict[str, Row]] = {}
    if keys:
        condition, values = _of_keys(keys)
        for row in archive.ask(_MENTIONS.format(condition=condition), values):
            found.setdefault(row["reading"], {})[row["id"]] = row
    return found


def _of_keys(keys: Sequence[tuple[str, str]], id: str = "id") -> tuple[str, list[Any]]:
    """Return the condition of readings and ids: wider than the keys, but ids are rarely those of two readings."""
    return join_conditions(among(reading=_each(reading for reading, _ in keys), **{id: _each(one for _, one in keys)}))


def _each(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
