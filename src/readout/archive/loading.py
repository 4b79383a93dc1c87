"""One reading of an archive, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.archive.query import run_query
from readout.archive.restore import restore_reading
from readout.archive.schemas import RECORDS
from readout.records import Reading

if TYPE_CHECKING:
    import duckdb


def load_reading(cursor: duckdb.DuckDBPyConnection, report: str) -> Reading | None:
    """Return the latest reading of a report as people judged it; `None` where there is none."""
    rows = {}
    for table in ("readings", *RECORDS):
        where = "WHERE report = ?" + (" AND latest" if table == "readings" else "")
        order = " ORDER BY position" if table in ("mentions", "events", "claims") else ""
        rows[table] = run_query(cursor, f"FROM {table} {where}{order}", None, [report]).to_pylist()
    return restore_reading(rows) if rows["readings"] else None
