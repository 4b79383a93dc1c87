"""Characters and white space: what every other part may rely on once `read` is done."""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# Joiners stay where they shape letters (Arabic, Persian, the scripts of India) and go everywhere else.
_INVISIBLE = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\u200c\u200d](?![\u0600-\u0dff])"
)
_SOFT_HYPHEN = re.compile("\u00ad\n?[ \t]*")
_SPACES = re.compile(r"\s+")


def clean_characters(text: str) -> str:
    r"""Return the text in NFC, lines ended by `\n`, without control, zero-width and half characters."""
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROLS.sub("", text)
    if text.isascii():
        return text
    text = mend_surrogates(text)
    text = _SOFT_HYPHEN.sub("", text)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def mend_surrogates(text: str) -> str:
    """Return the text with U+FFFD for halves of surrogate pairs, which have no form in UTF-8; offsets stay."""
    return _SURROGATES.sub("\ufffd", text)


def fold_spaces(text: str) -> str:
    """Return the text on one line, every run of white space one space, none at the ends."""
    return _SPACES.sub(" ", text).strip()


def letters_only(text: str) -> str:
    """Return letters and digits in lower case: two titles that agree in them are the same title."""
    return "".join(character for character in text.casefold() if character.isalnum())
