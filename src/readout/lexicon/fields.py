"""Words of fields that speak of war and talks in figures, as data (`data/<language>/fields.tsv`)."""

from functools import lru_cache

from readout.lexicon.folder import data_folder
from readout.text.tables import read_keyed


@lru_cache(maxsize=4)
def load_fields(language: str = "en") -> dict[str, frozenset[str]]:
    """Return lemmas by field, in the order of the table; `DataError` for a repeated field."""
    rows = read_keyed(data_folder(language) / "fields.tsv")
    return {field: frozenset(word.replace("_", " ") for word in words.split()) for field, words in rows.items()}
