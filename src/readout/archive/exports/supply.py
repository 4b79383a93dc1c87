"""The events or claims of a selection as records, batch by batch, so that never all of them are Python objects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from readout.archive.choosing.selected import BELONGING, Selected
from readout.archive.exports.flat import flat_events
from readout.archive.exports.parties import Mentions, country_name, find_parties
from readout.archive.exports.records import ClaimRecord, EventRecord, Happening, Origin, Row, Site, Told, told_of

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

BATCH = 50_000  # events or claims whose neighbours are looked up at once: each time the tables are read through
CHUNK = 1_000  # of which so many are Python objects at once
# Reports stay together, and of an incident the event comes first that was told first.
ORDER = "ORDER BY published, report, reading, position"
# Columns of events that no format of records has a place for; they are a third of the values to be made.
UNUSED = "tellings, trigger_end, when_span, actor_entities, recipient_entities, claims, judged, judgements, made_by"

_MENTIONS = """
SELECT reading, id, text, country, sectors, span_start, precision, admin1, geonameid
FROM mentions SEMI JOIN (
  SELECT reading, unnest(list_append(actors || recipients, place)) AS id FROM picked
) USING (reading, id)
"""
_SENTENCES = """
SELECT p.id, min(m.sentence) AS sentence FROM (
  SELECT id, reading, sentences[1]."start" AS first, sentences[1]."end" AS behind FROM picked
) AS p JOIN mentions AS m ON (m.reading = p.reading AND m.span_start >= p.first AND m.span_start < p.behind)
GROUP BY p.id
"""
_ORIGINS = """
SELECT report, reading, title, url, language, publisher, published, published_at, {length} AS length,
  coalesce([p."end" for p in paragraphs if p.kind = 'prose'][1], 0) AS lead_end,
  coder, model, codebook, appended AS read_at
FROM (FROM reports SEMI JOIN picked USING (reading)) JOIN readings USING (report, reading)
"""
_HAPPENINGS = """
SELECT m.event, i.id, i.mentions, i.reports, i.sources, i.standing, list_max([
  list_min([coalesce(f.low, f.value) for f in t.told if f.total IS NOT TRUE])
  for t in i.tolls if t.fate = 'killed' AND t.unit IS NULL
]) AS killed
FROM (FROM stored.members AS m SEMI JOIN picked AS p ON (p.reading = m.reading AND p.id = m.event)) AS m
JOIN incidents AS i ON (i.id = m.incident)
"""
_TOLD = """
SELECT m.incident, e.* FROM events AS e JOIN stored.members AS m ON (m.reading = e.reading AND m.event = e.id)
SEMI JOIN (
  SELECT incident FROM stored.members AS n SEMI JOIN picked AS p ON (p.reading = n.reading AND p.id = n.event)
) AS n ON (n.incident = m.incident)
ORDER BY e.published, e.report, e.position
"""
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
        self._chosen, self._values = selected.chosen()
        self._cursor = selected.archive.cursor()

    def rows(self, view: str) -> pa.RecordBatchReader:
        """Return the rows of a view that belong to the events chosen, as a stream, in the order of `Selected.table`.

        Events have the columns of `flat_events` beside those of the view.
        """
        if view == "events":
            return self._stream(flat_events(self._chosen))
        return self._stream(f"SELECT * {BELONGING[view].format(chosen=self._chosen)}")

    def events(self, tellings: bool = False) -> Iterator[EventRecord]:
        """Give the events, report by report as these were published; `tellings` lists those of their incidents."""
        for batch in self._stream(f"SELECT * EXCLUDE ({UNUSED}) FROM ({self._chosen}) {ORDER}"):
            yield from _make_events(self._cursor.cursor(), batch, tellings)

    def claims(self) -> Iterator[ClaimRecord]:
        """Give the claims that carry, confirm or deny the events, in the same order."""
        belonging = BELONGING["claims"].format(chosen=self._chosen)
        for batch in self._stream(f"FROM ({belonging}) {ORDER}"):
            yield from _make_claims(self._cursor.cursor(), batch)

    def count(self) -> dict[str, int | None]:
        """Return the counts of the selection by name; incidents are `None` where the archive is not linked."""
        found = self._ask(_COUNTS)[0]
        return found if self._ask("SELECT count(*) AS links FROM links")[0]["links"] else {**found, "incidents": None}

    def versions(self) -> list[dict[str, Any]]:
        """Return the versions that read the reports of the selection, with how many reports each."""
        return self._ask(_VERSIONS)

    def judgements(self) -> int:
        """Return how many judgements of people hold in the archive: all that is exported is as they put it."""
        return int(
            self._ask("SELECT count(*) AS held FROM judgements WHERE action <> 'undo' AND NOT undone")[0]["held"]
        )

    def _stream(self, sql: str) -> pa.RecordBatchReader:
        relation = self._cursor.cursor().sql(sql, params=self._values or None)
        open_reader = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader  # its name in DuckDB 1
        rows: pa.RecordBatchReader = open_reader(BATCH)
        return rows

    def _ask(self, sql: str) -> list[dict[str, Any]]:
        asked = sql.format(chosen=self._chosen)
        values = self._values if asked != sql else []
        found: list[dict[str, Any]] = self._cursor.sql(asked, params=values or None).to_arrow_table().to_pylist()
        return found


def _make_events(cursor: duckdb.DuckDBPyConnection, batch: pa.RecordBatch, tellings: bool) -> Iterator[EventRecord]:
    known = _Neighbours(cursor, batch, tellings)
    for start in range(0, batch.num_rows, CHUNK):
        for row in batch.slice(start, CHUNK).to_pylist():
            yield known.make(row)


def _make_claims(cursor: duckdb.DuckDBPyConnection, batch: pa.RecordBatch) -> Iterator[ClaimRecord]:
    origins = _find_origins(cursor, batch)
    standings = {(row["reading"], row["id"]): row["standing"] for row in _look_up(cursor, batch, _STANDINGS)}
    for row in batch.to_pylist():
        events = [link["event"] for link in row["events"]]
        told = {event: standings[row["reading"], event] for event in events if (row["reading"], event) in standings}
        yield ClaimRecord(row=row, origin=origins[row["reading"]], standings=told)


class _Neighbours:
    """What stands around the events of one batch: mentions, reports, incidents and, if asked, their other events."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, batch: pa.RecordBatch, tellings: bool) -> None:
        self._mentions = {(row["reading"], row["id"]): row for row in _look_up(cursor, batch, _MENTIONS)}
        self._sentences = {row["id"]: row["sentence"] for row in _look_up(cursor, batch, _SENTENCES)}
        self._origins = _find_origins(cursor, batch, length=tellings)
        happenings = ((row.pop("event"), row) for row in _look_up(cursor, batch, _HAPPENINGS))
        self._happenings = {event: Happening(**row) for event, row in happenings}
        self._told = _find_told(cursor, batch) if tellings else {}

    def make(self, row: Row) -> EventRecord:
        """Return the record of an event's row."""
        happening = self._happenings.get(row["id"])
        return make_event(
            row,
            self._mentions,
            self._origins[row["reading"]],
            sentence=self._sentences.get(row["id"]),
            happening=happening,
            tellings=self._told.get(happening.id, ()) if happening else (),
        )


