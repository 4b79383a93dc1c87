"""Batches of readings as Arrow tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from readout.archive.rows import Row, problem_row, reading_row, rows_of
from readout.archive.schemas import RECORDS, TABLES, arrow_schema
from readout.records import Problem, Reading
from readout.text.characters import mend_surrogates

if TYPE_CHECKING:
    import pyarrow as pa


def build_tables(
    readings: Sequence[Reading], problems: Sequence[Problem], batch: str, now: datetime
) -> dict[str, pa.Table]:
    """Return the tables that have rows, by name, in the order to write them: `readings` last.

    Each reading is a microsecond younger than the one before, so that the later of two in a batch is the later.
    """
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    for number, reading in enumerate(readings):
        for table, group in rows_of(reading, batch).items():
            rows[table] += group
        rows["readings"].append(reading_row(reading, batch, now + timedelta(microseconds=number)))
    rows["problems"] = [problem_row(problem, batch, now) for problem in problems]
    return {table: build_table(table, group) for table, group in rows.items() if group}


def build_table(table: str, rows: list[Row]) -> pa.Table:
    """Return rows as an Arrow table; halves of surrogate pairs turn into U+FFFD, which keeps all offsets."""
    import pyarrow as pa

    try:
        return pa.Table.from_pylist(rows, schema=arrow_schema(table))
    except UnicodeEncodeError:
        return pa.Table.from_pylist(_mend(rows), schema=arrow_schema(table))


def record_rows(readings: Iterable[Reading]) -> dict[str, list[Row]]:
    """Return the rows of all record tables, without a batch."""
    rows: dict[str, list[Row]] = {table: [] for table in RECORDS}
    for reading in readings:
        for table, group in rows_of(reading, "").items():
            rows[table] += group
    return rows


def _mend(value: Any) -> Any:
    if isinstance(value, str):
        return mend_surrogates(value)
    if isinstance(value, list):
        return [_mend(part) for part in value]
    if isinstance(value, dict):
        return {key: _mend(part) for key, part in value.items()}
    return value
