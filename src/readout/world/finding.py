"""What the checker says, and the rows that it looks at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from readout.world.tables import columns_of, scan_file, split_cell, table_files

Grade = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong (`error`) or looks so (`warning`); `where` is file and line, `rule` the rule's name in a word."""

    grade: Grade
    rule: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.grade} ({self.rule}): {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table with its cells by column. `told` says that findings on it are wanted."""

    table: str
    where: str
    cells: dict[str, str]
    told: bool = True

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def values(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell, none twice."""
        return split_cell(self.cells[column])

    def order(self) -> list[str]:
        """Return the cells in the order of the columns."""
        return list(self.cells.values())

    def error(self, rule: str, message: str) -> Finding:
        """Return an error in this row."""
        return Finding(grade="error", rule=rule, where=self.where, message=message)

    def warning(self, rule: str, message: str) -> Finding:
        """Return a warning of this row."""
        return Finding(grade="warning", rule=rule, where=self.where, message=message)


def scan_rows(table: str, folder: Path, told: bool = True) -> Iterator[Row | Finding]:
    """Give the rows of a table of a folder, and in place of those that cannot be read a finding."""
    for file in table_files(table, folder):
        for where, row in scan_file(file, columns_of(table)):
            if isinstance(row, str):
                yield Finding(grade="error", rule="form", where=where, message=row)
            else:
                yield make_row(table, where, row, told)


def make_row(table: str, where: str, cells: Sequence[str], told: bool = True) -> Row:
    """Return a row of a table."""
    return Row(table=table, where=where, cells=dict(zip(columns_of(table), cells, strict=True)), told=told)