def make_event(row: Row, mentions: Mentions, origin: Origin, **around: Any) -> EventRecord:
    """Return the record of a row of the view `events`; `around` are the last fields of `EventRecord`."""
    return EventRecord(
        row=row,
        actors=find_parties(row, "actor", mentions),
        recipients=find_parties(row, "recipient", mentions),
        site=_make_site(row, mentions.get((row["reading"], row["place"]))),
        origin=origin,
        **around,
    )


def _make_site(row: Row, mention: Row | None) -> Site | None:
    """Return the place of an event; its mention tells how precise it is, one that is assumed is a country."""
    name = row["place_name"] or country_name(row["place_country"])
    if not name:
        return None
    assumed = row["place_how"] == "assumed"
    found: Row = mention if mention and not assumed else {}
    return Site(
        name=name,
        words=found.get("text"),
        country=row["place_country"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        precision="country" if assumed else found.get("precision"),
        admin1=found.get("admin1"),
        geonameid=found.get("geonameid"),
    )


def _find_told(cursor: duckdb.DuckDBPyConnection, batch: pa.RecordBatch) -> dict[str, tuple[Told, ...]]:
    """Return all events of the incidents that the events of a batch tell, by incident."""
    found: dict[str, list[Told]] = defaultdict(list)
    members = _ask(cursor, batch, _TOLD)
    known = _Neighbours(cursor, members.drop_columns(["incident"]).combine_chunks(), tellings=False)
    lengths = _find_origins(cursor, members, length=True)
    for row in members.to_pylist():
        record = known.make(row)
        found[row["incident"]].append(told_of(record, lengths[row["reading"]]))
    return {incident: tuple(tellings) for incident, tellings in found.items()}


def _find_origins(cursor: duckdb.DuckDBPyConnection, batch: Any, length: bool = False) -> Mapping[str, Origin]:
    """Return the reports of a batch by reading; `length` reads their texts, which takes long."""
    sql = _ORIGINS.format(length="length(text)" if length else "0")
    return {row["reading"]: Origin(**row) for row in _look_up(cursor, batch, sql)}


def _look_up(cursor: duckdb.DuckDBPyConnection, batch: Any, sql: str) -> Iterator[dict[str, Any]]:
    for found in _ask(cursor, batch, sql).to_batches(CHUNK):
        yield from found.to_pylist()


def _ask(cursor: duckdb.DuckDBPyConnection, batch: Any, sql: str) -> pa.Table:
    """Return what a query finds to a batch, which it sees as the view `picked`."""
    import pyarrow as pa

    table = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
    cursor.register("picked", table)
    try:
        return cursor.sql(sql).to_arrow_table()
    finally:
        cursor.unregister("picked")
