"""A user's own world: a folder of tables that lie over ours.

It holds tables of our names and columns, as many as it likes. A row with the key of one of ours replaces it, other rows
are added; where a name is ambiguous, what the user's rows say of it wins. docs/world.md tells it in full.
"""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from readout.errors import DataError
from readout.world.facts import Facts
from readout.world.index import INITIALS, build_indexes
from readout.world.load import check_records
from readout.world.normal import normalise_name
from readout.world.tables import COLUMNS, read_rows, table_files

VARIABLE = "READOUT_WORLD"
DIGITS = 8  # of the version: enough to tell the worlds of one project apart
Key = tuple[str, ...]
KEYS: Mapping[str, Callable[[Sequence[str]], Key]] = {
    "countries": lambda row: (row[0],),
    "codes": lambda row: (row[0],),
    "centroids": lambda row: (row[0],),
    "organisations": lambda row: (normalise_name(row[0]),),
    "groups": lambda row: (normalise_name(row[0]),),
    "offices": lambda row: (row[0], row[1].lower(), normalise_name(row[3]), row[5]),  # kings have several countries
    "places": lambda row: (normalise_name(row[0]), row[2]),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """The rows of a user's tables, and a short digest of them."""

    rows: Mapping[str, Sequence[Sequence[str]]]
    version: str


def find_overlay(folder: str | Path | None = None) -> Path | None:
    """Return the user's folder: the one given, else the one that READOUT_WORLD names; `None` if there is neither.

    `DataError` where it is no folder or has no table in it.
    """
    named = folder or os.environ.get(VARIABLE)
    if not named:
        return None
    path = Path(named).expanduser().absolute()
    told = "" if folder else f" (from {VARIABLE})"
    if not path.is_dir():
        raise DataError(f"{path}: no such folder{told}")
    if not any(table_files(table, path) for table in COLUMNS):
        tables = ", ".join(f"{table}.csv" for table in COLUMNS)
        raise DataError(f"{path}: no table of a world in it{told}; tables are {tables}")
    return path


def stamp_overlay(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what changes when a file of a user's folder does: names, times and sizes."""
    files = [file for table in COLUMNS for file in table_files(table, path)]
    return tuple((file.name, (about := file.stat()).st_mtime_ns, about.st_size) for file in files)


def overlay_version(folder: str | Path | None = None) -> str | None:
    """Return the version of the user's tables, `None` if there are none; `DataError` names file and line of a fault."""
    path = find_overlay(folder)
    return read_overlay(path, stamp_overlay(path)).version if path else None


@lru_cache(maxsize=1)
def read_overlay(path: Path, _stamp: object) -> Overlay:
    """Return the tables of a user's folder as they are at its stamp; `DataError` names file and line of a fault."""
    check_records(path)
    rows = {table: [row for _, row in read_rows(table, path)] for table in COLUMNS}
    digest = sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()
    return Overlay(rows=rows, version=digest[:DIGITS])


def displaced_by(rows: Mapping[str, Sequence[Sequence[str]]]) -> Callable[[str, Sequence[str]], bool]:
    """Return what tells whether a user's rows displace a row of ours; an armed group is a body like any other."""
    keys = {table: {KEYS[table](row) for row in found} for table, found in rows.items()}
    keys["organisations"] = keys["groups"] = keys["organisations"] | keys["groups"]
    return lambda table, row: KEYS[table](row) in keys[table]


def lay_over(facts: Facts, overlay: Overlay) -> Facts:
    """Return our facts with the user's over them."""
    gone = displaced_by(overlay.rows)
    tables, first_own = {}, {}
    for table, lines in facts.tables.items():
        kept = [line for line in lines if not gone(table, line.split("\t"))]
        first_own[table] = len(kept)
        tables[table] = [*kept, *("\t".join(row) for row in overlay.rows[table])]
    own = {row[0] for row in overlay.rows["countries"]}
    for table, initial in INITIALS.items():
        own.update(f"{initial}{number}" for number in range(first_own[table], len(tables[table])))
    return Facts(
        tables=tables,
        indexes=build_indexes(tables),
        own=frozenset(own),
        first_own=first_own,
        overlay=overlay.version,
    )
