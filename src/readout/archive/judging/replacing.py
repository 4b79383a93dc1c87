"""Rows in the place of the machine's: of what people amended, and of events whose standing follows from that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any

from readout.archive.judging.amending import amend_reading
from readout.archive.judging.rereading import find_agreed
from readout.archive.judging.rulings import Ruling
from readout.archive.restore import restore_part
from readout.archive.rows import AMOUNTS, PLACES, TIMES, Row, rows_of
from readout.records import Reading

if TYPE_CHECKING:
    import duckdb

REPLACED = ("events", "claims", "mentions")
AGREED = "agreed"  # beside the rows: which amendments the machine's record agrees with
# What of an event says whether a claim is what happened, or whose words it is in: its standing follows from these.
VOICED = frozenset(("type", "auxiliaries", "actors"))
CODED = frozenset(("type", "mode", "contexts", "auxiliaries", "standing", "stance"))  # no words of the report
SIDES = ("actors", "recipients")
Rows = dict[str, list[Row]]
Kept = MutableMapping[tuple[Any, ...], Rows]  # rows of a reading by what they come from
# Of mentions, all columns that a party needs; a scan for readings is one, for ids and for words would be two.
_PARTY = "reading, id, kind, entity, name, country, sectors, sentence, head, span_start, span_end, made_by"
_MENTIONS = f"""
SELECT * EXCLUDE (text) FROM (
  SELECT {_PARTY}, text FROM stored.mentions {{clause}} WHERE reading IN (SELECT unnest(?::VARCHAR[]))
) WHERE id IN (SELECT unnest(?::VARCHAR[])) OR text IN (SELECT unnest(?::VARCHAR[]))
"""
_BLANK: Row = dict.fromkeys((*PLACES, *TIMES, *AMOUNTS))  # what else a mention may be is not asked for
_SELECT = "SELECT t.* FROM stored.{table} AS t {clause} WHERE {column} IN (SELECT unnest(?))"


def replace_rows(
    connection: duckdb.DuckDBPyConnection, rulings: Iterable[Ruling], clauses: Mapping[str, str], kept: Kept
) -> Rows:
    """Return the rows of events and claims that are others than the machine's, and of the mentions that these need.

    Under `AGREED` stand the amendments that hold, and whether the machine's field is so too.

    `clauses` leave only what is shown, by table. What was made before is taken from `kept`, and put there.
    """
    groups: dict[str, list[Ruling]] = {}
    for ruling in rulings:
        groups.setdefault(ruling.reading, []).append(ruling)
    groups = {reading: group for reading, group in groups.items() if any(ruling.alters for ruling in group)}
    keys = {reading: _key(reading, group) for reading, group in groups.items()}
    due = {reading: group for reading, group in groups.items() if keys[reading] not in kept}
    stored = _Stored(connection, clauses).read(due) if due else {}
    for reading, group in due.items():
        kept[keys[reading]] = _make_rows(stored[reading], group)
    return {table: [row for key in keys.values() for row in kept[key][table]] for table in (*REPLACED, AGREED)}


def _key(reading: str, rulings: Iterable[Ruling]) -> tuple[Any, ...]:
    return reading, *((one.record, one.judged, *one.ids) for one in rulings)


class _Stored:
    """The stored rows that are needed: tables are wide, so only what was judged and what that rests on is read."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, clauses: Mapping[str, str]) -> None:
        self._connection = connection
        self._clauses = clauses

    def read(self, groups: Mapping[str, Sequence[Ruling]]) -> dict[str, Rows]:
        """Return the rows by reading and table; reports only where words of them are needed."""
        altered = [ruling for group in groups.values() for ruling in group if ruling.alters]
        claims = self._select("claims", "id", [one.record for one in altered if one.kind == "claim"])
        linked = [link["event"] for row in claims for link in row["events"]]
        events = self._select("events", "id", [*(one.record for one in altered if one.kind == "event"), *linked])
        voiced = {*linked, *(one.record for one in altered if not VOICED.isdisjoint(one.changes))}
        told = [row for row in events if row["id"] in voiced and row["claims"]]
        known = {row["id"] for row in claims}
        claims += self._select("claims", "id", [id for row in told for id in row["claims"] if id not in known])
        changes = {one.record: one.changes for one in altered}
        parties = [id for row in told for id in row["actors"]]
        parties += [id for row in events for side in SIDES if side in changes.get(row["id"], ()) for id in row[side]]
        parties += [row["speaker"] for row in claims if row["speaker"]]
        worded = {row["reading"] for row in told} | {one.reading for one in altered if one.changes.keys() - CODED}
        mentions = self._read_mentions(worded, parties, altered)
        reports = self._select("reports", "reading", list(worded))
        return _by_reading({"events": events, "claims": claims, "mentions": mentions, "reports": reports}, groups)

    def _read_mentions(self, readings: Iterable[str], parties: Sequence[str], rulings: Sequence[Ruling]) -> list[Row]:
        """Return the mentions of parties, those that amendments name, and those of words that these quote."""
        values = [value for ruling in rulings for value in _named(ruling.changes)]
        named = [*parties, *(value["mention"] for value in values if value["mention"])]
        words = [value["words"] for value in values if value["words"]]
        if not named and not words:
            return []
        rows = self._read(_MENTIONS.format(clause=self._clauses["mentions"]), list(readings), named, words)
        return [{**_BLANK, **row} for row in rows]

    def _select(self, table: str, column: str, values: Sequence[str]) -> list[Row]:
        if not values:
            return []
        sql = _SELECT.format(table=table, clause=self._clauses[table], column=column)
        return self._read(sql, list(dict.fromkeys(values)))

    def _read(self, sql: str, *values: Sequence[str]) -> list[Row]:
        rows: list[Row] = self._connection.sql(sql, params=list(values)).to_arrow_table().to_pylist()
        return rows


