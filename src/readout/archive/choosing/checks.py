"""What a question may ask for: days, codes and names are checked before any SQL is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import get_args

from readout.archive.choosing.words import read_terms
from readout.codebook import load_codebook
from readout.errors import InputError
from readout.records import Standing

Day = str | date | None
Texts = str | Sequence[str] | None
QUADS = ("1", "2", "3", "4")
_BETWEEN_COMMAS = re.compile(r'(?:"[^"]*"|[^,])+')


def check_day(day: Day) -> date | None:
    """Return a day; `InputError` where the text is none."""
    if isinstance(day, datetime):
        return day.date()
    try:
        return date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        raise InputError(f"{day}: not a day; write it as 2024-05-16") from None


def check_days(since: Day, until: Day) -> tuple[date | None, date | None]:
    """Return the first and the last day; `InputError` where one is no day, or the last lies before the first."""
    first, last = check_day(since), check_day(until)
    if first and last and last < first:
        raise InputError(f"until {last}: before since {first}")
    return first, last


def split_texts(asked: Texts) -> tuple[str, ...]:
    """Return what is asked for, one by one: a list as it is, a text split at its commas outside quotation marks."""
    if asked is None:
        return ()
    parts = _BETWEEN_COMMAS.findall(asked) if isinstance(asked, str) else asked
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def check_types(asked: Texts) -> tuple[str, ...]:
    """Return event types; `InputError` for what the codebook lacks. Case does not matter, here and below."""
    return _choose("type", (part.upper() for part in split_texts(asked)), load_codebook().types)


def check_modes(asked: Texts) -> tuple[str, ...]:
    """Return modes of any types."""
    known = dict.fromkeys(mode for _, mode in load_codebook().event_modes)
    return _choose("mode", (part.lower() for part in split_texts(asked)), tuple(known))


def check_contexts(asked: Texts) -> tuple[str, ...]:
    """Return contexts."""
    return _choose("context", (part.lower() for part in split_texts(asked)), load_codebook().contexts)


def check_standings(asked: Texts) -> tuple[str, ...]:
    """Return standings."""
    return _choose("standing", (part.lower() for part in split_texts(asked)), get_args(Standing))


def check_quads(asked: Texts | Sequence[int]) -> tuple[int, ...]:
    """Return quad classes, numbers from 1 to 4."""
    parts = split_texts(asked if isinstance(asked, str) else [str(part) for part in asked or ()])
    return tuple(int(part) for part in _choose("quad class", parts, QUADS))


def check_names(asked: Texts) -> tuple[str, ...]:
    """Return names one by one; a text is one name, whatever commas it has."""
    return split_texts([asked] if isinstance(asked, str) else asked)


def check_words(words: str) -> str:
    """Return words to look for; `InputError` where there are none."""
    read_terms(words)
    return words


def check_id(id: str) -> str | None:
    """Return an id or the beginning of one, `None` for nothing."""
    return id or None


def check_yes(what: str, asked: str | bool) -> bool | None:
    """Return whether `yes` or `no` was said, `None` for nothing; `InputError` for anything else."""
    if isinstance(asked, bool):
        return asked
    known = {"yes": True, "true": True, "no": False, "false": False, "": None}
    if asked.strip().lower() not in known:
        raise InputError(f"{asked}: {what} is yes or no")
    return known[asked.strip().lower()]


def check_confidence(confidence: float) -> float:
    """Return a confidence; `InputError` for what is none from 0 to 1."""
    if not 0 <= confidence <= 1:
        raise InputError(f"{confidence}: a confidence is a number from 0 to 1")
    return confidence


def _choose(what: str, asked: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(asked))
    for part in found:
        if part not in known:
            raise InputError(f"{part}: a {what} is {', '.join(known)}")
    return found
