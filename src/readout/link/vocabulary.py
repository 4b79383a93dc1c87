"""The tables of this room, each read once: words of versions, words of credits."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, cast, get_args

from readout.errors import DataError
from readout.text.tables import read_rows

Says = Literal["round", "correction", "repeat", "withdrawal", "first", "genre"]
PLACES = ("title", "lead", "verb", "phrase")
ROLES = ("opener", "nobody")


def _table(name: str) -> Path:
    return Path(str(files("readout.link") / "data" / f"{name}.tsv"))


@lru_cache(maxsize=1)
def load_versions() -> dict[str, dict[str, Says]]:
    """Return what words of a head say, by the place that they stand in, in lower case."""
    found: dict[str, dict[str, Says]] = {place: {} for place in PLACES}
    for where, (words, place, says) in read_rows(_table("versions"), columns=3):
        if place not in PLACES:
            raise DataError(f"{where}: no place {place!r}; there are {', '.join(PLACES)}")
        if says not in get_args(Says):
            raise DataError(f"{where}: nothing says {says!r}; there are {', '.join(get_args(Says))}")
        if words.casefold() in found[place]:
            raise DataError(f"{where}: {words!r} stands in the table twice")
        found[place][words.casefold()] = cast(Says, says)
    return found


@lru_cache(maxsize=1)
def load_credits() -> dict[str, frozenset[str]]:
    """Return the words of credits in lower case, by what they are: `opener` or `nobody`."""
    found: dict[str, set[str]] = {role: set() for role in ROLES}
    for where, (words, role) in read_rows(_table("credits"), columns=2):
        if role not in ROLES:
            raise DataError(f"{where}: {role!r} must be of {', '.join(ROLES)}")
        found[role].add(words.casefold())
    return {role: frozenset(words) for role, words in found.items()}
