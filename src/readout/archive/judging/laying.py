"""Judgements laid over the machine's records when a connection opens: tables of what was judged, views of all."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any

from readout.archive.judging.amending import amend_reading
from readout.archive.judging.anchors import find_homes
from readout.archive.judging.rows import restore_judgement
from readout.archive.judging.rulings import Ruling, rule_records
from readout.archive.judging.values import check_kept
from readout.archive.judging.views import LAID, LAID_MENTIONS, UNJUDGED, UNJUDGED_MENTIONS, laid_views
from readout.archive.restore import restore_reading
from readout.archive.rows import Row, rows_of
from readout.archive.schemas import arrow_schema, arrow_types
from readout.records import Anchor, Judgement

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_JUDGED = ("events", "claims")
_FRESH = (*_JUDGED, "mentions")
_UNJUDGED_VIEWS = (*(UNJUDGED.format(table=table) for table in _JUDGED), UNJUDGED_MENTIONS)
_LAID_VIEWS = (*(LAID.format(table=table) for table in _JUDGED), LAID_MENTIONS)
_ALL = "SELECT DISTINCT ON (id) * FROM stored.judgements WHERE action <> 'undo'"
_UNDONE = "SELECT DISTINCT undoes FROM stored.judgements WHERE action = 'undo'"
_ROWS = "FROM stored.{table} SEMI JOIN stored.shown USING (reading, batch) WHERE {column} IN (SELECT unnest(?))"
Rows = dict[str, list[Row]]
Kept = MutableMapping[tuple[Any, ...], Rows]  # amended rows by what they come from


def lay_judgements(connection: duckdb.DuckDBPyConnection, clauses: Mapping[str, str], kept: Kept) -> None:
    """Make the views of records as people judged them; see `judging.views`.

    Without judgements they are the stored rows as they are. `clauses` leave only what is shown, by table. What was
    amended is taken from `kept`, and put there.
    """
    judgements = [restore_judgement(row) for row in _read(connection, _ALL)]
    undone = {row["undoes"] for row in _read(connection, _UNDONE)}
    fit = [one for one in judgements if one.action != "amend" or check_kept(one) is None]
    homes = find_all_homes(connection, fit)
    rulings = rule_records((one for one in fit if one.id not in undone), homes)
    home_rows = _home_rows(judgements, {one.id for one in fit}, homes)
    _store(connection, "homes", home_rows, _fields("judgement", "record", "report", "home"))
    names = _fields("report", "reading", "id", "judged")
    lists = _fields("judgements", "effects", kind="texts")
    _store(
        connection, "rulings", map(_ruling_row, rulings.values()), [*names, *lists, *_fields("amended", kind="flag")]
    )
    if rulings:
        rows = _amend({id: ruling for id, ruling in rulings.items() if ruling.changes}, connection, kept)
        for table in _FRESH:
            _store(connection, f"amended_{table}", rows[table], _schema(table))
    for statement in (*(_LAID_VIEWS if rulings else _UNJUDGED_VIEWS), *laid_views(clauses)):
        connection.execute(statement)


def find_all_homes(cursor: duckdb.DuckDBPyConnection, judgements: Iterable[Judgement]) -> dict[Anchor, Anchor]:
    """Return what the anchors of judgements mean in the latest readings; orphans are left out."""
    anchors = [(one.kind == "claim", anchor) for one in judgements for anchor in one.anchors]
    events = [anchor for is_claim, anchor in anchors if not is_claim]
    claims = [anchor for is_claim, anchor in anchors if is_claim]
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
        "amended": bool(ruling.changes),
    }


def _amend(rulings: Mapping[str, Ruling], connection: duckdb.DuckDBPyConnection, kept: Kept) -> Rows:
    """Return the rows of amended events and claims, and of the mentions that these need."""
    groups: dict[str, list[Ruling]] = {}
    for ruling in rulings.values():
        groups.setdefault(ruling.reading, []).append(ruling)
    keys = {reading: _key(reading, group) for reading, group in groups.items()}
    due = [reading for reading, key in keys.items() if key not in kept]
    stored = _read_amended(connection, due, [one.record for reading in due for one in groups[reading]])
    for reading in due:
        rows = {table: found.get(reading, []) for table, found in stored.items()}
        kept[keys[reading]] = _amend_rows(rows, {ruling.record: ruling for ruling in groups[reading]})
    return {table: [row for key in keys.values() for row in kept[key][table]] for table in _FRESH}


def _key(reading: str, rulings: Iterable[Ruling]) -> tuple[Any, ...]:
    return reading, *((one.record, one.judged, *one.ids) for one in rulings)


def _read_amended(
    connection: duckdb.DuckDBPyConnection, readings: Sequence[str], ids: Sequence[str]
) -> dict[str, dict[str, list[Row]]]:
    """Return the stored rows of records and what they rest on, by table and reading."""
    asked = [(table, table, "id", ids) for table in _JUDGED]
    asked += [(name, table, "reading", readings) for name, table in _BESIDE.items()]
    found: dict[str, dict[str, list[Row]]] = {}
    for name, table, column, values in asked:
        groups = found.setdefault(name, {})
        for row in _read(connection, _ROWS.format(table=table, column=column), values) if values else ():
            groups.setdefault(row["reading"], []).append(row)
    return found


_BESIDE = {"readings": "whole", "reports": "reports", "mentions": "mentions"}


def _amend_rows(rows: Mapping[str, Sequence[Row]], rulings: Mapping[str, Ruling]) -> Rows:
    """Return the rows of amended events and claims of one reading, and of the mentions that are new to it."""
    old = restore_reading(rows)
    new = amend_reading(old, {id: ruling.changes for id, ruling in rulings.items()})
    known = {mention.id for mention in old.mentions}
    own = {"reading": rows["readings"][0]["reading"], "batch": rows["readings"][0]["batch"]}
    made = rows_of(new, own["batch"])
    found: Rows = {"mentions": [{**row, **own, "position": None} for row in made["mentions"] if row["id"] not in known]}
    for table in _JUDGED:
        places = {row["id"]: row["position"] for row in rows[table]}
        found[table] = [
            {**row, **own, "position": places[row["id"]], **_judged(rulings[row["id"]])} for row in made[table]
        ]
    return found


def _judged(ruling: Ruling) -> Row:
    return {"judged": ruling.judged, "judgements": ruling.ids}


def _read(connection: duckdb.DuckDBPyConnection, sql: str, values: Sequence[str] | None = None) -> list[Row]:
    rows: list[Row] = connection.sql(sql, params=None if values is None else [values]).to_arrow_table().to_pylist()
    return rows


def _store(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Row], fields: Iterable[pa.Field]) -> None:
    import pyarrow as pa

    connection.register("given", pa.Table.from_pylist(list(rows), schema=pa.schema(fields)))
    connection.execute(f"CREATE TABLE stored.{table} AS FROM given")
    connection.unregister("given")


def _schema(table: str) -> list[pa.Field]:
    judged = [*_fields("judged"), *_fields("judgements", kind="texts")] if table in _JUDGED else []
    return [*arrow_schema(table), *judged]


def _fields(*names: str, kind: str = "text") -> list[pa.Field]:
    import pyarrow as pa

    return [pa.field(name, arrow_types()[kind]) for name in names]
