"""Words made comparable: two spellings of the same sentence agree in letters and digits."""

import re
from functools import lru_cache

BEGINNING = 48  # characters of a sentence by which it is known
_OTHER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=20_000)
def normal_words(text: str) -> str:
    """Return the Latin letters and digits in lower case, all else one space; nothing at the ends."""
    return _OTHER.sub(" ", text.lower()).strip()
