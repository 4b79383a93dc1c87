"""Claims that speak of chosen events, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.archive.choosing.conditions import among, any_condition
from readout.archive.choosing.listing import PAGE, Listed, check_order, count_rows
from readout.archive.choosing.selection import Selection

if TYPE_CHECKING:
    from readout.archive.store import Archive

_TOLD = "published DESC NULLS LAST, report, position"
ORDERS = {
    "newest": _TOLD,
    "oldest": "published NULLS LAST, report, position",
    "stance": f"stance, {_TOLD}",
    "speaker": f"speaker_name NULLS LAST, {_TOLD}",
}
_BELONGING = """
SELECT reading, id, published, report, position, stance, speaker_name FROM claims
SEMI JOIN (SELECT reading, unnest(claims) AS id FROM events WHERE {condition}) USING (reading, id)"""
_TITLED = "SELECT c.*, r.title FROM (FROM claims WHERE {condition}) AS c JOIN reports AS r USING (report, reading)"
_ALL = "SELECT reading, id, published, report, position, stance, speaker_name FROM claims"


def list_claims(
    archive: Archive, selection: Selection, sort: str = "newest", limit: int = PAGE, skip: int = 0
) -> Listed:
    """Return a page of the claims that carry, confirm or deny a chosen event, in an order of `ORDERS`.

    Without anything asked these are all claims, also those that speak of no event. Rows have the columns of `claims`,
    and the `title` of the report.
    """
    order = check_order(sort, ORDERS)
    condition, values = selection.condition()
    source = _BELONGING.format(condition=condition) if selection.asked() else _ALL
    sql = f"SELECT reading, id FROM ({source}) ORDER BY {order} LIMIT {limit:d} OFFSET {skip:d}"
    found = archive.ask(sql, values) if limit else []
    count = count_rows(archive, f"({source})", values, skip, found, limit)
    keys = [(row["reading"], row["id"]) for row in found]
    own, ids = any_condition([("false", []), *among(id=[id for _, id in keys])])
    rows = {(row["reading"], row["id"]): row for row in archive.ask(_TITLED.format(condition=own), ids)}
    return Listed(count=count, rows=[rows[key] for key in keys if key in rows])
