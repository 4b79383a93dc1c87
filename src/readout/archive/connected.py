"""The connection on the tables of an archive as they are now: opened anew when they change, prepared when asked."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from readout.archive.delta import list_files, say_fault, table_version
from readout.archive.narrow import keep_narrow
from readout.archive.places import Place, at_once
from readout.archive.query import open_connection
from readout.archive.schemas import QUERIED
from readout.errors import ArchiveError
from readout.records import content_id

if TYPE_CHECKING:
    import duckdb

    from readout.archive.judging.replacing import Kept


class Connected:
    """Gives cursors on the tables of the archive at `folder`; any number of threads may ask."""

    def __init__(self, folder: Place) -> None:
        self._folder = folder
        self._lock = Lock()
        self._preparing = Lock()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._prepared: duckdb.DuckDBPyConnection | None = None
        self._versions: dict[str, int] = {}
        self._amended: Kept = {}

    def open(self) -> duckdb.DuckDBPyConnection:
        """Return the connection on the tables as they are now; it can't write to them."""
        with self._lock:
            # Readings first: the records of every reading seen are then in the tables looked at later.
            versions = self._find_versions()
            if self._connection is None or versions != self._versions:
                files = {table: list_files(self._folder, table) for table in reversed(QUERIED)}
                self._connection = open_connection(self._folder, files, self._amended)
                self._versions = versions
            return self._connection

    def prepare(self) -> bool:
        """Keep in memory what lists and counts are made of; tell whether it is kept. See `narrow`."""
        with self._preparing:
            connection = self.open()
            if self._prepared is not connection and self._keep(connection):
                self._prepared = connection
            return self._prepared is connection

    def is_current(self) -> bool:
        """Tell whether nothing changed since a connection was opened."""
        return self._versions == self._find_versions()

    def state(self) -> str:
        """Return what changes with every change of what queries see, and with nothing else."""
        return content_id("v", *self._find_versions().values())

    def _keep(self, connection: duckdb.DuckDBPyConnection) -> bool:
        import duckdb

        try:
            return keep_narrow(connection.cursor())
        except duckdb.Error as error:
            raise ArchiveError(f"{self._folder}: {say_fault(error)}") from error

    def _find_versions(self) -> dict[str, int]:
        if isinstance(self._folder, Path):
            return {table: table_version(self._folder, table) for table in QUERIED}
        return dict(zip(QUERIED, at_once(lambda table: table_version(self._folder, table), QUERIED), strict=True))
