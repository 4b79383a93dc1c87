"""The tables of an archive and the Arrow types of their columns, from `columns.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from readout.errors import DataError
from readout.text.tables import read_rows

if TYPE_CHECKING:
    import pyarrow as pa

RECORDS = ("reports", "mentions", "events", "claims")  # what a reading consists of
TABLES = (*RECORDS, "problems", "readings")  # in the order they are written: readings last
# What linking makes of the readings, and what people decided; in the order they are written: links last.
LINKED = ("sketches", "ties", "families", "bonds", "incidents", "memberships", "judgements", "links")
# Events of other projects, in the order they are written.
IMPORTED = ("imported", "imports")
NOTED = ("runs",)  # who wrote what when
# What people keep beside the records and no query asks for: writing it leaves all that was read as it is.
KEPT = ("saved",)
VISITED = ("visits",)  # addresses of the web that were read
LATER = (*LINKED, *IMPORTED, *NOTED, *KEPT, *VISITED)  # tables that are made when they are first written to
QUERIED = (*TABLES, *LINKED, *IMPORTED, *NOTED)
ALL_TABLES = (*QUERIED, *KEPT, *VISITED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its type is a key of `arrow_types`, its meaning a phrase for the documentation."""

    name: str
    type: str
    meaning: str


@cache
def load_columns() -> dict[str, tuple[Column, ...]]:
    """Return the columns of every table, in order; `DataError` where `columns.tsv` is wrong."""
    found: dict[str, list[Column]] = {table: [] for table in ALL_TABLES}
    for where, (table, name, kind, meaning) in read_rows(Path(__file__).with_name("columns.tsv"), 4):
        if table not in found:
            raise DataError(f"{where}: no table is called {table!r}")
        if kind not in arrow_types():
            raise DataError(f"{where}: no type is called {kind!r}")
        found[table].append(Column(name=name, type=kind, meaning=meaning))
    return {table: tuple(columns) for table, columns in found.items()}


@cache
def arrow_schema(table: str) -> pa.Schema:
    """Return the schema of one of `ALL_TABLES` as it is stored."""
    import pyarrow as pa

    types = arrow_types()
    return pa.schema([(column.name, types[column.type]) for column in load_columns()[table]])


@cache
def arrow_types() -> dict[str, pa.DataType]:
    """Return the Arrow types that `columns.tsv` names."""
    import pyarrow as pa

    text, count, number = pa.string(), pa.int32(), pa.float64()
    span = [("start", count), ("end", count)]
    bounds = [("low", number), ("high", number)]
    figure = [("value", number), *bounds, ("unit", text), ("of", text), ("fate", text), ("total", pa.bool_())]
    quantity = [*figure, ("text", text), *span]
    told = [("side", text), ("report", text), ("event", text), ("published", text), *figure, ("words", text)]
    counted = [("of", text), ("unit", text), ("fate", text), *bounds, ("latest", number)]
    said = ("side", "says", "speaker", "words", "stance", "report", "publisher", "published", "claim")
    anchor = [*((name, text) for name in ("id", "report", "reading")), *span]
    anchor += [(name, text) for name in ("words", "sentence", "type")]
    bond = [("one", text), ("other", text), ("score", number), ("made_by", text), ("reasons", pa.list_(text))]
    return {
        "text": text,
        "texts": pa.list_(text),
        "flag": pa.bool_(),
        "count": count,
        "whole": pa.int64(),
        "number": number,
        "day": pa.date32(),
        "moment": pa.timestamp("us", tz="UTC"),
        "span": pa.struct(span),
        "spans": pa.list_(pa.struct(span)),
        "paragraphs": pa.list_(pa.struct([*span, ("kind", text)])),
        "removals": pa.list_(pa.struct([("kind", text), ("text", text)])),
        "quantities": pa.list_(pa.struct(quantity)),
        "links": pa.list_(pa.struct([("event", text), ("link", text)])),
        "marks": pa.list_(pa.int64()),
        "parties": pa.list_(pa.struct([("name", text), ("country", text), ("sectors", pa.list_(text))])),
        "statements": pa.list_(pa.struct([(name, text) for name in said])),
        "tolls": pa.list_(pa.struct([*counted, ("told", pa.list_(pa.struct(told)))])),
        "bonds": pa.list_(pa.struct(bond)),
        "anchors": pa.list_(pa.struct(anchor)),
    }
