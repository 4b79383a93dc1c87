"""Words of a sentence that tell which happening it is about, and codes by which they are compared quickly."""

import re
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path

from readout.text.tables import read_keyed

TABLE = Path(__file__).parent / "data" / "plain_words.tsv"
MOST = 16  # words of a sentence that are compared
STEM = 6  # letters by which forms of a word are taken for one: `sanctions`, `sanctioned`
SHORTEST = 4  # letters of a word that is no name and no number
LONG = 8  # letters from which a word is rare enough to look by
NAMED, RARE, PLAIN = 1.5, 1.0, 0.6  # weights of names and numbers, of long words, of others

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


@cache
def load_plain_words() -> frozenset[str]:
    """Return the words that say little, in lower case."""
    return frozenset(word for words in read_keyed(TABLE).values() for word in words.split())


@lru_cache(maxsize=500_000)
def code_of(text: str) -> int:
    """Return a number from 1 to 2**31 - 1 for some words: the same in every run, two alike as good as never."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big") >> 1 or 1


def weigh_words(sentence: str) -> list[tuple[int, float]]:
    """Return the codes and weights of the words that tell most, heaviest first and then by code."""
    first, *others = _WORD.findall(sentence) or [""]
    ranked = {_rank(word) for word in others}
    ranked.add(_rank(first[:1].lower() + first[1:]))  # a capital says nothing there
    found: dict[int, float] = {}
    for negative, code in sorted(ranked):
        if code:
            found.setdefault(code, -negative)
    return list(found.items())[:MOST]


def stem(word: str) -> str:
    """Return the first letters of a word in lower case, by which its forms are taken for one; numbers stay whole."""
    word = word.casefold().removesuffix("’s").removesuffix("'s")
    return word if word[:1].isdigit() else word[:STEM]


@lru_cache(maxsize=500_000)
def _rank(word: str) -> tuple[float, int]:
    """Return the weight of a word, below 0 so that the heaviest sort first, and its code: 0 where it says little."""
    lowered = word.casefold().removesuffix("’s").removesuffix("'s")
    if lowered in load_plain_words() or not lowered:
        return 0.0, 0
    if any(character.isdigit() for character in word) or (word[0].isupper() and len(lowered) > 1):
        return -NAMED, code_of(stem(word))
    if len(lowered) < SHORTEST:
        return 0.0, 0
    return -(RARE if len(lowered) >= LONG else PLAIN), code_of(stem(word))
