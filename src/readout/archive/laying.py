"""Judgements laid over the machine's records when a connection opens: tables of what was judged, views of all."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from readout.archive.amending import amend_reading
from readout.archive.anchors import find_homes
from readout.archive.build import build_table
from readout.archive.judgement_rows import restore_judgement
from readout.archive.laid_views import JUDGED, KEPT, LAID, LAID_MENTIONS, LAID_VIEWS, UNJUDGED, UNJUDGED_MENTIONS
from readout.archive.restore import restore_reading
from readout.archive.rows import Row, rows_of
from readout.archive.rulings import Ruling, rule_records
from readout.archive.schemas import arrow_schema
from readout.archive.values import check_kept
from readout.records import Anchor, Judgement

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_JUDGED = ("events", "claims")
_ALL = "SELECT DISTINCT ON (id) * FROM stored.judgements WHERE action <> 'undo'"
_UNDONE = "SELECT DISTINCT undoes FROM stored.judgements WHERE action = 'undo'"
_AMENDED = "FROM stored.judged_{table} WHERE id IN (SELECT unnest(?))"
_OF_AMENDED = "FROM stored.{table} SEMI JOIN stored.shown USING (reading, batch) WHERE reading IN (SELECT unnest(?))"


def lay_judgements(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the views of records as people judged them; see `laid_views`.

    Without judgements they are the stored rows as they are.
    """
    judgements = [restore_judgement(row) for row in _read(connection, _ALL)]
    undone = {row["undoes"] for row in _read(connection, _UNDONE)}
    fit = [one for one in judgements if one.action != "amend" or check_kept(one) is None]
    homes = find_all_homes(connection, fit)
    rulings = rule_records((one for one in fit if one.id not in undone), homes)
    _store(
        connection,
        "homes",
        _home_rows(judgements, {one.id for one in fit}, homes),
        _texts("judgement", "record", "report", "home"),
    )
    lists = _texts("judgements", "effects", many=True)
    names = _texts("report", "reading", "id", "judged")
    _store(connection, "rulings", map(_ruling_row, rulings.values()), [*names, *lists])
    if rulings:
        _lay(connection, rulings)
    for statement in LAID_VIEWS if rulings else (*_UNJUDGED_VIEWS, *LAID_VIEWS):
        connection.execute(statement)


_UNJUDGED_VIEWS = (*(UNJUDGED.format(table=table) for table in _JUDGED), UNJUDGED_MENTIONS)


def find_all_homes(cursor: duckdb.DuckDBPyConnection, judgements: Iterable[Judgement]) -> dict[Anchor, Anchor]:
    """Return what the anchors of judgements mean in the latest readings; orphans are left out."""
    claims = [anchor for one in judgements if one.kind == "claim" for anchor in one.anchors]
    events = [anchor for one in judgements if one.kind != "claim" for anchor in one.anchors]
    homes = find_homes(cursor, "event", events) if events else {}
    return {**homes, **find_homes(cursor, "claim", claims)} if claims else homes


def _home_rows(judgements: Iterable[Judgement], fit: Container[str], homes: Mapping[Anchor, Anchor]) -> Iterator[Row]:
    """Give a row for each anchor; what does not fit into the codebook has no home."""
    for judgement in judgements:
        for anchor in judgement.anchors:
            home = homes.get(anchor) if judgement.id in fit else None
            own = {"judgement": judgement.id, "record": anchor.id, "report": anchor.report}
            yield {**own, "home": home.id if home else None}


def _ruling_row(ruling: Ruling) -> Row:
    return {
        "report": ruling.report,
        "reading": ruling.reading,
        "id": ruling.record,
        "judged": ruling.judged,
        "judgements": ruling.ids,
        "effects": sorted(set(ruling.effects.values())),
    }


