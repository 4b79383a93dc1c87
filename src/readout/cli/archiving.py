"""The writers that keep: an archive, or a folder of Parquet files."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from readout.archive import export_parquet, open_archive
from readout.records import Problem, Reading, Report

BATCH = 200  # readings a commit: a killed run loses at most these, and reads them again


class ArchiveWriter:
    """Appends readings to an archive in batches; what a killed run left undone is done by the next."""

    def __init__(self, folder: Path) -> None:
        self._archive = open_archive(folder, create=True)
        self._readings: list[Reading] = []
        self._problems: list[Problem] = []
        self.known: Callable[[Report], bool] | None = self._archive.knows()

    def reading(self, reading: Reading) -> None:
        """Take a reading, and append when a batch is full."""
        self._readings.append(reading)
        if len(self._readings) >= BATCH:
            self._append()

    def problem(self, problem: Problem) -> None:
        """Keep the problem as a row."""
        self._problems.append(problem)

    def _append(self) -> None:
        self._archive.append(self._readings, self._problems)
        self._readings, self._problems = [], []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._append()


class ParquetWriter:
    """Gathers readings and writes the tables of an archive as plain Parquet files."""

    known: Callable[[Report], bool] | None = None

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._readings: list[Reading] = []

    def reading(self, reading: Reading) -> None:
        """Take a reading."""
        self._readings.append(reading)

    def problem(self, problem: Problem) -> None:
        """Leave the problem to standard error."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            export_parquet(self._readings, self._folder)
