"""Time expressions as data: words with kinds (`times.tsv`) and patterns over kinds (`time_patterns.tsv`).

A sentence is written as one character a token, by kind, and the patterns are regular expressions over that string; so
spotting and resolving read the same words in the same way.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from readout.errors import DataError
from readout.lexicon.folder import data_folder
from readout.lexicon.numbers import load_number_words, read_numeral
from readout.text.tables import read_rows

NUMERIC_KINDS = ("YEAR", "YEARS", "DAY", "ORDINAL", "NUMBER", "DECADE", "DATE", "CLOCK", "REST")
SHIELD = "SHIELD"  # the kind of names that only look like times: Black Friday
BEARER = "BEARER"  # the kind of words that no pattern speaks of: what is named by a day
OTHER = "."  # a token that no pattern speaks of
PART_OF_PATTERN = re.compile(r"[\w'’,–—-]+|[()|?]")
DATE = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}")
ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.IGNORECASE)
DECADE = re.compile(r"(?:(1[5-9]\d|20\d)0|['’]?([2-9])0)['’]?s")
YEARS = re.compile(r"((?:1[5-9]|20)\d\d)/(\d\d|(?:1[5-9]|20)\d\d)")
FEAST = re.compile(r"\d\d-\d\d|(?:easter|orthodox)[+-]\d+")
CLOCK = re.compile(r"\d{1,2}:\d{2}")
FIRST_YEAR, LAST_YEAR = 1500, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWord:
    """A token of a time expression: its kind, its value as text, and `part` where it carries early, mid or late."""

    kind: str
    value: str
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePhrase:
    """Tokens `first` to `last` (included) that a pattern matches; `rule` is the pattern's name."""

    first: int
    last: int
    rule: str


@lru_cache(maxsize=4)
def load_time_words(language: str = "en") -> dict[str, TimeWord]:
    """Return the words of time by lower-case form; tokens of a name of several are joined by a space."""
    found: dict[str, TimeWord] = {}
    for where, (word, kind, value) in read_rows(data_folder(language) / "times.tsv", columns=3):
        if kind == "HOLIDAY" and not FEAST.fullmatch(value):
            raise DataError(f"{where}: a feast is on MM-DD or easter+N or orthodox+N, not {value!r}")
        found[word] = TimeWord(kind=kind, value=value)
    return found


@lru_cache(maxsize=4)
def _load_names(language: str = "en") -> dict[str, list[tuple[tuple[str, ...], TimeWord]]]:
    """Return the names of several tokens by their first, the longest of each first."""
    found: dict[str, list[tuple[tuple[str, ...], TimeWord]]] = {}
    for name, reading in load_time_words(language).items():
        if " " in name:
            tokens = tuple(name.split())
            found.setdefault(tokens[0], []).append((tokens, reading))
    return {first: sorted(names, key=lambda name: -len(name[0])) for first, names in found.items()}


