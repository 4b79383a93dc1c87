"""Pack all tables of the world, with their indexes, into the one file that a run reads.

    python -m readout.world.pack

writes `data/world.zip` from the tables beside it: to be run, and its result committed, whenever a table changed.
The same tables give the same bytes.
"""

import gzip
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from readout.errors import DataError
from readout.world.facts import FORMAT, PACKED
from readout.world.index import build_indexes
from readout.world.load import check_records
from readout.world.tables import COLUMNS, read_rows, world_folder

CITIES = "cities.tsv.gz"  # made by `cities.py`
EARLIEST = (1980, 1, 1, 0, 0, 0)  # what a zip archive calls no date
PLAIN_FILE = 0o100644 << 16


def main() -> None:
    """Write the packed file; `DataError` names file and line of what is wrong in a table."""
    members = collect_members()
    target = world_folder() / PACKED
    target.write_bytes(pack_members(members))
    rows = ", ".join(f"{len(members[f'tables/{table}'])} {table}" for table in COLUMNS)
    print(f"{target}: {rows}, {len(members['cities/cities'])} cities; {target.stat().st_size / 1e6:.1f} MB")


def collect_members(folder: Path | None = None) -> dict[str, list[str]]:
    """Return all that belongs into the packed file: lines by name of the member."""
    folder = folder or world_folder()
    check_records(folder)
    tables = {table: ["\t".join(row) for _, row in read_rows(table, folder)] for table in COLUMNS}
    names, cities = _collect_cities(folder / CITIES)
    members = {"format": [FORMAT]} | {f"tables/{table}": lines for table, lines in tables.items()}
    for index, entries in build_indexes(tables).items():
        members[f"indexes/{index}"] = [f"{name}\t{found}" for name, found in entries.items()]
    return members | {"cities/names": names, "cities/cities": cities}


def pack_members(members: Mapping[str, Sequence[str]]) -> bytes:
    """Return the packed file."""
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        for name, lines in members.items():
            member = ZipInfo(f"{name}.tsv", EARLIEST)
            member.create_system, member.external_attr = 3, PLAIN_FILE  # the same on every system
            packed.writestr(member, "".join(f"{line}\n" for line in lines).encode(), ZIP_DEFLATED, 9)
    return file.getvalue()


def _collect_cities(file: Path) -> tuple[list[str], list[str]]:
    """Return the names, sorted, each with the starts of the lines of its cities, and these lines."""
    try:
        rows = [row.split("\t", 1) for row in gzip.decompress(file.read_bytes()).decode().split("\n")]
    except (OSError, EOFError, ValueError) as error:
        raise DataError(f"{file}: missing or damaged; make it with python -m readout.world.cities") from error
    cities = sorted({about for _, about in rows})
    starts = dict(zip(cities, accumulate((len(about.encode()) + 1 for about in cities), initial=0), strict=False))
    names: dict[str, list[int]] = {}
    for name, about in rows:
        names.setdefault(name, []).append(starts[about])
    return [f"{name}\t{' '.join(map(str, sorted(names[name])))}" for name in sorted(names)], cities


if __name__ == "__main__":
    main()
