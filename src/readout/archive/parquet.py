"""Export as plain Parquet files, one a table, for any program that reads Parquet."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from readout.archive.build import build_tables
from readout.archive.ids import id_of
from readout.archive.schemas import TABLES, arrow_schema
from readout.errors import ArchiveError
from readout.records import Problem, Reading

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 500  # records held in memory at a time


def export_parquet(records: Iterable[Reading | Problem], folder: str | Path) -> int:
    """Write `reports.parquet`, `events.parquet` … into `folder` and return how many readings they hold.

    Columns are those of an archive without `batch`; a reading that comes twice is written once. The files take
    their names when all are whole: a fault on the way leaves what was there before.
    """
    with ParquetFiles(folder) as files:
        for record in records:
            files.add(record)
    return files.count


class ParquetFiles:
    """A folder of Parquet files in the making: `add` readings and problems inside a `with`."""

    def __init__(self, folder: str | Path) -> None:
        self._folder = Path(folder)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._draft = Path(tempfile.mkdtemp(prefix=".export-", dir=self._folder))
        except OSError as error:
            raise ArchiveError(f"{folder}: {error.strerror or error}") from error
        self._writers = {table: _open_writer(self._draft, table) for table in TABLES}
        self._seen: set[str] = set()
        self._readings: list[Reading] = []
        self._problems: list[Problem] = []

    @property
    def count(self) -> int:
        """How many readings were added, each counted once."""
        return len(self._seen)

    def add(self, record: Reading | Problem) -> None:
        """Add a reading, unless it was added before, or a problem."""
        if isinstance(record, Problem):
            self._problems.append(record)
        elif (identity := id_of(record)) not in self._seen:
            self._seen.add(identity)
            self._readings.append(record)
        if len(self._readings) + len(self._problems) >= GROUP:
            self._flush()

    def _flush(self) -> None:
        for table, rows in build_tables(self._readings, self._problems, "", datetime.now(UTC)).items():
            self._writers[table].write_table(rows.drop_columns(["batch"]))
        self._readings, self._problems = [], []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._flush()
            for writer in self._writers.values():
                writer.close()
            if kind is None:
                for table in TABLES:
                    (self._draft / f"{table}.parquet").replace(self._folder / f"{table}.parquet")
        finally:
            shutil.rmtree(self._draft, ignore_errors=True)


def plain_schema(table: str) -> pa.Schema:
    """Return the schema of a table without its bookkeeping."""
    schema = arrow_schema(table)
    return schema.remove(schema.get_field_index("batch"))


def _open_writer(draft: Path, table: str) -> Any:
    import pyarrow.parquet as pq

    return pq.ParquetWriter(draft / f"{table}.parquet", plain_schema(table), compression="zstd")
