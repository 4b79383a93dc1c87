"""One form for the ways a name is written: case, accents, articles, dots, hyphens and apostrophes do not count."""

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = re.compile(r"['’‘ʼ`]")
GAPS = re.compile(r"[-–‐/\s]+")
PLAIN = re.compile(r"\w+(?: \w+)*", re.ASCII)
DOTTED = re.compile(r"(?<=\b\w)\.")


@lru_cache(maxsize=100_000)
def normalise_name(text: str) -> str:
    """Return the form to look a name up by: `the U.S.` gives `us`, `al-Qa'ida` gives `al qaida`."""
    if PLAIN.fullmatch(text):
        return text.casefold().removeprefix("the ")
    if not text.isascii():
        kept = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text))
        text = "".join(letter for letter in kept if not unicodedata.combining(letter))
    text = GAPS.sub(" ", APOSTROPHES.sub("", DOTTED.sub("", text))).strip().casefold()
    return text.removeprefix("the ").removesuffix(".").rstrip()


def fits_spelling(form: str, text: str) -> bool:
    """Tell whether capitals agree: `US` is not `us`, `Hamas` is not `hamas`; `world body` may be written in any way."""
    letters = [letter for letter in text if letter.isalpha()]
    wanted = [letter for letter in form if letter.isalpha()]
    if not letters or not wanted:
        return False
    if len(wanted) <= 6 and all(map(str.isupper, wanted)):
        return all(map(str.isupper, letters))
    return not any(map(str.isupper, wanted)) or any(map(str.isupper, letters))
