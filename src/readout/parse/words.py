"""The word lists of `parse`: abbreviations, affixes and contractions, read from `data/<language>`."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, get_args

from readout.errors import DataError
from readout.text.tables import read_rows

AbbreviationKind = Literal["title", "before", "number", "month", "after", "loose"]
AFFIXES = ("prefix", "suffix", "unit", "ending")


def _table(language: str, name: str) -> Path:
    return Path(str(files("readout.parse") / "data" / language / name))


@lru_cache(maxsize=2)
def load_abbreviations(language: str = "en") -> dict[str, str]:
    """Return the kind of every abbreviation by its lower-case form without the last stop."""
    kinds: dict[str, str] = {}
    for where, (form, kind) in read_rows(_table(language, "abbreviations.tsv"), columns=2):
        if kind not in get_args(AbbreviationKind):
            raise DataError(f"{where}: no kind of abbreviation is called {kind!r}")
        kinds[form.lower()] = kind
    return kinds


@lru_cache(maxsize=2)
def load_affixes(language: str = "en") -> dict[str, tuple[str, ...]]:
    """Return prefixes, suffixes, units and endings in lower case, the longest first."""
    found: dict[str, list[str]] = {kind: [] for kind in AFFIXES}
    for where, (kind, form) in read_rows(_table(language, "affixes.tsv"), columns=2):
        if kind not in found:
            raise DataError(f"{where}: no kind of affix is called {kind!r}")
        found[kind].append(form.lower())
    return {kind: tuple(sorted(forms, key=lambda form: (-len(form), form))) for kind, forms in found.items()}


@lru_cache(maxsize=2)
def load_contractions(language: str = "en") -> dict[str, tuple[int, ...]]:
    """Return the lengths of the parts of words written together, by lower-case word."""
    lengths: dict[str, tuple[int, ...]] = {}
    for where, (word, parts) in read_rows(_table(language, "contractions.tsv"), columns=2):
        if "".join(parts.split()) != word:
            raise DataError(f"{where}: the parts {parts!r} do not give {word!r}")
        lengths[word.lower()] = tuple(map(len, parts.split()))
    return lengths


@lru_cache(maxsize=2)
def load_starters(language: str = "en") -> frozenset[str]:
    """Return the words that show a new sentence after an abbreviation, in lower case."""
    rows = read_rows(_table(language, "starters.tsv"), columns=2)
    return frozenset(word for _, (first, others) in rows for word in (first, *others.split()))


@lru_cache(maxsize=8)
def load_words(name: str, language: str = "en") -> frozenset[str]:
    """Return the words of a file with one word a line."""
    return frozenset(word for _, (word,) in read_rows(_table(language, f"{name}.tsv"), columns=1))


@lru_cache(maxsize=1)
def load_function_words() -> dict[str, frozenset[str]]:
    """Return the commonest words of every language the check of languages knows, by ISO 639-1 code."""
    rows = read_rows(_table("", "function_words.tsv"), columns=2)
    return {language: frozenset(words.split()) for _, (language, words) in rows}
