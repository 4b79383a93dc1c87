"""A large archive from a small one: its tables are written again under other ids, a month later each time."""

from __future__ import annotations

from pathlib import Path

import duckdb

from readout.archive import open_archive
from readout.archive.delta import append_rows, create_tables
from readout.archive.schemas import ALL_TABLES, KEPT, LINKED, arrow_schema

DAYS = 30  # by which each copy is later than the one before
# Columns that hold ids, or lists of ids, by table; other tables have the same names for the same things.
IDS = (
    *("report", "reading", "batch", "id", "link", "other", "other_reading", "origin", "replaced_by", "one"),
    *("one_report", "one_reading", "other_report", "incident", "event", "place", "speaker", "entity", "speaker_entity"),
)
ID_LISTS = (
    *("actors", "recipients", "claims", "actor_entities", "recipient_entities"),
    *("event_ids", "report_ids", "past_ids"),
)
MOMENTS = ("published_at", "first_seen", "last_seen")  # text that begins with a day
NESTED = {
    ("claims", "events"): "[{'event': other(x.event), 'link': x.link} FOR x IN events]",
    ("incidents", "statements"): (
        "[struct_update(x, report := other(x.report), claim := other(x.claim)) FOR x IN statements]"
    ),
    ("incidents", "bonds"): "[struct_update(x, one := other(x.one), other := other(x.other)) FOR x IN bonds]",
    ("incidents", "dropped"): "[]",
    ("links", "number"): "$copy + 1",
    ("links", "since"): "1",
    ("links", "dropped"): "[]",
    ("sketches", "published"): "later(published)",
}


def grow_archive(base: Path, folder: Path, copies: int) -> None:
    """Fill the archive at `folder` with copies of the tables of a linked one; one commit to a table and copy."""
    open_archive(folder, create=True)
    create_tables(folder, LINKED)
    source = open_archive(base).cursor()
    for copy in range(copies):
        source.execute(f"CREATE OR REPLACE TEMP MACRO other(old) AS old[1] || substr(md5(old || '{copy}'), 1, 20)")
        later = f"CAST(CAST(left(old, 10) AS DATE) + {DAYS * copy} AS VARCHAR) || old[11:]"
        source.execute(f"CREATE OR REPLACE TEMP MACRO later(old) AS {later}")
        for table in (name for name in ALL_TABLES if name not in KEPT):
            rows = _copy_table(source, table, copy)
            if rows.num_rows:
                append_rows(folder, table, rows)


def _copy_table(source: duckdb.DuckDBPyConnection, table: str, copy: int) -> object:
    schema = arrow_schema(table)
    values = ", ".join(f'{_value(table, field.name, str(field.type), copy)} AS "{field.name}"' for field in schema)
    return source.sql(f"SELECT {values} FROM stored.{table}").to_arrow_table().cast(schema)


def _value(table: str, column: str, kind: str, copy: int) -> str:
    if (table, column) in NESTED:
        return NESTED[table, column].replace("$copy", str(copy))
    if column in IDS:
        return f"other({column})"
    if column in ID_LISTS and kind.startswith("list<") and "struct" not in kind:
        return f"[other(x) FOR x IN {column}]"
    if column in MOMENTS:
        return f"later({column})"
    if kind.startswith("date"):
        return f"{column} + {DAYS * copy}"
    if kind.startswith("timestamp"):
        return f"{column} + INTERVAL {copy} HOUR"
    return f'"{column}"'
