"""What is still to be judged, in the order that is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from readout.archive.choosing.selection import Selection

if TYPE_CHECKING:
    import duckdb

Order = Literal["confidence", "newest", "type"]
ORDERS: dict[str, str] = {
    "confidence": "confidence",
    "newest": "published DESC NULLS LAST, report, position",
    "type": "type, mode NULLS FIRST, confidence",
}


def find_queue(cursor: duckdb.DuckDBPyConnection, order: Order, wanted: Selection) -> list[str]:
    """Return the ids of the events wanted that nobody judged yet, in an order of `ORDERS`."""
    (condition, values), source = replace(wanted, judged=False).condition(), wanted.source()
    sql = f"SELECT id FROM {source} WHERE {condition} ORDER BY {ORDERS[order]}, id"
    return [id for (id,) in cursor.execute(sql, values).fetchall()]
