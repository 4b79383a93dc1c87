"""Rows in the place of the machine's: of what people amended, and of events whose standing follows from that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from readout.archive.judging.amending import amend_reading
from readout.archive.judging.restanding import renew_standings
from readout.archive.judging.rulings import Ruling
from readout.archive.restore import restore_reading
from readout.archive.rows import Row, rows_of
from readout.records import Reading

if TYPE_CHECKING:
    import duckdb

REPLACED = ("events", "claims", "mentions")
# What of an event says whether a claim is what happened, or whose words it is in: its standing follows from these.
VOICED = frozenset(("type", "auxiliaries", "actors"))
Rows = dict[str, list[Row]]
Kept = MutableMapping[tuple[Any, ...], Rows]  # rows of a reading by what they come from
_SELECT = "SELECT t.* FROM stored.{table} AS t {clause} WHERE {column} IN (SELECT unnest(?))"


def replace_rows(
    connection: duckdb.DuckDBPyConnection, rulings: Iterable[Ruling], clauses: Mapping[str, str], kept: Kept
) -> Rows:
    """Return the rows of events and claims that are others than the machine's, and of the mentions that these need.

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
        kept[keys[reading]] = _make_rows(stored[reading], {ruling.record: ruling for ruling in group})
    return {table: [row for key in keys.values() for row in kept[key][table]] for table in REPLACED}


def _key(reading: str, rulings: Iterable[Ruling]) -> tuple[Any, ...]:
    return reading, *((one.record, one.judged, *one.ids) for one in rulings)


class _Stored:
    """The stored rows that are needed: few of wide tables, so only what was judged and what it rests on is read."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, clauses: Mapping[str, str]) -> None:
        self._connection = connection
        self._clauses = clauses

    def read(self, groups: Mapping[str, Sequence[Ruling]]) -> dict[str, Rows]:
        """Return the rows by reading and table."""
        altered = [ruling for group in groups.values() for ruling in group if ruling.alters]
        claims = self._select("claims", "id", [one.record for one in altered if one.kind == "claim"])
        linked = [link["event"] for row in claims for link in row["events"]]
        events = self._select("events", "id", [*(one.record for one in altered if one.kind == "event"), *linked])
        voiced = {*linked, *(one.record for one in altered if not VOICED.isdisjoint(one.changes))}
        known = {row["id"] for row in claims}
        carriers = (claim for row in events if row["id"] in voiced for claim in row["claims"] if claim not in known)
        claims += self._select("claims", "id", list(carriers))
        mentions = self._read_mentions(events, claims, altered)
        found = {"events": events, "claims": claims, "mentions": mentions}
        found["reports"] = self._select("reports", "reading", list(groups))
        found["readings"] = self._select("whole", "reading", list(groups))
        return _by_reading(found, groups)

    def _read_mentions(self, events: Sequence[Row], claims: Sequence[Row], rulings: Sequence[Ruling]) -> list[Row]:
        """Return the mentions that records and amendments name, and those of the words that amendments quote."""
        named = [id for row in events for id in (*row["actors"], *row["recipients"])]
        named += [row["speaker"] for row in claims if row["speaker"]]
        values = [value for ruling in rulings for value in _named(ruling.changes)]
        named += [value["mention"] for value in values if value["mention"]]
        found = self._select("mentions", "id", named)
        if words := [value["words"] for value in values if value["words"]]:
            readings = {ruling.reading for ruling in rulings}
            known = {(row["reading"], row["id"]) for row in found}
            quoted = self._select("mentions", "text", words)
            found += [row for row in quoted if row["reading"] in readings and (row["reading"], row["id"]) not in known]
        return found

    def _select(self, table: str, column: str, values: Sequence[str]) -> list[Row]:
        if not values:
            return []
        sql = _SELECT.format(table=table, clause=self._clauses.get(table, ""), column=column)
        rows: list[Row] = self._connection.sql(sql, params=[list(dict.fromkeys(values))]).to_arrow_table().to_pylist()
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


def _make_rows(rows: Mapping[str, Sequence[Row]], rulings: Mapping[str, Ruling]) -> Rows:
    """Return the rows of one reading that are others than the stored ones, and of the mentions that are new to it."""
    old = restore_reading(rows)
    new = _judge_reading(old, rulings.values())
    known = {mention.id for mention in old.mentions}
    versions = rows["readings"][0]
    own = {"reading": versions["reading"], "batch": versions["batch"]}
    made = rows_of(_keep_new(old, new), own["batch"])
    found: Rows = {"mentions": [{**row, **own, "position": None} for row in made["mentions"] if row["id"] not in known]}
    for table in ("events", "claims"):
        places = {row["id"]: row["position"] for row in rows[table]}
        found[table] = [
            {**row, **own, "position": places[row["id"]], **_judged(rulings.get(row["id"]))} for row in made[table]
        ]
    return found


def _judge_reading(reading: Reading, rulings: Iterable[Ruling]) -> Reading:
    rulings = list(rulings)
    rejected = {one.record for one in rulings if one.kind == "claim" and one.judged == "rejected"}
    settled = {one.record for one in rulings if "standing" in one.changes}
    amended = amend_reading(reading, {one.record: one.changes for one in rulings})
    return renew_standings(reading, amended, rejected, settled)


def _keep_new(old: Reading, new: Reading) -> Reading:
    """Return a reading with those of its events and claims only that are others than they were."""
    events = tuple(event for was, event in zip(old.events, new.events, strict=True) if event != was)
    claims = tuple(claim for was, claim in zip(old.claims, new.claims, strict=True) if claim != was)
    return replace(new, events=events, claims=claims)


def _judged(ruling: Ruling | None) -> Row:
    return {"judged": ruling.judged if ruling else None, "judgements": ruling.ids if ruling else []}
