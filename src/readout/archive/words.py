"""Words and phrases to look for, as SQL conditions over a column of text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.errors import InputError

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
    # Most texts fall to the plain comparison, which is many times faster than the expression.
    for word in dict.fromkeys(word for term in terms for word in term.split()):
        tests.append(f"contains(lower({column}), ?)")
        values.append(word)
    for term in terms:
        tests.append(f"regexp_matches(lower({column}), ?)")
        values.append(f"(?:^|{_EDGE}){f'{_EDGE}+'.join(term.split())}(?:$|{_EDGE})")
    return " AND ".join(tests), values
