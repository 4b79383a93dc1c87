"""Rows of a view as lines of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO

from readout.archive.exports.styles import Style, as_bytes

if TYPE_CHECKING:
    import pyarrow as pa

CHUNK = 1_000  # rows that are Python objects at once


def write_rows(rows: pa.RecordBatchReader, file: BinaryIO, style: Style, shape: Callable[[dict[str, Any]], Any]) -> int:
    """Write each row in the shape that the style encodes; return how many there were."""
    count = 0
    file.write(as_bytes(style.head))
    for batch in rows:
        for start in range(0, batch.num_rows, CHUNK):
            lines = "".join(style.encode(shape(row)) for row in batch.slice(start, CHUNK).to_pylist())
            file.write(as_bytes(lines))
        count += batch.num_rows
    return count
