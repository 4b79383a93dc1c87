"""Judgements laid over the machine's records when a connection opens: tables of what was judged, views of all."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.archive.judging.anchors import find_homes
from readout.archive.judging.rereading import tell_now
from readout.archive.judging.rows import restore_judgement
from readout.archive.judging.rulings import Ruling, rule_records
from readout.archive.judging.values import check_kept
from readout.archive.judging.views import LAID, LAID_MENTIONS, UNJUDGED, UNJUDGED_MENTIONS, laid_views
from readout.archive.rows import Row
from readout.archive.schemas import arrow_schema, arrow_types
from readout.records import Anchor, Judgement

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from readout.archive.judging.replacing import Kept

_JUDGED = ("events", "claims")
_UNJUDGED_VIEWS = (*(UNJUDGED.format(table=table) for table in _JUDGED), UNJUDGED_MENTIONS)
_LAID_VIEWS = (*(LAID.format(table=table) for table in _JUDGED), LAID_MENTIONS)
_ALL = "SELECT DISTINCT ON (id) * FROM stored.judgements WHERE action <> 'undo'"
_UNDONE = "SELECT DISTINCT undoes FROM stored.judgements WHERE action = 'undo'"


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
    agreed = _lay_rulings(connection, rulings, clauses, kept)
    places = _Places(homes=homes, fit={one.id for one in fit}, agreed=agreed, read=_find_read(connection, judgements))
    home_rows = _home_rows(judgements, undone, places)
    _store(connection, "homes", home_rows, _fields("judgement", "record", "report", "home", "model_now"))
    for statement in (*(_LAID_VIEWS if rulings else _UNJUDGED_VIEWS), *laid_views(clauses)):
        connection.execute(statement)


def _lay_rulings(
    connection: duckdb.DuckDBPyConnection, rulings: Mapping[str, Ruling], clauses: Mapping[str, str], kept: Kept
) -> dict[str, bool]:
    """Make the tables of what was decided, and of the rows that take the place of the machine's.

    Return the amendments that hold, and whether the machine's field is so too.
    """
    made: dict[str, Row] = {}
    agreed: dict[str, bool] = {}
    if rulings:
        from readout.archive.judging.replacing import AGREED, REPLACED, replace_rows

        rows = replace_rows(connection, rulings.values(), clauses, kept)
        for table in REPLACED:
            _store(connection, f"amended_{table}", rows[table], _schema(table))
        agreed = {row["judgement"]: row["agrees"] for row in rows[AGREED]}
        made = {row["id"]: row for table in _JUDGED for row in rows[table]}
    found = [_ruling_row(ruling, ruling.record in made) for ruling in rulings.values()]
    found += [_followed_row(row) for id, row in made.items() if id not in rulings]
    names, lists = _fields("report", "reading", "id", "judged"), _fields("judgements", "effects", kind="texts")
    _store(connection, "rulings", found, [*names, *lists, *_fields("amended", kind="flag")])
    return agreed


def find_all_homes(cursor: duckdb.DuckDBPyConnection, judgements: Iterable[Judgement]) -> dict[Anchor, Anchor]:
    """Return what the anchors of judgements mean in the latest readings; orphans are left out."""
    anchors = [(one.kind == "claim", anchor) for one in judgements for anchor in one.anchors]
    events = [anchor for is_claim, anchor in anchors if not is_claim]
    claims = [anchor for is_claim, anchor in anchors if is_claim]
    homes = find_homes(cursor, "event", events) if events else {}
    return {**homes, **find_homes(cursor, "claim", claims)} if claims else homes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Where judgements are now: `homes` of anchors, those that `fit`, what `agreed` with them, and reports `read`."""

    homes: Mapping[Anchor, Anchor]
    fit: Container[str]
    agreed: Mapping[str, bool]
    read: Container[str]


def _find_read(connection: duckdb.DuckDBPyConnection, judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the reports of rejections that the archive has."""
    reports = {anchor.report for one in judgements if one.action == "reject" for anchor in one.anchors}
    if not reports:
        return frozenset()
    sql = "SELECT DISTINCT report FROM stored.whole WHERE report IN (SELECT unnest(?))"
    return frozenset(report for (report,) in connection.execute(sql, [sorted(reports)]).fetchall())


def _home_rows(judgements: Iterable[Judgement], undone: Container[str | None], places: _Places) -> Iterator[Row]:
    """Give a row for each anchor; what does not fit into the codebook has no home."""
    for judgement in judgements:
        for anchor in judgement.anchors:
            home = places.homes.get(anchor) if judgement.id in places.fit else None
            stands = judgement.id not in undone
            now = tell_now(judgement, home, places.agreed, places.read) if stands else None
            own = {"judgement": judgement.id, "record": anchor.id, "report": anchor.report}
            yield {**own, "home": home.id if home else None, "model_now": now}


def _ruling_row(ruling: Ruling, amended: bool) -> Row:
    return {
        "report": ruling.report,
        "reading": ruling.reading,
        "id": ruling.record,
        "judged": ruling.judged,
        "judgements": ruling.ids,
        "effects": sorted(set(ruling.effects.values())),
        "amended": amended,
    }


def _followed_row(row: Row) -> Row:
    """Return the ruling of an event that nobody judged, and that is another as claims on it were."""
    own = {name: row[name] for name in ("report", "reading", "id", "judged", "judgements")}
    return {**own, "effects": [], "amended": True}


def _read(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Row]:
    rows: list[Row] = connection.sql(sql).to_arrow_table().to_pylist()
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
