"""Common nouns that point back at somebody told before, as data (`data/<language>/anaphors.tsv`)."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from readout.errors import DataError
from readout.lexicon.folder import data_folder
from readout.text.tables import read_rows

AnaphorKind = Literal["person", "body", "country", "place"]
KINDS = ("person", "body", "country", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anaphor:
    """What a noun may point back at: words of a title or name, sectors or codes of bodies; `any_sector` takes all."""

    noun: str
    kind: AnaphorKind
    words: frozenset[str]
    signs: frozenset[str]
    any_sector: bool


@lru_cache(maxsize=4)
def load_anaphors(language: str = "en") -> dict[tuple[str, str], Anaphor]:
    """Return the nouns by noun and kind; `DataError` with file and line for an unknown kind or a row told twice."""
    found: dict[tuple[str, str], Anaphor] = {}
    for where, (noun, kind, words, signs) in read_rows(data_folder(language) / "anaphors.tsv", columns=4):
        if kind not in KINDS:
            raise DataError(f"{where}: kinds are {', '.join(KINDS)}, not {kind!r}")
        if (noun, kind) in found:
            raise DataError(f"{where}: {noun!r} stands in the table twice as {kind}")
        found[noun, kind] = Anaphor(
            noun=noun,
            kind=kind,  # type: ignore[arg-type]
            words=_split(words),
            signs=_split(signs) - {"*"},
            any_sector=signs == "*",
        )
    return found


def _split(cell: str) -> frozenset[str]:
    return frozenset() if cell == "-" else frozenset(word.strip() for word in cell.split(","))
