"""The tables of this room, each read once: furniture of pages, labels, outlets, names of columns."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, cast, get_args

from readout.errors import DataError
from readout.text.tables import read_rows

WAYS = ("whole", "start", "opener", "inside", "names", "foot")
FIELDS = ("id", "text", "title", "published", "publisher", "byline", "url", "language")
RemovedKind = Literal["teaser", "link", "advertisement", "byline", "dateline", "correction", "date", "credit", "other"]
Furniture = dict[str, dict[str, RemovedKind]]  # way, then words, then kind


def _table(name: str) -> Path:
    return Path(str(files("readout.read") / "data" / f"{name}.tsv"))


@lru_cache(maxsize=1)
def load_furniture() -> Furniture:
    """Return the words around a story by the way they stand, each with the kind of `Removed` it makes."""
    kinds = get_args(RemovedKind)
    found: Furniture = {way: {} for way in WAYS}
    for where, (words, way, kind) in read_rows(_table("furniture"), columns=3):
        if way not in WAYS or kind not in kinds:
            raise DataError(f"{where}: {way!r} and {kind!r} must be of {', '.join(WAYS)} and of {', '.join(kinds)}")
        found[way][words.replace("[#]", "#").casefold()] = cast(RemovedKind, kind)
    return found


@lru_cache(maxsize=1)
def load_starts() -> dict[str, tuple[tuple[str, RemovedKind], ...]]:
    """Return the `start` words of the furniture by their first word."""
    found: dict[str, tuple[tuple[str, RemovedKind], ...]] = {}
    for words, kind in load_furniture()["start"].items():
        first = words.split()[0]
        found[first] = (*found.get(first, ()), (words, kind))
    return found


@lru_cache(maxsize=4)
def load_words(name: str) -> frozenset[str]:
    """Return a table of one column in lower case: `labels`, `prefixes` or `changes`."""
    return frozenset(words.casefold() for _, (words,) in read_rows(_table(name), columns=1))


@lru_cache(maxsize=1)
def load_outlets() -> dict[str, str | None]:
    """Return publishers by host; `None` for hosts that carry the words of others."""
    return {host: None if name == "-" else name for _, (host, name) in read_rows(_table("outlets"), columns=2)}


@lru_cache(maxsize=1)
def load_columns() -> dict[str, tuple[str, ...]]:
    """Return, by field of a report, the names it goes by, best first, as `plain_name` makes them."""
    found: dict[str, tuple[str, ...]] = {}
    for where, (field, names) in read_rows(_table("columns"), columns=2):
        if field not in FIELDS:
            raise DataError(f"{where}: no field {field!r}; there are {', '.join(FIELDS)}")
        found[field] = tuple(plain_name(name) for name in names.split(","))
    return found


def plain_name(name: str) -> str:
    """Return letters and digits of a column's name in lower case: `Published_At` is `publishedat`."""
    return "".join(character for character in name.casefold() if character.isalnum())
