"""The tables of a world folder: which there are, their columns, and their rows with file and line.

Ours lie in `data/`; a user's own folder holds tables of the same names and columns.
"""

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from readout.errors import DataError

COLUMNS = {
    "countries": "iso3 name short_names people adjective capital metonyms former_names".split(),
    "codes": "iso3 iso2 m49 cow cow_letters gw fips cameo".split(),
    "centroids": "iso3 latitude longitude".split(),
    "organisations": "name aliases code sector kind start end certainty".split(),
    "groups": "name aliases country sector kind start end certainty".split(),
    "offices": "country office sector name aliases start end certainty".split(),
    "places": "name aliases country latitude longitude precision".split(),
}
OVERLAPS = "overlaps"  # of no use but to the checker: terms of one office that truly overlap, and why
CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")  # would break the lines of the packed file, and of any other


@lru_cache(maxsize=1)
def world_folder() -> Path:
    """Return the folder of our tables."""
    return Path(str(files("readout.world") / "data"))


def columns_of(table: str) -> list[str]:
    """Return the columns of a table."""
    return "country office start end note".split() if table == OVERLAPS else COLUMNS[table]


def table_files(table: str, folder: Path) -> list[Path]:
    """Return the files of a table in the order in which they count, none where it is missing; terms may lie in several.

    `offices.csv`, `offices-ministers.csv` and so on are one table.
    """
    if table == "offices":
        return sorted({*folder.glob("offices.csv"), *folder.glob("offices-*.csv")})
    file = folder / f"{table}.csv"
    return [file] if file.is_file() else []


def read_rows(table: str, folder: Path | None = None) -> Iterator[tuple[str, list[str]]]:
    """Give `file:line` and the cells of every row of a table, of our own without `folder`.

    `DataError` where a file is no UTF-8 or header or row have other columns than told. Empty lines count for nothing.
    """
    for file in table_files(table, folder or world_folder()):
        yield from read_table(file.name, " ".join(columns_of(table)), file.parent)


def read_table(name: str, columns: str, folder: Path | None = None) -> Iterator[tuple[str, list[str]]]:
    """Give the same for one file of a folder, by name and columns."""
    for where, row in scan_file((folder or world_folder()) / name, columns.split()):
        if isinstance(row, str):
            raise DataError(f"{where}: {row}")
        yield where, row


def scan_file(file: Path, columns: list[str]) -> Iterator[tuple[str, list[str] | str]]:
    """Give `file:line` and the cells of every row, or in their place what is wrong; after a wrong header nothing."""
    reader = None
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:  # spreadsheets write a mark before the first cell
            reader = csv.reader(lines, strict=True)
            header = next(reader, [])
            if header != columns:
                yield f"{file}:1", f"header {','.join(header)} where {','.join(columns)} is due"
                return
            for row in reader:
                if row:
                    yield f"{file}:{reader.line_num}", _fault(row, columns) or row
    except UnicodeDecodeError as error:
        yield f"{file}:{_line_of(file, error)}", "not UTF-8"
    except csv.Error as error:
        yield f"{file}:{reader.line_num if reader else 1}", f"no CSV: {error}"


def _fault(row: list[str], columns: list[str]) -> str | None:
    if len(row) != len(columns):
        return f"{len(row)} columns where {len(columns)} are due"
    return "a cell holds a tab, a line break or a control character" if any(map(CONTROL.search, row)) else None


def _line_of(file: Path, error: UnicodeDecodeError) -> int:
    """Return the line of the first bytes that are no UTF-8 (the error itself counts from the last piece read)."""
    for number, line in enumerate(file.read_bytes().split(b"\n"), 1):
        try:
            line.decode()
        except UnicodeDecodeError:
            return number
    return 1


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the values of a cell in their order, none twice."""
    if ";" not in cell:
        return (cell.strip(),) if cell else ()
    return tuple(dict.fromkeys(value.strip() for value in cell.split(";") if value.strip()))
