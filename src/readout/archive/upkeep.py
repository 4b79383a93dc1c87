"""Upkeep of an archive: small files are merged, and files that nothing needs any more are deleted."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from readout.archive.delta import file_properties, table_version, told
from readout.archive.places import Place, at_once, delete_file, size_of
from readout.archive.schemas import ALL_TABLES, LATER
from readout.errors import ArchiveError

WEEK = 7 * 24  # hours
Progress = Callable[[str, int, int | None], None]  # step, how many are done, of how many
# Names of files that are still to be moved to their place: delta-rs and `card.write_card` write so. What such a name
# is left on was being written by a process that is gone.
_DRAFT = re.compile(r".+#\d+|\.archive\.json\.[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compaction:
    """How many files were merged, and into how many."""

    merged: int = 0
    into: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unused:
    """A file that no table names any more, and its size in bytes."""

    path: Place
    size: int


def compact_tables(folder: Place, on_progress: Progress | None = None) -> Compaction:
    """Merge the small files of all tables; the old ones stay until they are vacuumed.

    `ArchiveError` where another process compacts at the same time, and for what the disk refuses.
    """
    tables = [table for table in ALL_TABLES if not _is_missing(folder, table)]
    merged = into = 0
    for number, table in enumerate(tables):
        if on_progress:
            on_progress("tables compacted", number, len(tables))
        removed, added = _compact_table(folder, table)
        merged, into = merged + removed, into + added
    return Compaction(merged=merged, into=into)


def find_unused(folder: Place, keep_hours: int) -> tuple[Unused, ...]:
    """Return the files that were merged into others `keep_hours` ago, or that killed processes left before that.

    Not by name alone: a Parquet file counts as left if no commit names it and it was written so long ago.
    """
    before = time.time() - keep_hours * 3600
    found: list[Place] = [
        path for table in ALL_TABLES if not _is_missing(folder, table) for path in _unnamed(folder, table, keep_hours)
    ]
    if isinstance(folder, Path):
        found += [path for path in _drafts(folder) if _written(path) <= before]
    sizes = zip(found, at_once(size_of, found), strict=True)
    return tuple(Unused(path=path, size=size) for path, size in sorted(sizes, key=str) if size is not None)


def delete_unused(files: Sequence[Unused]) -> tuple[Unused, ...]:
    """Delete files, and return them; `ArchiveError` for the first that can't be deleted."""
    for file in files:
        try:
            delete_file(file.path)
        except OSError as error:
            raise ArchiveError(f"{file.path}: {error.strerror or error}") from error
    return tuple(files)


def _is_missing(folder: Place, table: str) -> bool:
    return table in LATER and table_version(folder, table) < 0


def _compact_table(folder: Place, table: str) -> tuple[int, int]:
    """Merge small files; return how many, and into how many."""
    from deltalake import DeltaTable
    from deltalake.exceptions import CommitFailedError

    with told(folder, table):
        try:
            done = DeltaTable(str(folder / table)).optimize.compact(writer_properties=file_properties(table))
        except CommitFailedError as error:
            raise ArchiveError(f"{folder / table}: another process is at it; try again later: {error}") from error
    return int(done["numFilesRemoved"]), int(done["numFilesAdded"])


def _unnamed(folder: Place, table: str, keep_hours: int) -> list[Place]:
    """Return the data files that no commit names, or none since `keep_hours`.

    They are found by delta-rs, but not deleted by it: that would be two commits, for which all others look anew.
    """
    from deltalake import DeltaTable

    with told(folder, table):
        delta = DeltaTable(str(folder / table))
        names = delta.vacuum(keep_hours, dry_run=True, enforce_retention_duration=False, full=True)
    return [folder / table / name.rsplit("/", 1)[-1] for name in names]


def _drafts(folder: Path) -> Iterator[Path]:
    places = [
        folder,
        *(folder / table for table in ALL_TABLES),
        *(folder / table / "_delta_log" for table in ALL_TABLES),
    ]
    for place in places:
        if place.is_dir():
            yield from (path for path in place.iterdir() if _DRAFT.fullmatch(path.name) and path.is_file())


def _written(path: Path) -> float:
    """Return when a file was written; never, where it is gone meanwhile."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")
