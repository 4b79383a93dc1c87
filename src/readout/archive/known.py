"""The ids of the readings that an archive has, as they were when first asked for, and those added since."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from readout.archive.delta import list_files, say_fault
from readout.archive.places import Place
from readout.errors import ArchiveError


class Known:
    """The ids of the readings in an archive at `folder`; several threads may ask at once."""

    def __init__(self, folder: Place) -> None:
        self._folder = folder
        self._lock = Lock()
        self._ids: set[str] | None = None

    def has(self, reading: str) -> bool:
        """Tell whether a reading was here when first asked, or was added since."""
        with self._lock:
            if self._ids is None:
                self._ids = load_known(self._folder)
            return reading in self._ids

    def add(self, readings: Iterable[str]) -> None:
        """Take more readings to be here."""
        with self._lock:
            if self._ids is not None:
                self._ids.update(readings)


def load_known(folder: Place) -> set[str]:
    """Return the ids of all readings that are whole, as the files say now."""
    import pyarrow.parquet as pq

    files = list_files(folder, "readings")
    try:
        return {value for file in files for value in pq.read_table(file, columns=["reading"])["reading"].to_pylist()}
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{folder / 'readings'}: damaged: {say_fault(error)}") from error
