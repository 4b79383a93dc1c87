"""The writers that keep: an archive, or a folder of Parquet files."""

from collections.abc import Callable, Iterable
from pathlib import Path

from readout.archive import export_parquet, open_archive
from readout.records import Problem, Reading, Report


class ArchiveWriter:
    """Appends readings to an archive in batches; what a killed run left undone is done by the next."""

    def __init__(self, folder: Path, coder: str | None = None) -> None:
        self._archive = open_archive(folder, create=True)
        self.known: Callable[[Report], bool] | None = self._archive.knows(coder=coder)

    def write(self, results: Iterable[Reading | Problem]) -> None:
        """Append readings and problems as they come."""
        self._archive.append(results)


class ParquetWriter:
    """Writes the tables of an archive as plain Parquet files."""

    known: Callable[[Report], bool] | None = None

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, results: Iterable[Reading | Problem]) -> None:
        """Write readings as they come; the files are there when all is written."""
        export_parquet(results, self._folder)
