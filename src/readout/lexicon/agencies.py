"""News agencies by the names and abbreviations that they go by, in any language."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from readout.text.tables import read_keyed


@lru_cache(maxsize=1)
def load_agencies() -> dict[str, str]:
    """Return agencies as they are shown, by each of their names in lower case with hyphens."""
    return read_keyed(Path(str(files("readout.lexicon") / "data" / "agencies.tsv")))
