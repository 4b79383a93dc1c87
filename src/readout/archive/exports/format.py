"""What a format is: a name, its columns, and a function from records to rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from readout.archive.exports.ledger import Ledger
from readout.archive.exports.styles import Style
from readout.archive.exports.tables import Heading

Kind = Literal["events", "claims"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format. `convert` turns records of events (or of claims, by `takes`) into what `style` encodes.

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
