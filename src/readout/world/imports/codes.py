"""Codes of countries and roles: what other tables and actor dictionaries write, and what it is here."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from readout.world.imports.rows import LeftOutError, UnfitError, data_pairs, data_rows
from readout.world.load import read_countries
from readout.world.normal import normalise_name
from readout.world.records import Country

INTERNATIONAL = frozenset(("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"))
SECTORLESS = frozenset(("IGO", "UNO", "EUR"))  # but for peacekeepers, courts and parliaments
KEPT = frozenset(("MIL", "JUD", "LEG"))
ANTARCTICA = "ATA"  # it has a code and no state
NOTHING = frozenset(("", "---", "###", "***", "NULL", "!NULL!", "NONE"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A line of `data/roles.tsv`; see there."""

    sector: str | None
    code: str | None
    armed: bool
    figure: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """What an actor code says. `code` is `None` for roles of no country; the first role gives `figure` and `kind`."""

    code: str | None
    sectors: tuple[str, ...]
    armed: bool = False
    figure: str = "international figure"
    kind: str = "organisation"


@lru_cache(maxsize=1)
def roles() -> dict[str, Role]:
    """Return the roles by the part of the code that tells them."""
    return {
        part: Role(
            sector=None if sector == "-" else sector,
            code=None if code == "-" else code,
            armed=armed == "yes",
            figure=figure,
            kind=kind,
        )
        for part, sector, code, armed, figure, kind in data_rows("roles.tsv", 6)
    }


@lru_cache(maxsize=1)
def sectors() -> frozenset[str]:
    """Return the sectors of the codebook."""
    return frozenset(role.sector for role in roles().values() if role.sector)


class Codes:
    """The countries that are known: ours, and those of the user's folder."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read our tables, and `countries.csv` of the folder if it has one."""
        self.countries: dict[str, Country] = {country.iso3: country for country in read_countries()}
        self._codes = data_pairs("codes.tsv")
        self._known = {*self.countries, *INTERNATIONAL, ANTARCTICA}
        self._names = _names(self.countries.values())
        if folder is not None:
            for iso3, name, short_names in _own_countries(folder / "countries.csv"):
                self.learn(iso3, name, short_names)

    def learn(self, iso3: str, name: str, short_names: str = "") -> None:
        """Take up a country of the user's own."""
        self._known.add(iso3)
        for form in (name, *short_names.split(";")):
            self._names.setdefault(normalise_name(form), iso3)

    def knows(self, code: str) -> bool:
        """Tell whether a code may stand in the tables."""
        return code in self._known

    def is_country(self, code: str) -> bool:
        """Tell whether a code is one of a country."""
        return code in self._known and code not in INTERNATIONAL

    def fold(self, code: str) -> str | None:
        """Return our code for one of ISO 3166 or CAMEO, `None` if it is not known."""
        code = code.strip().upper()
        return code if code in self._known else self._codes.get(code)

    def find(self, text: str) -> str | None:
        """Return our code for a code or a country's name, `None` if it is not known."""
        return self.fold(text) or self._names.get(normalise_name(text)) or None

    def read_actor(self, code: str) -> Actor:
        """Return what an actor code of CAMEO or PLOVER says.

        `LeftOutError` if it means nobody who acts (a region, a faith), any other `UnfitError` if it is no code at all.
        The first three letters tell country or kind of body, every three that follow a role, or something not kept.
        """
        return _read_parts(code.strip(), self)


def is_nothing(code: str) -> bool:
    """Tell whether a code of a dictionary says that the name is to be passed over."""
    return code.strip().strip("~").upper() in NOTHING


def _read_parts(code: str, codes: Codes) -> Actor:
    if code[:3].isalpha() and code[:3].islower():
        raise LeftOutError("a people without a country is no actor")
    if len(code) % 3 or not (code.isascii() and code.isalnum() and code[:1].isalpha()):
        raise UnfitError(f"the code {code!r} is not made of parts of three letters")
    first, *rest = (code[start : start + 3].upper() for start in range(0, len(code), 3))
    why = data_pairs("nowhere.tsv").get(first)
    if why:
        raise LeftOutError(why)
    place = codes.fold(first)
    if first == "INT":
        place = _international(rest)
    elif first in roles() and not (place and codes.is_country(place)):  # CRI is Costa Rica here, and crime behind it
        rest = [first, *rest]
    elif place is None:
        raise UnfitError(f"no country {first!r} is known")
    return _join_roles(place, rest)


def _join_roles(place: str | None, parts: Iterable[str]) -> Actor:
    found = [roles()[part] for part in parts if part in roles()]
    for role in found:
        place = role.code or place
    named = list(dict.fromkeys(role.sector for role in found if role.sector))
    if place in SECTORLESS:
        named = [sector for sector in named if sector in KEPT]
    elif place == "IMG" and not named:
        named = ["REB"]
    elif place == "NGO":
        named = [sector for sector in named if sector != "SOC"]
    if place is None and not named:
        raise LeftOutError("neither country nor role is told")
    if not found:
        return Actor(code=place, sectors=tuple(named))
    telling = max(found, key=lambda role: (role.sector in named, role.code == place))
    return Actor(
        code=place,
        sectors=tuple(named),
        armed=any(role.armed for role in found),
        figure=telling.figure,
        kind=telling.kind,
    )


def _international(parts: list[str]) -> str:
    """Return what CAMEO's INT, whatever crosses borders, is here: by its roles a firm, fighters, a society, states."""
    known = [roles()[part] for part in parts if part in roles()]
    if any(role.armed for role in known):
        return "IMG"
    if any(role.sector == "BUS" for role in known):
        return "MNC"
    return "IGO" if not known or any(role.sector in ("GOV", *KEPT) for role in known) else "NGO"


def _names(countries: Iterable[Country]) -> dict[str, str]:
    """Return the codes by the normal form of names that mean one country; of today's and former names, today's."""
    found: dict[str, str] = {}
    for forms in (
        lambda country: (country.name,),
        lambda country: country.short_names,
        lambda country: country.former_names,
    ):
        layer: dict[str, set[str]] = {}
        for country in countries:
            for form in forms(country):
                layer.setdefault(normalise_name(form), set()).add(country.iso3)
        for form, codes in layer.items():
            if len(codes) == 1:
                found.setdefault(form, *codes)
    return found


def _own_countries(path: Path) -> Iterator[tuple[str, str, str]]:
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in list(csv.reader(lines))[1:]:
                if len(row) > 2:
                    yield row[0], row[1], row[2]
