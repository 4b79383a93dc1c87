"""JSON lines: a row of a view as an object a line, lists and structures as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from readout.archive.exports.format import TableFormat
from readout.archive.exports.lines import write_rows
from readout.archive.exports.styles import json_lines

if TYPE_CHECKING:
    import pyarrow as pa


def save(rows: pa.RecordBatchReader, file: BinaryIO) -> int:
    """Write all rows; return how many."""
    return write_rows(rows, file, json_lines(), lambda row: row)


FORMAT = TableFormat(
    name="jsonl",
    title="JSON lines",
    suffix=".jsonl",
    save=save,
    lost=("nothing but the types of days, which are texts in ISO form",),
)
