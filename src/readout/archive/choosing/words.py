"""Words and phrases to look for, as SQL conditions over a column of text; accents do not count, nor does case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from readout.errors import InputError
from readout.records import Span
from readout.text.tables import read_keyed

_PARTS = re.compile(r'["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)')
_WORD = re.compile(r"[^\W_]+")
_EDGE = r"[^\pL\pN]"  # RE2's \b knows ASCII only


def read_terms(asked: str) -> tuple[str, ...]:
    """Return the terms of a search, in small letters without accents, a space between the words of each.

    What stands in quotation marks is one term, else every word is; `InputError` where there is no word.
    """
    parts = (found[1] if found[1] is not None else found[2] for found in _PARTS.finditer(asked))
    terms = tuple(dict.fromkeys(filter(None, (" ".join(_WORD.findall(fold_accents(part.lower()))) for part in parts))))
    if not terms:
        raise InputError(f"{asked!r}: no words to look for")
    return terms


def match_terms(column: str, terms: Sequence[str]) -> tuple[str, list[str]]:
    """Return the SQL condition that a text has all terms as whole words, whatever case and accents, and its values."""
    # One expression with edges and accents: a letter that may have an accent slows it down, a second test would more.
    values = [f"(?i)(?:^|{_EDGE}){_spell(term, f'{_EDGE}+')}(?:$|{_EDGE})" for term in terms]
    return " AND ".join(f"regexp_matches({column}, ?)" for _ in terms), values


def find_term(text: str, terms: Sequence[str]) -> Span | None:
    """Return where the first of the terms stands that a text has, `None` where it has none."""
    found = (_pattern(term).search(text) for term in terms)
    return next((Span(match.start(), match.end()) for match in found if match), None)


def fold_accents(text: str) -> str:
    """Return a text with plain letters for those that have accents, which turn small: `são` gives `sao`."""
    plain = "".join(_without_accents().get(letter, letter) for letter in text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=64)
def _pattern(term: str) -> re.Pattern[str]:
    words = _spell(term, r"[\W_]+")
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)


def _spell(term: str, gap: str) -> str:
    """Return the expression for a folded term, in which every letter may have its accents, with `gap` between words."""
    units = re.findall("|".join((*sorted(filter(_is_pair, _accented())), ".")), term)
    return "".join(gap if unit == " " else _accented().get(unit) or re.escape(unit) for unit in units)


def _is_pair(letters: str) -> bool:
    return len(letters) > 1


@cache
def _without_accents() -> dict[str, str]:
    """Return the plain letter, or two, of each letter with an accent, small and capital, by that letter."""
    found = dict(read_keyed(Path(__file__).with_name("letters.tsv")))
    for letter in map(chr, range(0xC0, 0x2000)):
        first, *marks = tuple(unicodedata.normalize("NFD", letter))
        if marks and all(map(unicodedata.combining, marks)):
            found[letter] = found.get(first, first).lower()
    return found


@cache
def _accented() -> dict[str, str]:
    """Return by plain letter, or two, the expression for it with or without an accent."""
    letters: dict[str, list[str]] = {}
    for letter, plain in _without_accents().items():
        letters.setdefault(plain, []).append(letter)
    classes = {plain: f"[{plain}{''.join(others)}]" for plain, others in letters.items() if not _is_pair(plain)}
    pairs = {plain: others for plain, others in letters.items() if _is_pair(plain)}
    return classes | {
        pair: f"(?:{''.join(classes.get(letter, letter) for letter in pair)}|[{''.join(others)}])"
        for pair, others in pairs.items()
    }
