"""Nouns that point back at a happening told before, as data (`data/<language>/echoes.tsv`)."""

from functools import lru_cache

from readout.lexicon.folder import data_folder
from readout.text.tables import read_rows


@lru_cache(maxsize=4)
def load_echoes(language: str = "en") -> dict[str, tuple[str, ...]]:
    """Return the event types that a bare definite noun may stand for, by its lemma."""
    found: dict[str, tuple[str, ...]] = {}
    for _, (noun, kind) in read_rows(data_folder(language) / "echoes.tsv", columns=2):
        found[noun] = (*found.get(noun, ()), kind)
    return found
