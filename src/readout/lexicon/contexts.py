"""Words that speak for a context, as data (`data/<language>/contexts.tsv`)."""

from functools import lru_cache

from readout.lexicon.folder import data_folder
from readout.text.tables import read_rows


@lru_cache(maxsize=4)
def load_contexts(language: str = "en") -> dict[str, frozenset[str]]:
    """Return lemmas by context, in the order of the table."""
    rows = read_rows(data_folder(language) / "contexts.tsv", columns=2)
    return {context: frozenset(words.split()) for _, (context, words) in rows}
