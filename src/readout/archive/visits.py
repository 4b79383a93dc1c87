"""Addresses that were read into an archive, so that the next reading of a feed asks for what is new alone.

Only what this version of the coder has read counts: another one is to read it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any

from readout.archive.build import build_table
from readout.archive.delta import append_rows, create_tables, list_files, say_fault
from readout.archive.places import Place
from readout.archive.schemas import VISITED, arrow_schema
from readout.errors import ArchiveError
from readout.fetch.visits import Visit

VERSIONS = ("coder", "model", "codebook")


class KeptVisits:
    """The visits of an archive at `folder`; with `again` earlier ones do not count. `versions` are of the coder."""

    def __init__(self, folder: Place, versions: Mapping[str, str], again: bool = False) -> None:
        self._folder = folder
        self._versions = {name: versions[name] for name in VERSIONS}
        self._again = again
        self._before: dict[str, Visit] | None = None
        self._noted: dict[str, Visit] = {}

    def recall(self, address: str) -> Visit | None:
        """Return the last visit to an address that is kept, `None` where there is none."""
        if self._again:
            return None
        if self._before is None:
            rows = sorted(_read(self._folder), key=lambda row: str(row["at"]))
            names = [field.name for field in fields(Visit)]
            known = [row for row in rows if all(row[name] == value for name, value in self._versions.items())]
            self._before = {row["address"]: Visit(**{name: row[name] for name in names}) for row in known}
        return self._before.get(address)

    def note(self, visit: Visit) -> None:
        """Take up a visit, until `keep`."""
        if visit != self.recall(visit.address):
            self._noted[visit.address] = visit

    def keep(self) -> None:
        """Keep the visits noted: to be called once what they brought is in the archive."""
        if self._noted:
            told = {**self._versions, "at": datetime.now(UTC).isoformat(timespec="microseconds")}
            create_tables(self._folder, VISITED)
            append_rows(
                self._folder, "visits", build_table("visits", [asdict(one) | told for one in self._noted.values()])
            )
            self._noted.clear()


def _read(folder: Place) -> Iterator[dict[str, Any]]:
    import pyarrow.parquet as pq

    for file in list_files(folder, "visits"):
        try:
            yield from pq.read_table(file, schema=arrow_schema("visits")).to_pylist()
        except (OSError, ValueError) as error:
            raise ArchiveError(f"{file.parent}: damaged: {say_fault(error)}") from error
