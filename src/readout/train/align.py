"""Annotations speak of the text as printed, the program of the text as cleaned: from one to the other."""

import re
from bisect import bisect_right
from difflib import SequenceMatcher

from readout.records import Sentence, Span, Tree

_WORD = re.compile(r"\S+")


class TextMap:
    """Finds the place of printed words in the cleaned text, word by word."""

    def __init__(self, printed: str, cleaned: str) -> None:
        """Align the words of the two texts."""
        ours, theirs = list(_WORD.finditer(printed)), list(_WORD.finditer(cleaned))
        matcher = SequenceMatcher(None, [m[0] for m in ours], [m[0] for m in theirs], autojunk=False)
        self._starts = [match.start() for match in ours]
        self._shift: dict[int, int] = {}
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                self._shift[block.a + step] = theirs[block.b + step].start() - ours[block.a + step].start()

    def find(self, span: Span) -> Span | None:
        """Return the span in the cleaned text, `None` where its first or last word was cleaned away."""
        start, last = self._move(span.start), self._move(span.end - 1)
        return None if start is None or last is None or last < start else Span(start, last + 1)

    def _move(self, place: int) -> int | None:
        shift = self._shift.get(bisect_right(self._starts, place) - 1)
        return None if shift is None else place + shift


def covered_words(span: Span, sentence: Sentence) -> range:
    """Return the words of a sentence that a span touches."""
    touched = [n for n, token in enumerate(sentence.tokens) if token.start < span.end and span.start < token.end]
    return range(touched[0], touched[-1] + 1) if touched else range(0)


def head_word(tree: Tree, words: range) -> int:
    """Return the word of a phrase that the others hang on: the one nearest to the root."""
    return min(words, key=lambda word: (sum(1 for _ in tree.ancestors(word)), tree.tags[word] == "PUNCT", word))
