"""Which source a file is of, and where its fields stand: told by its header, else by the number of its columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from readout.archive.imports.lookup import DATA
from readout.errors import DataError, InputError
from readout.text.tables import read_rows

SOURCES = ("gdelt", "polecat", "icews", "acled", "ucdp")
DELIMITERS = "\t,;|"
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A line of `data/fields.tsv`; see there. `places` are places from 0 by the number of columns."""

    name: str
    headings: tuple[str, ...]
    places: Mapping[int, int]
    needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How one file is laid out. `places` are those of its fields from 0, `width` is the number of its columns."""

    source: str
    header: bool
    delimiter: str
    width: int
    places: Mapping[str, int]


@cache
def load_fields() -> dict[str, tuple[Field, ...]]:
    """Return the fields of every source; `DataError` where the table is wrong."""
    found: dict[str, list[Field]] = {source: [] for source in SOURCES}
    for where, (source, name, headings, places, needed) in read_rows(DATA / "fields.tsv", 5):
        if source not in found:
            raise DataError(f"{where}: no source is called {source!r}")
        pairs = re.findall(r"(\d+):(\d+)", places)
        field = Field(
            name=name,
            headings=tuple(map(_plain, headings.split(";"))),
            places={int(width): int(place) - 1 for width, place in pairs},
            needed=needed == "yes",
        )
        found[source].append(field)
    return {source: tuple(fields) for source, fields in found.items()}


def find_layout(line: str, source: str | None = None) -> Layout:
    """Return the layout that the first line of a file shows, of `source` where it is known.

    `InputError` where it is of none: neither a header that has what is needed nor a known number of columns.
    """
    line = line.rstrip("\r\n")
    delimiter = max(DELIMITERS, key=_QUOTED.sub("", line).count)
    cells = [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    for name in (source,) if source else SOURCES:
        if places := _from_header(name, cells):
            return Layout(source=name, header=True, delimiter=delimiter, width=len(cells), places=places)
    for name in (source,) if source else SOURCES:
        if places := _from_width(name, len(cells)):
            return Layout(source=name, header=False, delimiter=delimiter, width=len(cells), places=places)
    raise InputError(_tell_unknown(source, cells))


def _from_header(source: str, cells: Sequence[str]) -> dict[str, int]:
    """Return the places of the fields, none where one is lacking that is needed."""
    heads = {_plain(cell): place for place, cell in reversed([*enumerate(cells)])}
    places = {}
    for field in load_fields()[source]:
        place = next((heads[heading] for heading in field.headings if heading in heads), None)
        if place is not None:
            places[field.name] = place
        elif field.needed:
            return {}
    return places


def _from_width(source: str, width: int) -> dict[str, int]:
    fields = load_fields()[source]
    return {field.name: field.places[width] for field in fields if width in field.places}


def _tell_unknown(source: str | None, cells: Sequence[str]) -> str:
    if source:
        needed = ", ".join(field.headings[0] for field in load_fields()[source] if field.needed)
        return f"not a file of {source}: its first line has {len(cells)} columns, and not all of {needed}"
    return (
        f"a file of {', '.join(SOURCES)} is due; this one has {len(cells)} columns and no header that is known "
        f"(it begins with {', '.join(cells[:3])!r})"
    )


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
