"""Who and what the codes and names of other projects mean here."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from readout.archive.imports.rows import Side, UnfitError
from readout.codebook import Codebook, load_codebook
from readout.text.tables import read_rows
from readout.world import World, load_world
from readout.world.imports.codes import Codes
from readout.world.imports.rows import UnfitError as UnfitCodeError

DATA = Path(__file__).with_name("data")
_YEARS = re.compile(r"\s*\(\d{4}\s*-\s*(?:\d{4})?\)")
_BEHIND = re.compile(r"\(([^()]+)\)\s*$")
_OF = re.compile(r"^(?:military forces|police forces|government|private security forces) of (?:the )?", re.IGNORECASE)


@cache
def codes() -> Codes:
    """Return the codes of countries and roles."""
    return Codes()


@cache
def book() -> Codebook:
    """Return the codebook."""
    return load_codebook()


@cache
def _world() -> World:
    return load_world()


@cache
def _by(system: str) -> dict[str, str]:
    """Return our countries by their code in `fips`, `gw` or `m49`, numbers without leading zeros."""
    found = {str(getattr(country, system) or "").lstrip("0"): code for code, country in codes().countries.items()}
    return {key: code for key, code in found.items() if key}


@lru_cache(maxsize=10_000)
def country_of(text: str) -> str | None:
    """Return our code for a country's name or code of three letters; `None` where it is not known."""
    return codes().find(text) if text else None


@lru_cache(maxsize=10_000)
def country_by(system: str, code: str) -> str | None:
    """Return our code for one of `fips`, `gw` (Gleditsch and Ward) or `m49` (ISO's numbers)."""
    return _by(system).get(code.strip().upper().lstrip("0"))


@lru_cache(maxsize=50_000)
def read_cameo_actor(code: str, country: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return countries and sectors of an actor code of CAMEO; `country` is what the row itself says of it."""
    found: str | None = None
    sectors: tuple[str, ...] = ()
    try:
        actor = codes().read_actor(code) if code else None
        found, sectors = (actor.code, actor.sectors) if actor else (None, ())
    except UnfitCodeError:
        pass  # a code of a region, a faith, or with parts that have other than three letters: the country may be told
    found = (codes().fold(country) if country else None) or found
    return (found,) if found else (), sectors


@lru_cache(maxsize=50_000)
def country_of_party(name: str) -> str | None:
    """Return the country of a side by its name: `Military Forces of Chad (2021-)`, `Civilians (Mali)`, known groups."""
    name = _YEARS.sub("", name).strip()
    behind = _BEHIND.search(name)
    for part in (_OF.sub("", _BEHIND.sub("", name).strip()), behind[1] if behind else "", name):
        if code := country_of(part.strip()):
            return code
    for part in (name, *name.split(":")):
        for entry in _world().find_name(part.strip()):
            if entry.code:
                return entry.code
    return None


@cache
def sectors_of(source: str) -> dict[str, str]:
    """Return our sectors by a source's words, in lower case; `DataError` where the table is wrong."""
    rows = read_rows(DATA / "sectors.tsv", 3)
    return {word.lower(): book().sector(sector).code for _, (name, word, sector) in rows if name == source}


@lru_cache(maxsize=2_000)
def read_cameo(code: str) -> tuple[str | None, str | None, int, str]:
    """Return type, mode, quad class and label of a CAMEO code; a code that no list has is read as its parent.

    `UnfitError` where it has none: mostly the leading zero was lost. The type is `None` for statements and appeals.
    """
    for known in (code, code[:3], code[:2]):
        if known in book().cameo_codes:
            found = book().cameo_code(known)
            coding = book().from_cameo(known)
            return coding.type if coding else None, coding.mode if coding else None, found.quad, found.label
    lost = ": a leading zero was lost" if f"0{code}" in book().cameo_codes else ""
    raise UnfitError(f"CAMEO has no code {code!r}{lost}")


def check_type(type: str, mode: str | None) -> tuple[str, str | None, int]:
    """Return type, mode and quad class; `UnfitError` for a type that the codebook lacks, unknown modes are kept."""
    if type not in book().event_types:
        raise UnfitError(f"PLOVER has no type {type!r}")
    return type, mode, book().quad(type)


def party(name: str, country: str | None, sectors: tuple[str, ...] = ()) -> Side:
    """Return a side of one name."""
    return Side(names=(name,) if name else (), countries=(country,) if country else (), sectors=sectors)