def _lay(connection: duckdb.DuckDBPyConnection, rulings: Mapping[str, Ruling]) -> None:
    for table in _JUDGED:
        connection.register("empty", _schema(table).empty_table())
        connection.execute(JUDGED.format(table=table, kept=KEPT[table]))
        connection.unregister("empty")
    changed = {id: ruling for id, ruling in rulings.items() if ruling.changes}
    added = _amend(connection, changed) if changed else []
    connection.register("added", build_table("mentions", added))
    connection.execute("CREATE TABLE stored.judged_mentions AS FROM added")
    connection.unregister("added")
    for statement in (*(LAID.format(table=table) for table in _JUDGED), LAID_MENTIONS):
        connection.execute(statement)


def _amend(connection: duckdb.DuckDBPyConnection, rulings: Mapping[str, Ruling]) -> list[Row]:
    """Put amended rows into the tables of what was judged; return the rows of the mentions that these need."""
    ids, readings = list(rulings), sorted({ruling.reading for ruling in rulings.values()})
    stored = {table: _group(_read(connection, _AMENDED.format(table=table), ids)) for table in _JUDGED}
    for table, name in (("whole", "readings"), ("reports", "reports"), ("mentions", "mentions")):
        stored[name] = _group(_read(connection, _OF_AMENDED.format(table=table), readings))
    fresh: dict[str, list[Row]] = {"events": [], "claims": [], "mentions": []}
    for reading in readings:
        rows = {table: groups.get(reading, []) for table, groups in stored.items()}
        for table, group in _amend_rows(rows, rulings).items():
            fresh[table] += group
    for table in _JUDGED:
        connection.execute(f"DELETE FROM stored.judged_{table} WHERE id IN (SELECT unnest(?))", [ids])
        connection.register("fresh", _table(table, fresh[table]))
        connection.execute(f"INSERT INTO stored.judged_{table} BY NAME FROM fresh")
        connection.unregister("fresh")
    return fresh["mentions"]


def _amend_rows(rows: Mapping[str, Sequence[Row]], rulings: Mapping[str, Ruling]) -> dict[str, list[Row]]:
    """Return the rows of amended events and claims of one reading, and of the mentions that are new to it."""
    old = restore_reading(rows)
    new = amend_reading(old, {id: ruling.changes for id, ruling in rulings.items()})
    known = {mention.id for mention in old.mentions}
    made = rows_of(new, rows["readings"][0]["batch"])
    reading = rows["readings"][0]["reading"]
    found: dict[str, list[Row]] = {
        "mentions": [
            {**row, "reading": reading, "position": None} for row in made["mentions"] if row["id"] not in known
        ]
    }
    for table in _JUDGED:
        before = {row["id"]: row for row in rows[table]}
        kept = ("reading", "batch", "position", "judged", "judgements")
        found[table] = [{**row, **{name: before[row["id"]][name] for name in kept}} for row in made[table]]
    return found


def _read(connection: duckdb.DuckDBPyConnection, sql: str, values: Sequence[str] | None = None) -> list[Row]:
    rows: list[Row] = connection.sql(sql, params=None if values is None else [values]).to_arrow_table().to_pylist()
    return rows


def _group(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["reading"], []).append(row)
    return groups


def _store(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Row], fields: Sequence[Any]) -> None:
    import pyarrow as pa

    connection.register("given", pa.Table.from_pylist(list(rows), schema=pa.schema(fields)))
    connection.execute(f"CREATE TABLE stored.{table} AS FROM given")
    connection.unregister("given")


def _schema(table: str) -> pa.Schema:
    import pyarrow as pa

    schema = arrow_schema(table)
    for name, kind in (("judged", pa.string()), ("judgements", pa.list_(pa.string()))):
        schema = schema.append(pa.field(name, kind))
    return schema


def _table(table: str, rows: list[Row]) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema=_schema(table))


def _texts(*names: str, many: bool = False) -> list[Any]:
    import pyarrow as pa

    return [(name, pa.list_(pa.string()) if many else pa.string()) for name in names]
