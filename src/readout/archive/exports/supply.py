"""The events or claims of a selection as records, batch by batch, so that never all of them are Python objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from readout.archive.choosing.selected import BELONGING, Selected
from readout.archive.exports.flat import flat_events
from readout.archive.exports.neighbours import CHUNK, Neighbours, find_origins, look_up
from readout.archive.exports.records import ClaimRecord, EventRecord

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

BATCH = 50_000  # events or claims whose neighbours are looked up at once: each time the tables are read through
# Reports stay together, and of an incident the event comes first that was told first.
ORDER = "ORDER BY published, report, reading, position"
# Columns of events that no format of records has a place for; they are a third of the values to be made.
UNUSED = "tellings, actor_entities, recipient_entities, claims, judgements, made_by"

_STANDINGS = """
SELECT reading, id, standing FROM events SEMI JOIN (
  SELECT reading, unnest(events).event AS id FROM picked
) USING (reading, id)
"""
_COUNTS = """
WITH chosen AS ({chosen})
SELECT count(*) AS mentions, count(DISTINCT report) AS reports, (
  SELECT count(DISTINCT m.incident) FROM stored.members AS m
  SEMI JOIN chosen AS e ON (e.reading = m.reading AND e.id = m.event)
) AS incidents FROM chosen
"""
_VERSIONS = """
SELECT coder, model, codebook, count(*) AS reports FROM readings SEMI JOIN ({chosen}) USING (report, reading)
GROUP BY ALL ORDER BY ALL
"""


class Supply:
    """What a selection has for an export, all as the archive was when this was made."""

    def __init__(self, selected: Selected) -> None:
        self._selected = selected
        self._chosen, self._values = selected.chosen()
        self._cursor = selected.archive.cursor()

    def rows(self, view: str) -> pa.RecordBatchReader:
        """Return the rows of a view that belong to the events chosen, as a stream, in the order of `Selected.table`.

        Events have the columns of `flat_events` beside those of the view.
        """
        if view == "events":
            return self._stream(flat_events(self._chosen))
        belonging, values = self._selected.belonging(view)
        return self._stream(f"SELECT * {belonging}", values)

    def events(self, tellings: bool = False, limit: int | None = None) -> Iterator[EventRecord]:
        """Give the events, at most `limit`, report by report as these were published.

        `tellings` lists those of their incidents.
        """
        for batch in self._stream(f"SELECT * EXCLUDE ({UNUSED}) FROM ({self._chosen}) {ORDER}{_at_most(limit)}"):
            yield from _make_events(self._cursor.cursor(), batch, tellings)

    def claims(self, limit: int | None = None) -> Iterator[ClaimRecord]:
        """Give the claims that carry, confirm or deny the events, at most `limit`, in the same order."""
        belonging = BELONGING["claims"].format(chosen=self._chosen)
        for batch in self._stream(f"FROM ({belonging}) {ORDER}{_at_most(limit)}"):
            yield from _make_claims(self._cursor.cursor(), batch)

    def count(self) -> dict[str, int | None]:
        """Return the counts of the selection by name; incidents are `None` where the archive is not linked."""
        found = self.ask(_COUNTS)[0]
        return found if self.ask("SELECT count(*) AS links FROM links")[0]["links"] else {**found, "incidents": None}

    def versions(self) -> list[dict[str, Any]]:
        """Return the versions that read the reports of the selection, with how many reports each."""
        return self.ask(_VERSIONS)

    def judgements(self) -> int:
        """Return how many judgements of people hold in the archive: all that is exported is as they put it."""
        return int(self.ask("SELECT count(*) AS held FROM judgements WHERE action <> 'undo' AND NOT undone")[0]["held"])

    def _stream(self, sql: str, values: Sequence[Any] | None = None) -> pa.RecordBatchReader:
        relation = self._cursor.cursor().sql(sql, params=(self._values if values is None else values) or None)
        open_reader = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader  # its name in DuckDB 1
        rows: pa.RecordBatchReader = open_reader(BATCH)
        return rows

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Return what a SELECT finds, whose `{chosen}` is the SELECT of the events; `values` stand for its `?`."""
        asked = sql.format(chosen=self._chosen)
        values = [*self._values, *values] if asked != sql else list(values)
        found: list[dict[str, Any]] = self._cursor.sql(asked, params=values or None).to_arrow_table().to_pylist()
        return found


def _at_most(limit: int | None) -> str:
    return "" if limit is None else f" LIMIT {limit:d}"


def _make_events(cursor: duckdb.DuckDBPyConnection, batch: pa.RecordBatch, tellings: bool) -> Iterator[EventRecord]:
    known = Neighbours(cursor, batch, tellings)
    for start in range(0, batch.num_rows, CHUNK):
        for row in batch.slice(start, CHUNK).to_pylist():
            yield known.make(row)


def _make_claims(cursor: duckdb.DuckDBPyConnection, batch: pa.RecordBatch) -> Iterator[ClaimRecord]:
    origins = find_origins(cursor, batch)
    standings = {(row["reading"], row["id"]): row["standing"] for row in look_up(cursor, batch, _STANDINGS)}
    for row in batch.to_pylist():
        events = [link["event"] for link in row["events"]]
        told = {event: standings[row["reading"], event] for event in events if (row["reading"], event) in standings}
        yield ClaimRecord(row=row, origin=origins[row["reading"]], standings=told)
