"""Records of rows, made when they are first asked for: most of the world is never looked at."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Record = TypeVar("Record")


class Shelf(Generic[Record]):
    """Records by the number of their row. Threads may share it: at worst two make the same record."""

    def __init__(self, lines: Sequence[str], make: Callable[[int, list[str]], Record]) -> None:
        """Take the rows, as lines with tabs, and what makes a record of number and cells."""
        self._lines, self._make = lines, make
        self._made: dict[int, Record] = {}

    def __getitem__(self, number: int) -> Record:
        """Return the record of a row."""
        record = self._made.get(number)
        if record is None:
            record = self._made.setdefault(number, self._make(number, self._lines[number].split("\t")))
        return record
