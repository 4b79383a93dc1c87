"""Words to word pieces of the uncased BERT vocabulary (WordPiece: Schuster and Nakajima 2012, Devlin et al. 2019)."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from readout.encode.shapes import PAD, word_shapes

MOST_PIECES = 12  # of one word; the rest of a very long word is dropped
MOST_LETTERS = 100  # a longer run is unknown, as in BERT
MOST_SIGNS = 1_000  # of one word that are looked at: a file of a million letters without a space is one word
CACHED_WORDS = 200_000
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\xa0": " "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """One sentence as the graph takes it: [CLS] pieces [SEP]."""

    ids: list[int]
    shapes: list[int]  # one a piece, the shape of its word
    first: list[int]  # by word: where its first piece stands
    last: list[int]


class PieceCutter:
    """Cuts words into pieces and remembers the words it has seen."""

    def __init__(self, vocabulary: Path) -> None:
        """Read a `vocab.txt`, one piece a line."""
        lines = vocabulary.read_text(encoding="utf-8").split("\n")
        self._ids = {piece: number for number, piece in enumerate(lines) if piece}
        self._unknown, self._start, self._end = (self._ids[name] for name in ("[UNK]", "[CLS]", "[SEP]"))
        self._cache: dict[str, tuple[int, ...]] = {}

    @property
    def vocabulary(self) -> Collection[str]:
        """The pieces by name: whole words in lower case among them."""
        return self._ids.keys()

    def cut_word(self, word: str) -> tuple[int, ...]:
        """Return the ids of a word's pieces, one to `MOST_PIECES`."""
        ids = self._cache.get(word)
        if ids is None:
            found = [number for run in _split_word(word[:MOST_SIGNS]) for number in self._cut_run(run)]
            ids = tuple(found[:MOST_PIECES]) or (self._unknown,)
            if len(self._cache) < CACHED_WORDS:
                self._cache[word] = ids
        return ids

    def cut_sentence(self, words: list[str]) -> Pieces:
        """Return the pieces of a sentence with their shapes and the place of each word."""
        ids, shapes = [self._start], [PAD]
        first: list[int] = []
        last: list[int] = []
        place = 1
        for word, shape in zip(words, word_shapes(words), strict=True):
            pieces = self._cache.get(word) or self.cut_word(word)
            first.append(place)
            ids += pieces
            shapes += [shape] * len(pieces)
            place += len(pieces)
            last.append(place - 1)
        return Pieces(ids=[*ids, self._end], shapes=[*shapes, PAD], first=first, last=last)

    def _cut_run(self, run: str) -> list[int]:
        """Cut greedily, longest piece first; a run with a part outside the vocabulary is unknown as a whole."""
        if len(run) > MOST_LETTERS:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(run):
            end, prefix = len(run), "##" if start else ""
            while end > start and prefix + run[start:end] not in self._ids:
                end -= 1
            if end == start:
                return [self._unknown]
            found.append(self._ids[prefix + run[start:end]])
            start = end
        return found


def _split_word(word: str) -> list[str]:
    """Lower, strip accents and control characters, and part at spaces, punctuation and Chinese characters."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    text = unicodedata.normalize("NFD", word.translate(PLAIN).lower())
    runs: list[str] = []
    joined = False
    for character in text:
        kind = unicodedata.category(character)
        if kind == "Mn" or kind in ("Cc", "Cf", "Co") or character == "\ufffd":
            continue
        if character.isspace():
            joined = False
        elif _stands_alone(character, kind):
            runs.append(character)
            joined = False
        elif joined:
            runs[-1] += character
        else:
            runs.append(character)
            joined = True
    return runs


def _stands_alone(character: str, kind: str) -> bool:
    ascii_sign = character.isascii() and not character.isalnum()
    return ascii_sign or kind.startswith("P") or "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"
