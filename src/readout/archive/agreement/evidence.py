"""The evidence of cells: some of ours and of theirs, with words and addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from readout.archive.agreement import tables
from readout.archive.agreement.records import Cell, Key, Ours, Theirs, Unit
from readout.archive.choosing.conditions import Condition, join_conditions
from readout.archive.query import stream_rows

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, checked. `imported` is the SELECT of their rows, `values` are those of its `?`."""

    source: str
    imported: str
    values: tuple[str, ...]
    unit: Unit
    window: int
    since: date | None
    until: date | None
    condition: Condition


def illustrate(
    cursor: duckdb.DuckDBPyConnection, question: Question, cells: Sequence[Cell], keys: Sequence[Key], examples: int
) -> list[Cell]:
    """Return the cells with `examples` of both sides, those first that the other side lacks."""
    ours = [_pick(cursor, tables.OUR_PICKS, cell, keys, examples) for cell in cells]
    theirs = [_pick(cursor, tables.THEIR_PICKS, cell, keys, examples) for cell in cells]
    our_ids = list({row["id"] for rows in ours for row in rows})
    units = list({row["unit"] for rows in theirs for row in rows})
    our_records = list(stream_rows(cursor, tables.OUR_RECORDS[question.unit], [our_ids])) if our_ids else []
    sql = tables.THEIR_RECORDS.format(imported=question.imported)
    their_records = list(stream_rows(cursor, sql, [*question.values, units])) if units else []
    return [
        replace(cell, our_examples=_make_ours(mine, our_records), their_examples=_make_theirs(yours, their_records))
        for cell, mine, yours in zip(cells, ours, theirs, strict=True)
    ]


def _pick(cursor: duckdb.DuckDBPyConnection, sql: str, cell: Cell, keys: Sequence[Key], examples: int) -> list[Row]:
    where, values = join_conditions((f"{key} = ?", [getattr(cell, key)]) for key in keys)
    return list(stream_rows(cursor, sql.format(where=where), [*values, examples]))


def _make_ours(picks: Iterable[Row], records: Iterable[Row]) -> tuple[Ours, ...]:
    """Return examples; two reports of the same text may have events of one id."""
    known = {(record["id"], record["report"]): record for record in records}
    lacking = {"mode": None, "words": None}
    return tuple(Ours(**{**lacking, **known.get((pick["id"], pick["report"]), {}), **pick}) for pick in picks)


def _make_theirs(picks: Iterable[Row], records: Iterable[Row]) -> tuple[Theirs, ...]:
    known = {record["unit"]: record for record in records}
    told = ({**known[pick["unit"]], **pick} for pick in picks)
    return tuple(Theirs(**{name: value for name, value in row.items() if name != "unit"}) for row in told)


def fetch_row(cursor: duckdb.DuckDBPyConnection, sql: str) -> tuple[Any, ...]:
    """Return the one row that a SELECT finds."""
    return tuple(cursor.execute(sql).fetchone() or ())
