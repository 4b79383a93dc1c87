"""The tables of a world folder, and what an import finds: rows, what it leaves, what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from readout.records import Problem
from readout.text.tables import read_rows

TABLES: dict[str, tuple[str, ...]] = {
    name: tuple(columns.split())
    for name, columns in (
        ("countries", "iso3 name short_names people adjective capital metonyms former_names"),
        ("organisations", "name aliases code sector kind start end certainty"),
        ("groups", "name aliases country sector kind start end certainty"),
        ("offices", "country office sector name aliases start end certainty"),
        ("places", "name aliases country latitude longitude precision"),
        ("agents", "name aliases code sector"),
    )
}
LISTS = frozenset(("aliases", "short_names", "people", "adjective", "capital", "metonyms", "former_names"))
CODES = frozenset(("code", "country"))


class UnfitError(ValueError):
    """A row or cell cannot be taken; the text says why, without file and line."""


class LeftOutError(UnfitError):
    """A row that is sound and left out on purpose: a reason that is counted and no problem."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row that is fit for a table: `cells` in the order of its columns."""

    table: str
    cells: tuple[str, ...]

    def cell(self, column: str) -> str:
        """Return the cell of a column."""
        return self.cells[TABLES[self.table].index(column)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """What was left on purpose: why, and how many."""

    reason: str
    count: int = 1


Found = Row | Skip | Problem


@lru_cache(maxsize=16)
def data_rows(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table of `imports/data`; `DataError` where one has another number of columns."""
    path = Path(str(files("readout.world.imports") / "data" / name))
    return tuple(cells for _, cells in read_rows(path, columns=columns))


@lru_cache(maxsize=16)
def data_pairs(name: str) -> dict[str, str]:
    """Return a table of two columns by its first; do not change it."""
    return {row[0]: row[1] for row in data_rows(name, 2)}


def code_column(table: str) -> str | None:
    """Return the column that holds the code of a country or what stands for one, `None` if there is none."""
    return next((column for column in TABLES[table] if column in CODES), None)


def split_values(cell: str) -> Iterator[str]:
    """Give the values of a list cell, in order, none twice, spaces put in order."""
    yield from dict.fromkeys(filter(None, (" ".join(value.split()) for value in cell.split(";"))))
