"""The writers that keep: an archive, or a folder of Parquet files."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from readout.archive import export_parquet, open_archive
from readout.archive.ids import fill_versions
from readout.archive.visits import KeptVisits
from readout.fetch.visits import Visits
from readout.records import Problem, Reading, Report


class ArchiveWriter:
    """Appends readings to an archive in batches; what a killed run left undone is done by the next."""

    def __init__(self, folder: Path, coder: str | None = None, options: Mapping[str, Any] | None = None) -> None:
        """Open or make the archive; `options` are those of the command, to be noted in the view `runs`.

        With the option `again`, what it knows of addresses from earlier runs does not count.
        """
        self._archive = open_archive(folder, create=True)
        self._versions = fill_versions(coder=coder, model=None, codebook=None)
        self._knows = self._archive.knows(**self._versions)
        self._options = dict(options or {})
        self._passed_over = 0
        self.visits = KeptVisits(self._archive.folder, self._versions, again=bool(self._options.get("again")))

    def known(self, report: Report) -> bool:
        """Tell whether this version has read a report already, and count those."""
        found = self._knows(report)
        self._passed_over += found
        return found

    def write(self, results: Iterable[Reading | Problem]) -> None:
        """Append readings and problems as they come."""
        with self._archive.run("read", **self._options, **self._versions) as run:
            try:
                self._archive.append(results)
                self.visits.keep()
            finally:
                run.known = self._passed_over


class ParquetWriter:
    """Writes the tables of an archive as plain Parquet files."""

    known: Callable[[Report], bool] | None = None
    visits: Visits | None = None

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, results: Iterable[Reading | Problem]) -> None:
        """Write readings as they come; the files are there when all is written."""
        export_parquet(results, self._folder)
