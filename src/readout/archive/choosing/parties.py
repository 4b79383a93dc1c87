"""Who is asked for: countries, sectors and names, checked before any SQL is made of them."""

from __future__ import annotations

from dataclasses import dataclass

from readout.archive.choosing.checks import Texts, split_texts
from readout.archive.choosing.conditions import NOT_KNOWN, Condition, join_conditions
from readout.archive.choosing.words import match_terms, read_terms
from readout.codebook import load_codebook
from readout.errors import InputError
from readout.world import load_world

CODE = 3  # letters of a country's code


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedParty:
    """Who is asked for: a country, a sector, both of them, or somebody by words of a name, or the `exact` name."""

    country: str | None = None
    sector: str | None = None
    name: str | None = None
    exact: bool = False

    def __str__(self) -> str:
        if self.name:
            return f'"{self.name}"' if self.exact else self.name
        return (self.country or "") + (f"/{self.sector}" if self.sector else "")

    def condition(self, side: str) -> Condition:
        """Return the SQL condition that a side, actor or recipient, has the party.

        Of several together, one may bring the country, one the sector.
        """
        if self.name and self.exact:
            return f"list_contains({side}_names, ?)", [self.name]
        if self.name:
            # A name counts where its words are among those of a name: `Putin` is in `Vladimir Putin`.
            return match_terms(f"array_to_string({side}_names, ' ; ')", read_terms(f'"{self.name}"'))
        codes = ((f"{side}_countries", self.country), (f"{side}_sectors", self.sector))
        return join_conditions((f"list_contains({column}, ?)", [code]) for column, code in codes if code)


def check_parties(asked: Texts) -> tuple[AskedParty, ...]:
    """Return who acts or is acted upon, asked for as `RUS`, `RUS/MIL`, `/MIL` (of whatever country) or by name.

    The name of a country means the country; a name in quotation marks is the whole name, as the records write it.
    `InputError` for what looks like a code and is none.
    """
    return tuple(map(_check_party, split_texts(asked)))


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


def check_places(asked: Texts) -> tuple[str, ...]:
    """Return codes of countries, and `-` where what has none is asked for."""
    texts = split_texts(asked)
    known = check_countries([text for text in texts if text != NOT_KNOWN])
    return (*known, NOT_KNOWN) if NOT_KNOWN in texts else known


def find_country(text: str) -> str | None:
    """Return the code that a text is, or the code of the country that it names; `None` where it is neither."""
    code, world = text.strip().upper(), load_world()
    if code in world.countries or code in {term.name for term in load_codebook().special_codes}:
        return code
    return next((entry.code for entry in world.find_name(text.strip()) if entry.kind == "country"), None)


def _check_party(text: str) -> AskedParty:
    if len(text) > 2 and text[0] == text[-1] == '"':
        return AskedParty(name=text[1:-1], exact=True)
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
