"""A user's own world folder: what is in it, what comes to it, and writing it whole or not at all."""

import csv
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from readout.errors import DataError
from readout.world.imports.rows import CODES, LISTS, TABLES, Row, split_values
from readout.world.normal import normalise_name

Outcome = Literal["new", "changed", "known", "differs"]
Key = tuple[str, ...]
DATED = frozenset(("start", "end"))


@dataclass(slots=True)
class _Table:
    """The rows of a table by what makes two rows the same, and the state of its file when it was read."""

    rows: dict[Key, list[str]]
    seen: tuple[int, int] | None
    touched: bool = False


class WorldFolder:
    """Tables that grow by merging. What stands in the folder is never overruled; nothing is written before `save`."""

    def __init__(self, path: Path) -> None:
        """Check the tables that are there; `DataError` names file and line of what is wrong in them."""
        self.path = path
        self._tables: dict[str, _Table] = {}
        if path.exists() and not path.is_dir():
            raise DataError(f"{path} is a file; a world is a folder")
        for table in TABLES:
            _read_table(path, table)

    def add(self, row: Row) -> Outcome:
        """Take a row up: new, known, adding to the row it is the same as, or differing from it and so not kept."""
        table = self._tables.get(row.table) or self._open(row.table)
        key = row_key(row.table, row.cells)
        kept = table.rows.get(key)
        if kept is None:
            table.rows[key] = list(row.cells)
            table.touched = True
            return "new"
        outcome = _merge(TABLES[row.table], kept, row.cells)
        table.touched = table.touched or outcome == "changed"
        return outcome

    def save(self) -> list[Path]:
        """Write the tables that changed, each whole or not at all, and return their paths.

        `DataError` if a table was changed by somebody else since it was read: nothing is written over.
        """
        written = []
        for name, table in self._tables.items():
            if not table.touched:
                continue
            path = self.path / f"{name}.csv"
            if _state(path) != table.seen:
                raise DataError(f"{path} was changed while the import ran; import once more")
            self.path.mkdir(parents=True, exist_ok=True)
            _write_whole(path.resolve(), (TABLES[name], *table.rows.values()))
            table.seen, table.touched = _state(path), False
            written.append(path)
        return written

    def count_rows(self) -> Iterator[tuple[str, int]]:
        """Give the tables that are there and how many rows they have."""
        for table in TABLES:
            if (self.path / f"{table}.csv").is_file():
                yield table, len(_read_table(self.path, table))

    def _open(self, table: str) -> _Table:
        found = _Table({}, _state(self.path / f"{table}.csv"))
        for row in _read_table(self.path, table):
            key = row_key(table, row)
            while key in found.rows:  # a table may say a thing twice: both stay
                key = (*key, "again")
            found.rows[key] = row
        self._tables[table] = found
        return found


def row_key(table: str, cells: Iterable[str]) -> Key:
    """Return what makes two rows of a table the same: a term is one by country, office, person and first day."""
    row = dict(zip(TABLES[table], cells, strict=True))
    if table == "countries":
        return (row["iso3"],)
    name = normalise_name(row["name"])
    code = next((row[column] for column in CODES & row.keys()), "")
    if table == "offices":
        return code, row["office"].partition(";")[0].strip().lower(), name, row["start"]
    if table == "places":
        return name, code, row["latitude"], row["longitude"]
    return name, code, row["sector"], row.get("start", "")


def _merge(columns: tuple[str, ...], kept: list[str], cells: tuple[str, ...]) -> Outcome:
    """Fill what is empty and add to what is a list; `certainty` goes with a date that is filled in."""
    before = list(kept)
    dated = differs = False
    for place, column in enumerate(columns):
        new = cells[place]
        if column in LISTS:
            kept[place] = _union(kept[place], new, dict(zip(columns, kept, strict=True))["name"])
        elif new and not kept[place]:
            kept[place] = new
            dated = dated or column in DATED
        elif column == "certainty" and dated:
            kept[place] = new
        elif new and column not in ("certainty", "name", "office"):
            differs = differs or new != kept[place]
    if kept != before:
        return "changed"
    return "differs" if differs else "known"


def _union(kept: str, new: str, name: str) -> str:
    known = {normalise_name(value) for value in (*split_values(kept), name)}
    added = [value for value in split_values(new) if normalise_name(value) not in known]
    return ";".join((*split_values(kept), *added)) if added else kept


def _read_table(folder: Path, table: str) -> list[list[str]]:
    """Return the rows of a table, none if there is no file."""
    path = folder / f"{table}.csv"
    if not path.is_file():
        return []
    rows: list[list[str]] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = next(reader, [])
            if tuple(header) != TABLES[table]:
                raise DataError(f"{path}:1: header {','.join(header)} where {','.join(TABLES[table])} is due")
            for row in reader:
                if row and len(row) != len(header):
                    raise DataError(f"{path}:{reader.line_num}: {len(row)} columns where {len(header)} are due")
                rows += [row] if row else []
    except (csv.Error, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}") from error
    return rows


def _state(path: Path) -> tuple[int, int] | None:
    try:
        about = path.stat()
    except FileNotFoundError:
        return None
    return about.st_mtime_ns, about.st_size


def _write_whole(path: Path, rows: Iterable[Iterable[str]]) -> None:
    """Write beside the table and then put it in its place: a crash leaves the old table or the new one."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            part.chmod(path.stat().st_mode & 0o777)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
