"""What the world knows, as records: countries, bodies, armed groups, terms of office, places."""

from dataclasses import dataclass
from typing import Literal

NameKind = Literal["country", "people", "adjective", "capital", "metonym", "former", "organisation", "group"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country, what it is called, and its codes. `iso3` is ISO 3166 alpha-3, `KOS` for Kosovo.

    A code is `None` where the system has none for it. `m49` has three digits, leading zeros included; `cow` is the
    Correlates of War number, `gw` that of Gleditsch and Ward; `fips` is FIPS 10-4, whose letters are other than ISO's.
    """

    iso3: str
    name: str
    short_names: tuple[str, ...]
    people: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]  # seats and nicknames that stand for the government
    former_names: tuple[str, ...]
    iso2: str | None = None
    m49: str | None = None
    cow: int | None = None
    cow_letters: str | None = None
    gw: int | None = None
    fips: str | None = None
    cameo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation or an armed group. `code` is ISO3, or IGO, UNO, EUR, NGO, MNC, IMG, ISM for international ones.

    `start` and `end` are years or ISO dates, `None` where unknown or still so; `certainty` is a (sure) to c (doubtful).
    """

    name: str
    aliases: tuple[str, ...]
    code: str | None
    sectors: tuple[str, ...]
    sort: str  # in plain words: parliament, jihadist group …
    armed: bool
    start: str | None
    end: str | None
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One person's term in one office; dates as in `Body`. `offices` are its names in plain words, lower case.

    `own` says that it comes from the user's tables, which decide where a name means several people.
    """

    name: str
    aliases: tuple[str, ...]
    code: str
    offices: tuple[str, ...]
    sectors: tuple[str, ...]
    start: str | None
    end: str | None
    certainty: str
    own: bool = False

    def covers(self, day: str) -> bool:
        """Tell whether the term holds on an ISO day; a year alone covers all of that year."""
        return (self.start or "")[: len(day)] <= day and (self.end is None or day[: len(self.end)] <= self.end)

    def ended_before(self, day: str) -> bool:
        """Tell whether the term was over on an ISO day."""
        return self.end is not None and self.end < day[: len(self.end)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One name of one thing: `form` is the name as written, `code` and `sectors` what it stands for as an actor."""

    form: str
    kind: NameKind
    name: str  # the canonical name
    code: str | None
    sectors: tuple[str, ...]
    body: Body | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of the gazetteer; `weight`, its population, orders places of one name."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    precision: Literal["point", "city", "region", "country"]
    weight: int
    admin1: str | None = None
    geonameid: int | None = None