@lru_cache(maxsize=4)
def load_tense_signs(language: str = "en") -> dict[str, str]:
    """Return by lemma with tag (`deadline.n`) what the word says of a time under it: one of four signs."""
    found: dict[str, str] = {}
    for where, (word, sign) in read_rows(data_folder(language) / "tense.tsv", columns=2):
        if sign not in ("future", "until", "past", "same"):
            raise DataError(f"{where}: a sign is future, until, past or same, not {sign!r}")
        found[word] = sign
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grammar:
    letters: dict[str, str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    reach: int  # no match takes more tokens


@lru_cache(maxsize=4)
def _load_grammar(language: str = "en") -> _Grammar:
    kinds = {word.kind for word in load_time_words(language).values()} | set(NUMERIC_KINDS)
    letters: dict[str, str] = {}
    patterns = []
    reach = 0
    for where, (rule, pattern) in read_rows(data_folder(language) / "time_patterns.tsv", columns=2):
        parts = []
        for part in PART_OF_PATTERN.findall(pattern):
            if part.isupper() and part not in kinds:
                raise DataError(f"{where}: no kind of time word is called {part!r}")
            if part.islower() and (known := read_time_word(part)):
                raise DataError(f"{where}: {part!r} is a word of kind {known.kind}")
            parts += _parts_of(part, letters)
        reach = max(reach, sum(part not in "()|?" for part in parts))
        try:
            patterns.append((rule, re.compile("".join(parts).replace("(", "(?:"))))
        except re.error as error:
            raise DataError(f"{where}: {pattern!r} is not a pattern: {error}") from error
    return _Grammar(letters=letters, patterns=tuple(patterns), reach=reach)


def read_time_words(words: Sequence[str]) -> list[TimeWord | None]:
    """Return what each token may say about time. Of a name of several tokens (`Good Friday`) the first says it all."""
    readings = [read_time_word(word) for word in words]
    names = _load_names()
    lows = [word.lower() for word in words]
    for place, low in enumerate(lows):
        name = next((name for name in names.get(low, ()) if tuple(lows[place : place + len(name[0])]) == name[0]), None)
        if name is None or not words[place][0].isupper():
            continue
        tokens, reading = name
        shielded = reading.kind == SHIELD
        rest = None if shielded else TimeWord(kind="REST", value=reading.value)
        readings[place : place + len(tokens)] = [None if shielded else reading, *(rest for _ in tokens[1:])]
        lows[place + 1 : place + len(tokens)] = [""] * (len(tokens) - 1)  # no other name begins inside
    return readings


def _parts_of(part: str, letters: dict[str, str]) -> list[str]:
    """Return a part of a pattern with letters for words; a number may be one of two words (`forty-eight`)."""
    if part in "()|?":
        return [part]
    letter = letters.setdefault(part, chr(0xE000 + len(letters)))
    hyphen = letters.setdefault("-", chr(0xE000 + len(letters)))
    return ["(", letter, "(", hyphen, letter, ")", "?", ")"] if part == "NUMBER" else [letter]


@lru_cache(maxsize=50_000)
def read_time_word(word: str) -> TimeWord | None:
    """Return what a token may say about time, `None` if nothing; numbers are read by their form alone."""
    low = word.lower()
    known = load_time_words().get(low)
    if known is not None:
        return known if known.kind != BEARER else None
    if low.startswith("mid-"):
        inner = read_time_word(low[4:])
        return TimeWord(kind=inner.kind, value=inner.value, part="mid") if inner else None
    return _read_numeric(low) if low[:1].isdigit() or low[:1] in "'’" else _read_number_word(low)


def _read_number_word(low: str) -> TimeWord | None:
    number = load_number_words().get(low)
    if number is None or number.kind not in ("one", "ten", "group"):
        return None
    return TimeWord(kind="NUMBER", value=str(int(number.value)))


def _read_numeric(low: str) -> TimeWord | None:
    if DATE.fullmatch(low):
        return TimeWord(kind="DATE", value=low)
    if match := YEARS.fullmatch(low):
        return TimeWord(kind="YEARS", value=f"{match[1]}-{match[1][: 4 - len(match[2])]}{match[2]}")
    if CLOCK.fullmatch(low):
        return TimeWord(kind="CLOCK", value=low)
    if (match := ORDINAL.fullmatch(low)) and int(match[1]) >= 1:
        return TimeWord(kind="ORDINAL" if int(match[1]) <= 31 else "RANK", value=match[1])
    if match := DECADE.fullmatch(low):
        return TimeWord(kind="DECADE", value=f"{match[1]}0" if match[1] else f"19{match[2]}0")
    number = read_numeral(low)
    if number is None or number != int(number) or "." in low:
        return None
    if low.isdigit() and len(low) == 4 and FIRST_YEAR <= number < LAST_YEAR:
        return TimeWord(kind="YEAR", value=low)
    small = low.isdigit() and len(low) <= 2 and 1 <= number <= 31
    return TimeWord(kind="DAY" if small else "NUMBER", value=str(int(number)))


def find_time_phrases(words: Sequence[str], readings: Sequence[TimeWord | None]) -> Iterator[TimePhrase]:
    """Give the time expressions of a sentence in order, none overlapping another.

    `readings` are the words' readings; a caller that knows a token to be no word of time passes `None` for it.
    """
    grammar = _load_grammar()
    if not any(reading is not None for reading in readings):
        return
    line = "".join(_letter(word, reading, grammar.letters) for word, reading in zip(words, readings, strict=True))
    place = 0
    while place < len(line):
        run = line[place : place + grammar.reach].partition(OTHER)[0]
        size, rule = _longest(run) if run else (0, "")
        if not size:
            place += 1
            continue
        yield TimePhrase(first=place, last=place + size - 1, rule=rule)
        place += size


def is_bearer(word: str) -> bool:
    """Tell whether a word is of things that days give their names to: the Bridge of `6 October Bridge`."""
    known = load_time_words().get(word.lower())
    return known is not None and known.kind == BEARER


def _letter(word: str, reading: TimeWord | None, letters: dict[str, str]) -> str:
    return letters.get(reading.kind if reading else word.lower(), OTHER)


@lru_cache(maxsize=20_000)
def _longest(run: str) -> tuple[int, str]:
    """Return how many tokens of a run the longest match at its start takes, and its rule; 0 where none matches."""
    size, best = 0, ""
    for rule, pattern in _load_grammar().patterns:
        match = pattern.match(run)
        if match and match.end() > size:
            size, best = match.end(), rule
    return size, best
