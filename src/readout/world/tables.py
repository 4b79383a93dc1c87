"""Reading the tables of `data/`: rows as dictionaries, cells with `;` as tuples, errors with file and line."""

import csv
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from readout.errors import DataError


@lru_cache(maxsize=1)
def world_folder() -> Path:
    """Return the folder of the world's tables."""
    return Path(str(files("readout.world") / "data"))


def read_table(name: str, columns: str) -> Iterator[tuple[str, list[str]]]:
    """Give `file:line` and the cells of every row; `DataError` where header or row has other columns than told."""
    wanted = columns.split()
    with (world_folder() / name).open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        header = next(reader, [])
        if header != wanted:
            raise DataError(f"{name}:1: header {header} where {wanted} is due")
        for row in reader:
            where = f"{name}:{reader.line_num}"
            if len(row) != len(wanted):
                raise DataError(f"{where}: {len(row)} columns where {len(wanted)} are due")
            yield where, row


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the values of a cell in their order, none twice."""
    if ";" not in cell:
        return (cell.strip(),) if cell else ()
    return tuple(dict.fromkeys(value.strip() for value in cell.split(";") if value.strip()))
