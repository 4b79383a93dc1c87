"""What a question may ask for: days, codes and names are checked before any SQL is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import get_args

from readout.codebook import load_codebook
from readout.errors import InputError
from readout.records import Standing
from readout.world import load_world

Day = str | date | None
Texts = str | Sequence[str] | None
QUADS = ("1", "2", "3", "4")
CODE = 3  # letters of a country's code


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedParty:
    """Who is asked for: a country, a sector, both of them, or somebody by name."""

    country: str | None = None
    sector: str | None = None
    name: str | None = None

    def __str__(self) -> str:
        return self.name or (self.country or "") + (f"/{self.sector}" if self.sector else "")


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
    """Return what is asked for, one by one: a list as it is, a text split at its commas."""
    if asked is None:
        return ()
    parts = asked.split(",") if isinstance(asked, str) else asked
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


def check_yes(what: str, asked: str | bool | None) -> bool | None:
    """Return whether `yes` or `no` was said, `None` where neither; `InputError` for anything else."""
    if asked is None or isinstance(asked, bool):
        return asked
    known = {"yes": True, "true": True, "no": False, "false": False, "": None}
    if asked.strip().lower() not in known:
        raise InputError(f"{asked}: {what} is yes or no")
    return known[asked.strip().lower()]


def check_countries(asked: Texts) -> tuple[str, ...]:
    """Return codes of countries, which may be asked for by name too."""
    return tuple(map(check_country, split_texts(asked)))


def check_country(text: str) -> str:
    """Return the code of a country, or of what stands in its place (UNO); `InputError` where there is none."""
    code = find_country(text)
    if code is None:
        raise InputError(f"{text}: not a country; write its ISO 3166 code, as RUS, or its name")
    return code


def check_pair(pair: Texts) -> tuple[str, str] | None:
    """Return two countries; `InputError` for any other number of them."""
    parts = [part.strip() for part in (pair.split(",") if isinstance(pair, str) else pair or ())]
    if not parts:
        return None
    if len(parts) != 2 or not all(parts):
        raise InputError(f"{pair}: a pair is two countries, as RUS,USA")
    return check_country(parts[0]), check_country(parts[1])


def check_parties(asked: Texts) -> tuple[AskedParty, ...]:
    """Return who acts or is acted upon, asked for as `RUS`, `RUS/MIL`, `/MIL` (of whatever country) or by name.

    The name of a country means the country; `InputError` for what looks like a code and is none.
    """
    return tuple(map(_check_party, split_texts(asked)))


def find_country(text: str) -> str | None:
    """Return the code that a text is, or the code of the country that it names; `None` where it is neither."""
    code, world = text.strip().upper(), load_world()
    if code in world.countries or code in {term.name for term in load_codebook().special_codes}:
        return code
    return next((entry.code for entry in world.find_name(text.strip()) if entry.kind == "country"), None)


def _check_party(text: str) -> AskedParty:
    country, slash, sector = (part.strip() for part in text.partition("/"))
    if slash and _is_code(sector.upper()):
        if sector.upper() not in load_codebook().sectors:
            raise InputError(f"{text}: a sector is one of {', '.join(load_codebook().sectors)}")
        return AskedParty(country=check_country(country) if country else None, sector=sector.upper())
    code = find_country(text)
    if code is None and _is_code(text) and not load_world().find_name(text):
        raise InputError(f"{text}: no country has this code, and nobody known is called so")
    return AskedParty(country=code) if code else AskedParty(name=text)


def _is_code(text: str) -> bool:
    return len(text) == CODE and text.isascii() and text.isalpha() and text.isupper()


def _choose(what: str, asked: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(asked))
    for part in found:
        if part not in known:
            raise InputError(f"{part}: a {what} is {', '.join(known)}")
    return found
