"""One reading of an archive, whole."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from typing import TYPE_CHECKING

from readout.archive.query import run_query
from readout.archive.restore import restore_reading
from readout.archive.schemas import RECORDS
from readout.records import Reading

if TYPE_CHECKING:
    import duckdb

_REJECTED = "SELECT id FROM stored.rulings WHERE judged = 'rejected' AND report = ?"


def load_reading(cursor: duckdb.DuckDBPyConnection, report: str) -> Reading | None:
    """Return the latest reading of a report as people judged it; `None` where there is none."""
    rows = {}
    rejected = run_query(cursor, _REJECTED, None, [report])["id"].to_pylist()
    for table in ("readings", *RECORDS):
        where = "WHERE report = ?" + (" AND latest" if table == "readings" else "")
        order = " ORDER BY position" if table in ("mentions", "events", "claims") else ""
        rows[table] = run_query(cursor, f"FROM {table} {where}{order}", None, [report]).to_pylist()
    return _without(rejected, restore_reading(rows)) if rows["readings"] else None


def _without(rejected: Container[str], reading: Reading) -> Reading:
    """Return a reading without the links to what was rejected."""
    events = tuple(
        replace(event, claims=tuple(claim for claim in event.claims if claim not in rejected))
        for event in reading.events
    )
    claims = tuple(
        replace(claim, events=tuple(link for link in claim.events if link.event not in rejected))
        for claim in reading.claims
    )
    return replace(reading, events=events, claims=claims)
