"""Words and phrases to look for, as SQL conditions over a column of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from readout.errors import InputError
from readout.records import Span

_PARTS = re.compile(r'["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)')
_WORD = re.compile(r"[^\W_]+")
_EDGE = r"[^\pL\pN]"  # RE2's \b knows ASCII only


def read_terms(asked: str) -> tuple[str, ...]:
    """Return the terms of a search, in small letters, a space between the words of each.

    What stands in quotation marks is one term, else every word is; `InputError` where there is no word.
    """
    parts = (found[1] if found[1] is not None else found[2] for found in _PARTS.finditer(asked))
    terms = tuple(dict.fromkeys(filter(None, (" ".join(_WORD.findall(part.lower())) for part in parts))))
    if not terms:
        raise InputError(f"{asked!r}: no words to look for")
    return terms


def match_terms(column: str, terms: Sequence[str]) -> tuple[str, list[str]]:
    """Return the SQL condition that a text has all terms as whole words, whatever the case, and its values."""
    tests: list[str] = []
    values: list[str] = []
    for term in terms:
        words = f"{_EDGE}+".join(term.split())
        # Most texts fall to the first expression, which is twice as fast as the one with edges.
        tests += [f"regexp_matches({column}, ?)"] * 2
        values += [f"(?i){term.split()[0]}", f"(?i)(?:^|{_EDGE}){words}(?:$|{_EDGE})"]
    return " AND ".join(tests), values


def find_term(text: str, terms: Sequence[str]) -> Span | None:
    """Return where the first of the terms stands that a text has, `None` where it has none."""
    found = (_pattern(term).search(text) for term in terms)
    return next((Span(match.start(), match.end()) for match in found if match), None)


@lru_cache(maxsize=64)
def _pattern(term: str) -> re.Pattern[str]:
    words = r"[\W_]+".join(term.split())
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)
