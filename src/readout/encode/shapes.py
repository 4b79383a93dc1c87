"""What the uncased encoder cannot see in its word pieces: how a word is written."""

from functools import lru_cache

SHAPES = (
    "pad",
    "lower",
    "title",
    "title at the start",
    "upper",
    "mixed",
    "digits",
    "digits and letters",
    "punctuation",
    "single capital",
    "acronym with dots",
)
PAD = SHAPES.index("pad")
PUNCTUATION = SHAPES.index("punctuation")


@lru_cache(maxsize=200_000)
def word_shape(word: str, first: bool) -> int:
    """Return the number in `SHAPES` of a word; `first` means that no word but punctuation stands before it."""
    letters = [character for character in word if character.isalpha()]
    digits = any(character.isdigit() for character in word)
    if not letters:
        return SHAPES.index("digits" if digits else "punctuation")
    if digits:
        return SHAPES.index("digits and letters")
    return SHAPES.index(_letter_shape("".join(letters), "." in word, first))


def _letter_shape(letters: str, dotted: bool, first: bool) -> str:
    if all(letter.islower() for letter in letters):
        return "lower"
    if len(letters) == 1:
        return "single capital"
    if all(letter.isupper() for letter in letters):
        return "acronym with dots" if dotted else "upper"
    if letters[0].isupper() and all(letter.islower() for letter in letters[1:]):
        return "title at the start" if first else "title"
    return "mixed"


def word_shapes(words: list[str]) -> list[int]:
    """Return the shape of each word of one sentence."""
    shapes: list[int] = []
    for word in words:
        shapes.append(word_shape(word, True))
        if shapes[-1] != PUNCTUATION:
            break
    return shapes + [word_shape(word, False) for word in words[len(shapes) :]]