def _named(changes: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Give the parties and places in the values of amendments."""
    for value in changes.values():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict) and "mention" in part:
                yield part


def _by_reading(found: Mapping[str, Iterable[Row]], readings: Iterable[str]) -> dict[str, Rows]:
    groups: dict[str, Rows] = {reading: {table: [] for table in found} for reading in readings}
    for table, rows in found.items():
        for row in rows:
            if row["reading"] in groups:
                groups[row["reading"]][table].append(row)
    return groups


def _make_rows(stored: Rows, group: Sequence[Ruling]) -> Rows:
    """Return the rows of one reading that are others than the stored ones, and of the mentions that are new to it."""
    rulings = {ruling.record: ruling for ruling in group}
    old = restore_part(stored, group[0].report)
    new = _judge_reading(old, group)
    was, made = (rows_of(reading, "") for reading in (old, new))
    found: Rows = {table: [] for table in (*REPLACED, AGREED)}
    for table in ("events", "claims"):
        for row, before, after in zip(stored[table], was[table], made[table], strict=True):
            # Laid over the stored row is what changed, nothing else: what was not read is as it is stored.
            changed = {name: value for name, value in after.items() if value != before[name]}
            ruling = rulings.get(row["id"])
            if changed:
                found[table].append({**row, **changed, **_judged(ruling)})
            agreed = find_agreed(ruling, before, after) if ruling else {}
            found[AGREED] += [{"judgement": id, "agrees": agrees} for id, agrees in agreed.items()]
    own = {"reading": group[0].reading, "batch": _batch(stored), "position": None}
    found["mentions"] = [{**row, **own} for row in made["mentions"][len(old.mentions) :]]
    return found


def _judge_reading(reading: Reading, rulings: Sequence[Ruling]) -> Reading:
    rejected = {one.record for one in rulings if one.kind == "claim" and one.judged == "rejected"}
    settled = {one.record for one in rulings if "standing" in one.changes}
    amended = amend_reading(reading, {one.record: one.changes for one in rulings})
    if not reading.claims:
        return amended
    from readout.archive.judging.restanding import renew_standings  # loads the stage: few archives need it

    return renew_standings(reading, amended, rejected, settled)


def _batch(stored: Rows) -> str:
    return next(str(row["batch"]) for table in ("events", "claims") for row in stored[table])


def _judged(ruling: Ruling | None) -> Row:
    return {"judged": ruling.judged if ruling else None, "judgements": ruling.ids if ruling else []}
