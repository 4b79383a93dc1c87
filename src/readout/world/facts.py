"""All facts of the world as lines of text, and the packed file that they lie in.

`data/world.zip` is an ordinary zip archive of tables and indexes (see `index.py`): nothing in it is ever run, any tool
opens it, and its checksums tell damage. `pack.py` makes it from the tables.
"""

import zlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from readout.errors import DataError
from readout.world.index import INDEXES
from readout.world.places import Cities
from readout.world.tables import COLUMNS, world_folder

PACKED = "world.zip"
FORMAT = "1"  # another number for every change of what the members hold
MEMBERS = (*(f"tables/{table}" for table in COLUMNS), *(f"indexes/{index}" for index in INDEXES))
CITY_MEMBERS = ("cities/names", "cities/cities")
CURE = "install Readout again, or make the file with python -m readout.world.pack"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The rows of the tables as lines with tabs, and their indexes.

    `own` are the things of the user's tables (as in the index `names`), `first_own` the number of the first row of a
    table that is the user's, `overlay` the version of those tables; `None` where there are none.
    """

    tables: Mapping[str, Sequence[str]]
    indexes: Mapping[str, Mapping[str, str]]
    own: Set[str] = frozenset()
    first_own: Mapping[str, int] | None = None
    overlay: str | None = None

    def is_own(self, table: str, number: int) -> bool:
        """Tell whether a row is the user's."""
        return self.first_own is not None and number >= self.first_own[table]


def read_facts(file: Path | None = None) -> Facts:
    """Return the facts of a packed file, of ours without one; `DataError` if it is damaged or of another version."""
    members = _read_members(file or packed_file(), MEMBERS)
    lines = {name: _split_lines(member) for name, member in members.items()}
    return Facts(
        tables={table: lines[f"tables/{table}"] for table in COLUMNS},
        indexes={index: _read_index(lines[f"indexes/{index}"]) for index in INDEXES},
    )


def read_cities(file: Path | None = None) -> Cities:
    """Return the names of the cities and the cities, as lines; see `places.py`."""
    members = _read_members(file or packed_file(), CITY_MEMBERS)
    return members[CITY_MEMBERS[0]], members[CITY_MEMBERS[1]]


def packed_file() -> Path:
    """Return where our packed file lies."""
    return world_folder() / PACKED


def _read_members(file: Path, names: Sequence[str]) -> dict[str, bytes]:
    """Return members of the packed file by name."""
    try:
        with ZipFile(file) as packed:
            members = {name: packed.read(f"{name}.tsv") for name in ("format", *names)}
    except (
        OSError,
        BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        ValueError,
        RuntimeError,
    ) as error:
        raise DataError(f"{file}: missing or damaged ({error}); {CURE}") from error
    if _split_lines(members["format"]) != [FORMAT]:
        raise DataError(f"{file}: of another version; {CURE}")
    return members


def _read_index(lines: Sequence[str]) -> dict[str, str]:
    return {name: found for name, _, found in (line.partition("\t") for line in lines)}


def _split_lines(content: bytes) -> list[str]:
    return content.decode().split("\n")[:-1]  # every line has its end
