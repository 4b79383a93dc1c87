"""Is a text English? A small check by the function words that every English page is full of."""

import re
from collections import Counter

from readout.parse.words import load_function_words

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 4000  # code points looked at
FEWEST = 20  # words below which the check says nothing


def guess_language(text: str) -> str | None:
    """Return the code (ISO 639-1) of the language whose function words fill most of a text, `None` if none does.

    The languages are those of `data/function_words.tsv`; a text under `FEWEST` words gives `None`.
    """
    words = Counter(WORD.findall(text[:SAMPLE].lower()))
    total = words.total()
    if total < FEWEST:
        return None
    shares = {language: sum(words[word] for word in known) / total for language, known in load_function_words().items()}
    best = max(shares, key=lambda language: (shares[language], language))
    return best if shares[best] >= 0.12 else None


def is_english(text: str) -> bool:
    """Tell whether a text is English or too short to tell."""
    return guess_language(text) in ("en", None) and _mostly_latin(text[:SAMPLE])


def _mostly_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return not letters or sum(character < "\u0250" for character in letters) * 2 >= len(letters)
