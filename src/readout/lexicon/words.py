"""Small sets of words that rules ask for by name, as data (`data/<language>/words.tsv`)."""

from functools import lru_cache

from readout.lexicon.folder import data_folder
from readout.text.tables import read_keyed


@lru_cache(maxsize=4)
def _load_sets(language: str) -> dict[str, frozenset[str]]:
    rows = read_keyed(data_folder(language) / "words.tsv")
    return {name: frozenset(words.split()) for name, words in rows.items()}


def load_words(name: str, language: str = "en") -> frozenset[str]:
    """Return the words of a set in lower case; `KeyError` for a set that the table lacks."""
    return _load_sets(language)[name]
