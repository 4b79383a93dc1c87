"""Where the tables of a language lie."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path


@lru_cache(maxsize=8)
def data_folder(language: str) -> Path:
    """Return the folder of a language's tables."""
    return Path(str(files("readout.lexicon") / "data" / language))
