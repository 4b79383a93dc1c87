"""What stands around events of an archive: the mentions, reports and incidents by which a row becomes a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from readout.archive.exports.parties import Mentions, country_name, find_parties
from readout.archive.exports.records import EventRecord, Happening, Origin, Row, Site, Told, told_of

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

CHUNK = 1_000  # rows that are Python objects at once

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


class Neighbours:
    """What stands around the events of one batch: mentions, reports, incidents and, if asked, their other events."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, batch: pa.RecordBatch, tellings: bool) -> None:
        self._mentions = {(row["reading"], row["id"]): row for row in look_up(cursor, batch, _MENTIONS)}
        self._sentences = {row["id"]: row["sentence"] for row in look_up(cursor, batch, _SENTENCES)}
        self._origins = find_origins(cursor, batch, length=tellings)
        happenings = ((row.pop("event"), row) for row in look_up(cursor, batch, _HAPPENINGS))
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
        start=found.get("span_start"),
    )


def _find_told(cursor: duckdb.DuckDBPyConnection, batch: pa.RecordBatch) -> dict[str, tuple[Told, ...]]:
    """Return all events of the incidents that the events of a batch tell, by incident."""
    found: dict[str, list[Told]] = defaultdict(list)
    members = _ask(cursor, batch, _TOLD)
    known = Neighbours(cursor, members.drop_columns(["incident"]).combine_chunks(), tellings=False)
    lengths = find_origins(cursor, members, length=True)
    for row in members.to_pylist():
        record = known.make(row)
        found[row["incident"]].append(told_of(record, lengths[row["reading"]]))
    return {incident: tuple(tellings) for incident, tellings in found.items()}


def find_origins(cursor: duckdb.DuckDBPyConnection, batch: Any, length: bool = False) -> Mapping[str, Origin]:
    """Return the reports of a batch by reading; `length` reads their texts, which takes long."""
    sql = _ORIGINS.format(length="length(text)" if length else "0")
    return {row["reading"]: Origin(**row) for row in look_up(cursor, batch, sql)}


def look_up(cursor: duckdb.DuckDBPyConnection, batch: Any, sql: str) -> Iterator[dict[str, Any]]:
    """Give what a query finds to a batch, which it sees as the view `picked`, a dictionary a row."""
    for found in _ask(cursor, batch, sql).to_batches(CHUNK):
        yield from found.to_pylist()


def _ask(cursor: duckdb.DuckDBPyConnection, batch: Any, sql: str) -> pa.Table:
    import pyarrow as pa

    table = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
    cursor.register("picked", table)
    try:
        return cursor.sql(sql).to_arrow_table()
    finally:
        cursor.unregister("picked")
