"""Reading the cells of the codebook's tables: numbers, lists, `-`, and names that may stand once."""

from collections.abc import Container, Hashable
from math import isfinite

from readout.errors import DataError


def none_or(cell: str) -> str | None:
    """Return the cell, or `None` for `-`."""
    return None if cell == "-" else cell


def parts(cell: str) -> tuple[str, ...]:
    """Return the words of a cell, none for `-`."""
    return () if cell == "-" else tuple(cell.split())


def number(cell: str, where: str) -> float:
    """Return a score; `DataError` unless it is a number from -10 to 10."""
    try:
        value = float(cell)
    except ValueError:
        raise DataError(f"{where}: a score is due, not {cell!r}") from None
    if not isfinite(value) or abs(value) > 10:
        raise DataError(f"{where}: a score runs from -10 to 10, not {cell!r}")
    return value


def quad_class(cell: str, where: str) -> int:
    """Return a quad class; `DataError` unless it is 1, 2, 3 or 4."""
    if cell not in ("1", "2", "3", "4"):
        raise DataError(f"{where}: a quad class is 1, 2, 3 or 4, not {cell!r}")
    return int(cell)


def once(name: Hashable, found: Container[Hashable], where: str) -> None:
    """Refuse a name that stands twice, with `DataError`."""
    if name in found:
        raise DataError(f"{where}: {name} stands twice")
