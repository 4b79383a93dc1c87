"""Words that speak for a context, as data (`data/<language>/contexts.tsv`)."""

from functools import lru_cache

from readout.lexicon.folder import data_folder
from readout.text.tables import read_keyed


@lru_cache(maxsize=4)
def load_contexts(language: str = "en") -> dict[str, frozenset[str]]:
    """Return lemmas by context, in the order of the table; `DataError` for a repeated context."""
    rows = read_keyed(data_folder(language) / "contexts.tsv")
    return {context: frozenset(words.split()) for context, words in rows.items()}
