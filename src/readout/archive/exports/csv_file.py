"""CSV: the rows of a view, lists joined by `; `, structures as JSON; one form for programs and one for spreadsheets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from readout.archive.exports.format import TableFormat
from readout.archive.exports.lines import write_rows
from readout.archive.exports.styles import comma_separated

if TYPE_CHECKING:
    import pyarrow as pa


def save(rows: pa.RecordBatchReader, file: BinaryIO, excel: bool = False) -> int:
    """Write all rows; return how many."""
    return write_rows(rows, file, comma_separated(rows.schema.names, excel=excel), lambda row: row.values())


_LOST = (
    'lists are joined by "; ", structures are JSON; null and an empty text are both an empty cell',
    "types: read cameo and all ids as text, since 040 is not 40",
)
FORMAT = TableFormat(name="csv", title="CSV", suffix=".csv", save=save, lost=_LOST)
EXCEL = TableFormat(
    name="csv",
    title="CSV for spreadsheets",
    suffix=".csv",
    save=partial(save, excel=True),
    lost=(*_LOST, "a cell that a spreadsheet would run as a formula has an apostrophe before it"),
)
