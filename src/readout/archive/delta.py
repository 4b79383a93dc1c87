"""Delta tables on disk: created once, appended to by any number of processes, listed by version."""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from readout.archive.places import Place, bring_near, list_names
from readout.archive.schemas import LATER, TABLES, arrow_schema
from readout.errors import ArchiveError

if TYPE_CHECKING:
    import pyarrow as pa
    from deltalake import DeltaTable, WriterProperties

ATTEMPTS = 8  # at a commit that another process got ahead of; delta-rs itself tries more often still
_SYSTEM = re.compile(r"\bos error (\d+)")
_COLOUR = re.compile("\x1b\\[[0-9;]*m")
LONGEST = 300  # characters of a complaint
_COMMIT = re.compile(r"\d{20}\.json")
GROUP = 10_000  # rows that lie together in a file …
GROUPS = {"reports": 2_000}  # … fewer where rows are long
SOUGHT = ("id", "report", "reading", "incident", "event")  # columns by whose values rows are looked for
FALSE_HITS = 0.01  # share of groups that are read for nothing
UNUSABLE = "%[]|^\\*?"  # delta-rs or DuckDB take these in a path for something else


def check_path(folder: Place) -> None:
    """Raise `ArchiveError` where the path has a character that the tables can't live with."""
    found = sorted(set(UNUSABLE) & set(folder.as_posix() if isinstance(folder, Path) else folder.address))
    if found:
        raise ArchiveError(f"{folder}: an archive's path can't contain {' '.join(found)}")


def create_tables(folder: Place, tables: Iterable[str] = TABLES) -> None:
    """Make the tables that are not there yet."""
    from deltalake import DeltaTable

    for table in tables:
        with told(folder, table):
            if not DeltaTable.is_deltatable(str(folder / table)):
                _create_table(folder, table)


def append_rows(folder: Place, table: str, rows: pa.Table) -> None:
    """Append rows in one commit, or in none at all; columns that the table lacks are added to it.

    `ArchiveError` where the table is gone: a new one in its place would hide that.
    """
    from deltalake import write_deltalake
    from deltalake.exceptions import CommitFailedError

    if table_version(folder, table) < 0:
        raise ArchiveError(f"{folder / table}: damaged: its log is gone")
    for attempt in range(ATTEMPTS):
        try:
            with told(folder, table):
                properties = file_properties(table)
                write_deltalake(
                    str(folder / table), rows, mode="append", schema_mode="merge", writer_properties=properties
                )
            return
        except CommitFailedError as error:
            if attempt + 1 == ATTEMPTS:
                raise ArchiveError(f"{folder / table}: other processes kept it busy: {error}") from error
            time.sleep(random.uniform(0, 0.05 * 2**attempt))


def append_next(folder: Place, table: str, rows: pa.Table, version: int) -> bool:
    """Append rows where nobody appended after `version`; tell whether that went, or another process got ahead."""
    from deltalake import CommitProperties, DeltaTable, write_deltalake
    from deltalake.exceptions import CommitFailedError

    once = CommitProperties(max_commit_retries=0)
    for _ in range(ATTEMPTS):
        with told(folder, table):
            delta = DeltaTable(str(folder / table))
            if not _holds_the_same(delta, version):
                return False
            try:
                write_deltalake(
                    delta,
                    rows,
                    mode="append",
                    schema_mode="merge",
                    writer_properties=file_properties(table),
                    commit_properties=once,
                )
                return True
            except CommitFailedError:
                continue  # who got ahead may only have merged files
    return False


def _holds_the_same(delta: DeltaTable, version: int) -> bool:
    """Tell whether since `version` files were merged at most: a compaction changes no row."""
    since = delta.version() - version
    return since == 0 or all(commit["operation"] == "OPTIMIZE" for commit in delta.history(since))


def table_version(folder: Place, table: str) -> int:
    """Return the number of a table's last commit, from the names in its log alone: some tens of times faster.

    -1 where there is none: those of linking and of imports are made when they are first written to.
    """
    if table in LATER and isinstance(folder, Path) and not (folder / table).exists():
        return -1
    try:
        names = list_names(folder / table / "_delta_log")
    except OSError as error:
        raise ArchiveError(f"{folder / table}: {say_fault(error)}") from error
    return max((int(name[:20]) for name in names if _COMMIT.fullmatch(name)), default=-1)


def list_files(folder: Place, table: str) -> list[Path]:
    """Return the Parquet files that make up a table, as files of this machine; none where it is still to be made."""
    from deltalake import DeltaTable

    if table in LATER and table_version(folder, table) < 0:
        return []
    with told(folder, table):
        delta = DeltaTable(str(folder / table))
        # The addresses are percent-encoded; the names of the files alone need no decoding.
        return bring_near(folder / table, [address.rsplit("/", 1)[-1] for address in delta.file_uris()])


def _create_table(folder: Place, table: str) -> None:
    from deltalake import DeltaTable
    from deltalake.exceptions import CommitFailedError, DeltaError

    try:
        DeltaTable.create(str(folder / table), schema=arrow_schema(table), mode="ignore")
    except (CommitFailedError, DeltaError):
        if not DeltaTable.is_deltatable(str(folder / table)):  # else another process made it meanwhile
            raise


def file_properties(table: str) -> WriterProperties:
    """Return how files are written: in small groups of rows with a filter for ids, so that one row is found fast."""
    from deltalake import BloomFilterProperties, ColumnProperties, WriterProperties

    size = GROUPS.get(table, GROUP)
    bloom = ColumnProperties(bloom_filter_properties=BloomFilterProperties(True, fpp=FALSE_HITS, ndv=size))
    ids = {name: bloom for name in SOUGHT if name in arrow_schema(table).names}
    return WriterProperties(compression="ZSTD", max_row_group_size=size, column_properties=ids)


@contextmanager
def told(folder: Place, table: str) -> Iterator[None]:
    """Turn what deltalake and the disk complain of into `ArchiveError`, but for conflicts."""
    from deltalake.exceptions import CommitFailedError, DeltaError

    try:
        yield
    except CommitFailedError:
        raise
    except (DeltaError, OSError) as error:
        raise ArchiveError(f"{folder / table}: {say_fault(error)}") from error


def say_fault(error: Exception) -> str:
    """Return what a library complains of in one line: the system's words where it was a call to it, else the first.

    Of what an object store complains of, also the next lines: the first says only which store it is.
    """
    text = str(error)
    number = _SYSTEM.search(text)
    if number:
        return os.strerror(int(number[1]))
    lines = [line.strip(" ↳") for line in _COLOUR.sub("", text).splitlines()]
    lines = [line for line in lines if line]
    if lines and lines[0].startswith("Generic "):
        return ": ".join(dict.fromkeys(lines))[:LONGEST]
    return next(iter(lines), type(error).__name__)
