"""What earlier linkings left: the state that a new one goes on from, read as it is needed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from readout.archive.linking.rows import restore_sketch
from readout.records import Bond, Family, Sketch, Tie, Verdict

if TYPE_CHECKING:
    import duckdb

Homes = dict[str, tuple[str, str]]  # report and reading by event
_BONDS = "SELECT one, other, score, made_by, reasons FROM bonds"
_VERDICTS = """
SELECT id, action, events, others, "by", "at", why FROM judgements WHERE action IN ('merge', 'split')
"""


def last_link(cursor: duckdb.DuckDBPyConnection) -> dict[str, Any] | None:
    """Return the row of the last linking, `None` where there was none."""
    rows = _records(cursor, "SELECT * FROM stored.links ORDER BY number DESC LIMIT 1")
    return next(rows, None)


def latest_readings(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the latest reading of every report, by report."""
    return dict(cursor.execute("SELECT report, reading FROM readings WHERE latest").fetchall())


def linked_readings(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the readings that are linked, by report."""
    return dict(cursor.execute("SELECT report, reading FROM stored.linked").fetchall())


def read_sketches(cursor: duckdb.DuckDBPyConnection, reports: Iterable[str]) -> Iterator[Sketch]:
    """Give the sketches of linked reports."""
    sql = """
    SELECT s.* FROM stored.sketches AS s
    SEMI JOIN stored.linkings USING (link) SEMI JOIN stored.linked USING (report, reading)
    WHERE s.report IN (SELECT unnest(?))
    """
    seen: set[str] = set()
    for row in _records(cursor.cursor(), sql, [list(reports)]):
        if row["report"] not in seen:
            seen.add(row["report"])
            yield restore_sketch(row)


def sketch_days(cursor: duckdb.DuckDBPyConnection) -> list[tuple[str, str | None]]:
    """Return the linked reports with the day or moment of publication of each."""
    sql = "SELECT DISTINCT report, published FROM stored.sketches SEMI JOIN stored.linked USING (report, reading)"
    rows: list[tuple[str, str | None]] = cursor.execute(sql).fetchall()
    return rows


def read_ties(cursor: duckdb.DuckDBPyConnection, reports: Collection[str]) -> Iterator[Tie]:
    """Give the ties between reports that are among these."""
    sql = """
    SELECT report, other, kind, share, made_by FROM ties
    WHERE report IN (SELECT unnest($1)) AND other IN (SELECT unnest($1))
    """
    for row in _records(cursor, sql, [list(reports)]):
        yield Tie(**row)


def read_families(cursor: duckdb.DuckDBPyConnection) -> dict[str, Family]:
    """Return where every linked report stands, by report."""
    rows = _records(cursor, "SELECT report, origin, source, status, replaced_by FROM families")
    return {row["report"]: Family(**row) for row in rows}


def read_bonds(cursor: duckdb.DuckDBPyConnection, events: Collection[str]) -> Iterator[Bond]:
    """Give the bonds between events that are among these."""
    sql = f"{_BONDS} WHERE one IN (SELECT unnest($1)) AND other IN (SELECT unnest($1))"
    for row in _records(cursor, sql, [list(events)]):
        yield Bond(**{**row, "reasons": tuple(row["reasons"])})


def incidents_of(cursor: duckdb.DuckDBPyConnection, events: Collection[str]) -> frozenset[str]:
    """Return the ids of the incidents that some of these events belong to."""
    sql = "SELECT DISTINCT incident FROM stored.members WHERE event IN (SELECT unnest(?))"
    return frozenset(incident for (incident,) in cursor.execute(sql, [list(events)]).fetchall())


def members_of(cursor: duckdb.DuckDBPyConnection, incidents: Collection[str]) -> frozenset[str]:
    """Return the events of these incidents."""
    sql = "SELECT event FROM stored.members WHERE incident IN (SELECT unnest(?))"
    return frozenset(event for (event,) in cursor.execute(sql, [list(incidents)]).fetchall())


def linked_events(cursor: duckdb.DuckDBPyConnection, reports: Collection[str]) -> frozenset[str]:
    """Return the events of incidents that these reports tell."""
    sql = "SELECT event FROM stored.members WHERE report IN (SELECT unnest(?))"
    return frozenset(event for (event,) in cursor.execute(sql, [list(reports)]).fetchall())


def find_homes(cursor: duckdb.DuckDBPyConnection, reports: Collection[str] | None = None) -> Homes:
    """Return report and reading of the events of the latest readings, of these reports or of all, by event.

    They come by day and report: what is worked on together then lies together in the files too.
    """
    where = "" if reports is None else " WHERE report IN (SELECT unnest(?))"
    values = [] if reports is None else [list(reports)]
    sql = f"SELECT id, report, reading FROM events{where} ORDER BY published, report, position"
    rows = cursor.execute(sql, values).fetchall()
    same: dict[str, tuple[str, str]] = {}
    return {event: same.setdefault(report, (report, reading)) for event, report, reading in rows}


def homes_of(cursor: duckdb.DuckDBPyConnection, events: Collection[str]) -> Homes:
    """Return report and reading of these events of the latest readings, by event."""
    rows = cursor.execute("SELECT id, report, reading FROM events WHERE id IN (SELECT unnest(?))", [list(events)])
    return {event: (report, reading) for event, report, reading in rows.fetchall()}


def copying_reports(cursor: duckdb.DuckDBPyConnection, gone: Collection[str]) -> frozenset[str]:
    """Return the reports that copy another, but for ties of the reports `gone`."""
    sql = """
    SELECT DISTINCT report FROM ties
    WHERE kind = 'copy' AND report NOT IN (SELECT unnest($1::VARCHAR[])) AND other NOT IN (SELECT unnest($1::VARCHAR[]))
    """
    return frozenset(report for (report,) in cursor.execute(sql, [list(gone)]).fetchall())


def read_verdicts(cursor: duckdb.DuckDBPyConnection, undone: bool = False) -> tuple[Verdict, ...]:
    """Return the judgements on incidents that stand, with `undone` also those taken back, in the order of their ids.

    Their events are those of the latest readings: where a report was read anew, what stands in the place of the old.
    """
    where = "" if undone else " AND NOT undone"
    sql = "SELECT judgement, record, home FROM stored.homes WHERE home <> record"
    homes = {(judgement, record): home for judgement, record, home in cursor.execute(sql).fetchall()}
    found = []
    for row in _records(cursor, f"{_VERDICTS}{where} ORDER BY id"):
        for side in ("events", "others"):
            row[side] = tuple(dict.fromkeys(homes.get((row["id"], event), event) for event in row[side]))
        found.append(Verdict(**row))
    return tuple(found)


def read_effects(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the judgements by which records are others than the machine's, with the report of each."""
    return dict(cursor.execute("SELECT unnest(effects), report FROM stored.rulings").fetchall())


def find_reports(cursor: duckdb.DuckDBPyConnection, judgements: Collection[str]) -> frozenset[str]:
    """Return the reports of the events and claims that these judgements are on."""
    sql = """
    SELECT DISTINCT h.report FROM stored.homes AS h JOIN judgements AS j ON (j.id = h.judgement)
    WHERE j.kind IN ('event', 'claim') AND j.id IN (SELECT unnest(?::VARCHAR[]))
    """
    return frozenset(report for (report,) in cursor.execute(sql, [list(judgements)]).fetchall())


def _records(cursor: duckdb.DuckDBPyConnection, sql: str, values: list[Any] | None = None) -> Iterator[dict[str, Any]]:
    result = cursor.execute(sql, values or [])
    names = [column[0] for column in result.description or ()]
    while rows := result.fetchmany(10_000):
        for row in rows:
            yield dict(zip(names, row, strict=True))
