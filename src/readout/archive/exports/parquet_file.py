"""Parquet: the rows of a view as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from readout.archive.exports.format import TableFormat

if TYPE_CHECKING:
    import pyarrow as pa


def save(rows: pa.RecordBatchReader, file: BinaryIO) -> int:
    """Write all rows; return how many."""
    import pyarrow.parquet as pq

    count = 0
    with pq.ParquetWriter(file, rows.schema, compression="zstd") as writer:
        for batch in rows:
            writer.write_batch(batch)
            count += batch.num_rows
    return count


FORMAT = TableFormat(name="parquet", title="Parquet", suffix=".parquet", save=save)
