"""Which stored rows belong to the readings that are shown, at the least cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.archive.schemas import RECORDS

if TYPE_CHECKING:
    import duckdb

# A batch is clean where all its readings are shown.
_CLEAN = """
CREATE TABLE stored.clean AS
SELECT batch FROM (SELECT batch, count(*) AS readings FROM stored.readings GROUP BY batch)
JOIN (SELECT batch, count(*) AS readings FROM stored.shown GROUP BY batch) USING (batch, readings)
"""
_ALL_CLEAN = "SELECT count(*) = 0 FROM stored.shown ANTI JOIN stored.clean USING (batch)"
_DUE = """
SELECT count(*), sum(mentions), sum(events), sum(claims) FROM stored.whole SEMI JOIN stored.shown USING (reading, batch)
"""


def choose_clauses(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return by table of records the clause behind `FROM stored.{table}` that leaves only rows of readings shown.

    A reading tells how many rows it has in each table: where a table has no more than those of the readings shown,
    all rows are theirs and none need be looked up. Else whole batches are taken where that is enough: old readings and
    what killed processes left lie in other batches, mostly.
    """
    connection.execute(_CLEAN)
    due = dict(zip(RECORDS, _first(connection, _DUE), strict=True))
    (all_clean,) = _first(connection, _ALL_CLEAN)
    rest = "SEMI JOIN stored.clean USING (batch)" if all_clean else "SEMI JOIN stored.shown USING (reading, batch)"
    stored = {table: _first(connection, f"SELECT count(*) FROM stored.{table}")[0] for table in RECORDS}
    return {table: "" if stored[table] == (due[table] or 0) else rest for table in RECORDS}


def _first(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[int, ...]:
    row: tuple[int, ...] = connection.execute(sql).fetchall()[0]
    return row
