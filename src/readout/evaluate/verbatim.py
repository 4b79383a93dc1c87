"""Strings of an annotation in the text that they were taken from."""

import re
from itertools import pairwise

from readout.records import Span
from readout.text.characters import fold_spaces

_OCCURRENCE = re.compile(r"(?P<words>.*?)(?:@(?P<number>\d+))?", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]*[A-Z0-9])")


def is_blank(value: str) -> bool:
    """Tell whether a value says that there is none: a dash or nothing."""
    return value.strip() in ("", "-")


def strip_occurrence(value: str) -> str:
    """Return the words of an annotation without the `@2` that picks their second occurrence."""
    return _split(value)[0]


def find_verbatim(value: str, text: str) -> Span | None:
    """Return where the words of an annotation stand in a text on one line, `None` if they don't."""
    words, number = _split(value)
    start = -1
    for _ in range(number):
        start = text.find(words, start + 1)
        if start < 0:
            return None
    return Span(start, start + len(words))


def _split(value: str) -> tuple[str, int]:
    match = _OCCURRENCE.fullmatch(fold_spaces(value))
    assert match is not None  # the pattern takes every string
    return match["words"].strip(), int(match["number"] or 1)


def cut_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text on one line.

    By rule of thumb, so that gold hangs on no part of the program: a sentence may run on over a headline or break
    off after `Gen.`, which is why the matching goes by beginnings.
    """
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return tuple(Span(start, end) for start, end in pairwise(cuts) if start < end)


def sentence_around(spot: Span, sentences: tuple[Span, ...]) -> Span | None:
    """Return the sentence in which some words start."""
    return next((sentence for sentence in sentences if sentence.start <= spot.start < sentence.end), None)
