"""Marks: a sample of a text's word sequences as numbers, so that what texts share can be told from the samples alone.

A FracMinHash: of the hashes of all sequences of five words the lowest quarter is kept, whatever the text's length. So
the share of a brief's marks that a long story has estimates how much of the brief stands in the story.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

SEQUENCE = 5  # words
KEPT = 4  # one of so many sequences leaves a mark
# Scripts without spaces between words (Thai, Lao, Burmese, Khmer, Japanese, Chinese): every letter is a word.
_WORD = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
    "|[^\\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)
_APOSTROPHES = "'’ʼ`"
_STEPS = np.array([pow(0x9E3779B97F4A7C15, power, 1 << 64) for power in range(SEQUENCE)], dtype=np.uint64)
_LIMIT = np.uint64((1 << 64) // KEPT)


def split_words(text: str) -> list[str]:
    """Return the words in lower case without accents and apostrophes; numbers are words, other signs are left out."""
    for sign in _APOSTROPHES:
        text = text.replace(sign, "")
    if text.isascii():
        return _WORD.findall(text.lower())
    words = _WORD.findall(unicodedata.normalize("NFC", text).casefold())
    return [word if word.isascii() else _strip_accents(word) for word in words]


@lru_cache(maxsize=1 << 16)
def _strip_accents(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def find_marks(words: Sequence[str]) -> tuple[int, ...]:
    """Return the marks of a text's words, ascending, each once, from 0 to below 2 to the power of 62."""
    count = len(words) - SEQUENCE + 1
    if count < 1:
        return ()
    hashes = np.frombuffer(b"".join(map(_hash_word, words)), dtype="<u8")
    mixed = np.zeros(count, dtype=np.uint64)
    for place, step in enumerate(_STEPS):
        mixed += hashes[place : place + count] * step
    mixed = _mix(mixed)
    return tuple(np.unique(mixed[mixed < _LIMIT]).tolist())


@lru_cache(maxsize=1 << 17)
def _hash_word(word: str) -> bytes:
    return blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread the bits, so that the lowest hashes are a fair sample: the end of SplitMix64 (Steele and others 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
