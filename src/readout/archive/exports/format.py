"""What a format is: a name, its columns, and how records or rows are written in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from readout.archive.exports.ledger import Ledger
from readout.archive.exports.styles import Style, as_bytes
from readout.archive.exports.tables import Heading, load_headings
from readout.archive.schemas import load_columns

if TYPE_CHECKING:
    import pyarrow as pa

    from readout.archive.choosing.selected import Selected
    from readout.archive.exports.supply import Supply

Kind = Literal["events", "claims"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFormat:
    """A format of the field. `convert` turns records of events (or of claims, by `takes`) into what `style` encodes.

    `lost` says in a line each what of a record finds no place in it. With `keys` a file is written beside it that says
    which event each row is; with `tellings` the records list all events of their incident.
    """

    name: str
    title: str
    suffix: str
    headings: tuple[Heading, ...]
    style: Style
    convert: Callable[[Iterable[Any], Ledger], Iterator[Any]]
    lost: tuple[str, ...]
    takes: Kind = "events"
    keys: bool = False
    tellings: bool = False

    def write(self, records: Iterable[Any], file: BinaryIO, ledger: Ledger) -> None:
        """Write all records, one by one as they come."""
        encode, between = self.style.encode, self.style.between
        file.write(as_bytes(self.style.head))
        for row in self.convert(records, ledger):
            file.write(as_bytes((between if ledger.rows else "") + encode(row)))
            ledger.rows += 1
        file.write(as_bytes(self.style.tail))


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFormat:
    """A format that holds any table: the rows of a view with all their columns. `save` returns how many it wrote."""

    name: str
    title: str
    suffix: str
    save: Callable[[pa.RecordBatchReader, BinaryIO], int]
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFormat:
    """A format that shows a selection as a whole; `write` counts what it shows and leaves out, and says how far it is.

    `headings` are what its parts show.
    """

    name: str
    title: str
    suffix: str
    headings: tuple[Heading, ...]
    write: Callable[[Selected, Supply, BinaryIO, Ledger, Callable[[int], None]], None]
    lost: tuple[str, ...]
    takes: Kind = "events"


Format = RecordFormat | TableFormat | PageFormat


def view_headings(view: str, names: Sequence[str]) -> tuple[Heading, ...]:
    """Return the columns of a view for the codebook; what no data table lists has no meaning told."""
    known = {heading.name: heading for heading in load_headings("views")}
    for column in load_columns().get(view, ()):
        known[column.name] = Heading(name=column.name, type=column.type, meaning=column.meaning)
    return tuple(known.get(name, Heading(name=name, type="", meaning="")) for name in names)
