"""Number words as data (`data/<language>/numbers.tsv`), and reading them together with numerals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from readout.errors import DataError
from readout.lexicon.folder import data_folder
from readout.text.tables import read_rows

NUMERAL = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)([¼½¾]?)")
QUARTERS = {"": 0.0, "¼": 0.25, "½": 0.5, "¾": 0.75}
LONGEST_NUMERAL = 24  # signs; what is longer counts nothing, and may be more than a float holds
LARGEST = 1e15  # no report counts so far: words that multiply to it are a list or a jest
KINDS = ("one", "ten", "scale", "group", "many", "few", "article", "part")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWord:
    """A word with a value; `kind` says how it joins others (see the table)."""

    kind: str
    value: float


@lru_cache(maxsize=4)
def load_number_words(language: str = "en") -> dict[str, NumberWord]:
    """Return the number words by lower-case form."""
    found: dict[str, NumberWord] = {}
    for where, (word, kind, value) in read_rows(data_folder(language) / "numbers.tsv", columns=3):
        if kind not in KINDS:
            raise DataError(f"{where}: no kind of number word is called {kind!r}")
        try:
            found[word] = NumberWord(kind=kind, value=float(value))
        except ValueError as error:
            raise DataError(f"{where}: {value!r} is not a number") from error
    return found


def read_numeral(word: str) -> float | None:
    """Return the value of a numeral such as `12`, `1,200`, `3.5` or `3½`, `None` for anything else."""
    match = NUMERAL.fullmatch(word) if len(word) <= LONGEST_NUMERAL else None
    return float(match[1].replace(",", "")) + QUARTERS[match[2]] if match else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A number read off words: its value, the word after its last, and whether it says no more than its least.

    The latter is so of plurals such as `dozens`, and of `several hundred`.
    """

    value: float
    end: int
    many: bool = False


def read_number(words: Sequence[str], start: int) -> Reading | None:
    """Return the number that begins at a word, the longest there is: `1.2 million`, `two dozen`, `hundreds`.

    `None` where there is none, or one of `LARGEST` and more.
    """
    reading = _read_few(words, start) or _read_many(words, start) or _read_sum(words, start)
    return reading if reading is not None and reading.value < LARGEST else None


def number_word(words: Sequence[str], place: int) -> NumberWord | None:
    """Return the number word at a place, `None` where there is none."""
    return load_number_words().get(words[place].lower()) if 0 <= place < len(words) else None


def _read_few(words: Sequence[str], start: int) -> Reading | None:
    """Read `several hundred`, `a few dozen` or `a couple of thousand`; the vague word alone is no number."""
    place = start + is_kind(words, start, "article")
    few = number_word(words, place)
    if few is None or few.kind != "few":
        return None
    place += 1
    if place < len(words) and words[place].lower() == "of":
        place += 1
    base = _read_sum(words, place, "few") if is_kind(words, place, "scale", "group") else _read_many(words, place)
    return Reading(value=few.value * base.value, end=base.end, many=True) if base else None


def is_kind(words: Sequence[str], place: int, *kinds: str) -> bool:
    """Tell whether a word is a number word of one of some kinds; none is beyond the last word."""
    known = number_word(words, place)
    return known is not None and known.kind in kinds


def _read_many(words: Sequence[str], start: int) -> Reading | None:
    """Read `dozens` or `tens of thousands`: the word itself stands for the least that it says."""
    value, place = 1.0, start
    while (word := number_word(words, place)) is not None and word.kind == "many":
        value *= word.value
        if value >= LARGEST:
            return None
        place += 1
        following = number_word(words, place + 1)
        if place < len(words) and words[place].lower() == "of" and following is not None and following.kind == "many":
            place += 1
        else:
            return Reading(value=value, end=place, many=True)
    return None


def _read_sum(words: Sequence[str], start: int, previous: str = "") -> Reading | None:
    """Read numerals and words that add and multiply: `two hundred and twelve thousand`, `half a million`."""
    total, current, place, seen = 0.0, 0.0, start, False
    while place < len(words):
        numeral = read_numeral(words[place])
        word = number_word(words, place)
        if numeral is not None and not seen:
            current, previous = numeral, "numeral"
        elif seen and (halved := _after_half(words, place)):
            current, place = current + 0.5, halved
            continue
        elif word is None or not _may_follow(word, previous):
            if not (seen and _links(words, place, previous)):
                break
            place += 1
            continue
        elif word.kind == "article":
            if not _begins_scale(words, place):
                break
            current, previous = (current or 1.0) * word.value, "article"
        elif word.kind in ("scale", "group"):
            current, total, previous = _scaled(word, current, total)
        else:
            current, previous = current + word.value, word.kind
        seen, place = True, place + 1
    return Reading(value=total + current, end=place) if seen else None


def _scaled(word: NumberWord, current: float, total: float) -> tuple[float, float, str]:
    if word.value == 100:
        return (current or 1.0) * 100, total, "hundred"
    return 0.0, total + (current or 1.0) * word.value, "scale"


def _may_follow(word: NumberWord, previous: str) -> bool:
    """Tell whether a number word may follow the part read before it (empty at the start)."""
    if word.value == 100 and previous == "hundred":
        return False
    after = {
        "one": ("", "ten", "hundred", "scale"),
        "ten": ("", "hundred", "scale"),
        "scale": ("numeral", "one", "ten", "hundred", "article", "few", "scale"),
        "group": ("numeral", "one", "ten", "hundred", "article", "few"),
        "article": ("", "article"),
    }
    return previous in after.get(word.kind, ())


def _after_half(words: Sequence[str], place: int) -> int:
    """Return the word after `and a half` (`two and a half million`, `two-and-a-half-year`), 0 where it is not there."""
    due = ["and", "a", "half"]
    while due and place < len(words):
        word = words[place].lower()
        if word == due[0]:
            due.pop(0)
        elif word != "-":
            return 0
        place += 1
    return 0 if due else place


def _begins_scale(words: Sequence[str], place: int) -> bool:
    following = number_word(words, place + 1)
    return following is not None and (
        following.kind in ("scale", "group") or (following.kind == "article" and _begins_scale(words, place + 1))
    )


def _links(words: Sequence[str], place: int, previous: str) -> bool:
    """Tell whether `and` or a hyphen joins two parts of one number (`two hundred and ten`, `twenty-five`)."""
    following = number_word(words, place + 1)
    if following is None or following.kind not in ("one", "ten"):
        return False
    if words[place] == "-":
        return previous == "ten" and following.kind == "one"
    return words[place].lower() == "and" and previous in ("hundred", "scale") and following.value < 100
