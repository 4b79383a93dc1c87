"""Reading data tables: tab-separated lines, `#` comments, errors that name file and line."""

from collections.abc import Iterator
from pathlib import Path

from readout.errors import DataError


def read_rows(path: Path, columns: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give `file:line` and the cells of every row; `DataError` where a row has another number of columns."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        where = f"{path.name}:{number}"
        if len(cells) != columns:
            raise DataError(f"{where}: {len(cells)} columns where {columns} are due: {line!r}")
        yield where, cells


def read_keyed(path: Path) -> dict[str, str]:
    """Return the second cells of a table of two columns by their first, in order; `DataError` for a repeated key."""
    found: dict[str, str] = {}
    for where, (key, value) in read_rows(path, columns=2):
        if key in found:
            raise DataError(f"{where}: {key!r} stands in the table twice")
        found[key] = value
    return found
