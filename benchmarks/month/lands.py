"""Where the month happens and who is there: countries, invented towns and office holders, and pairs of unequal heat."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from random import Random

from benchmarks.month.words import make_name, make_person
from readout.text.tables import read_rows

COUNTRIES = {
    code: (name, float(latitude), float(longitude))
    for _, (code, name, latitude, longitude) in read_rows(Path(__file__).with_name("countries.tsv"), columns=4)
}
TOWNS = 60  # to a country
PAIRS = 180
OFFICES = (
    ("the foreign ministry of {}", "the ministry", "GOV"),
    ("the defence ministry of {}", "the defence ministry", "MIL"),
    ("the army of {}", "the army", "MIL"),
    ("the police of {}", "the police", "COP"),
    ("the interior ministry of {}", "the interior ministry", "GOV"),
    ("the parliament of {}", "the parliament", "LEG"),
)
GROUPS = (
    ("the {} Front", "REB"),
    ("the {} Brigades", "REB"),
    ("the {} Party", "OPP"),
    ("the {} Union", "LAB"),
    ("the {} Council", "SOC"),
)
PEOPLE = ("villagers|CVL", "fishermen|CVL", "students|EDU", "miners|LAB", "herders|AGR", "traders|BUS", "reporters|JRN")


@dataclass(frozen=True, slots=True)
class Town:
    """A place; `latitude` and `longitude` in degrees."""

    name: str
    country: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Who:
    """Who acts: the full words, which are the name too, a short form, a country and a PLOVER sector."""

    words: str
    short: str
    country: str | None
    sector: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Land:
    """A country with its towns and those who speak and act in it, the same all month."""

    code: str
    name: str
    towns: tuple[Town, ...]
    state: tuple[Who, ...]
    others: tuple[Who, ...]


@cache
def make_land(code: str) -> Land:
    """Return a country, the same at every call."""
    chance = Random(f"land {code}")
    name, latitude, longitude = COUNTRIES[code]
    towns = tuple(
        Town(
            make_name(chance, chance.choice((2, 2, 3))),
            code,
            round(latitude + chance.uniform(-3, 3), 3),
            round(longitude + chance.uniform(-4, 4), 3),
        )
        for _ in range(TOWNS)
    )
    offices = [(full.format(name), short, sector) for full, short, sector in OFFICES]
    titles = (("President", "GOV"), ("Foreign Minister", "GOV"), ("General", "MIL"), ("Senator", "LEG"))
    people = [(f"{title} {(person := make_person(chance))}", person.split()[-1], side) for title, side in titles]
    state = tuple(Who(words, short, code, sector, words) for words, short, sector in (*offices, *people))
    groups = [(full.format(make_name(chance, 3)), sector) for full, sector in GROUPS * 2]
    others = tuple(Who(words, f"the {words.split()[-1].lower()}", code, sector, words) for words, sector in groups)
    return Land(code, name, towns, state, others)


@lru_cache(maxsize=1)
def make_pairs() -> tuple[tuple[tuple[str, str], ...], tuple[float, ...]]:
    """Return pairs of countries, a third of them a country with itself, and their summed weights: the first are hot."""
    chance = Random("pairs")
    codes = list(COUNTRIES)
    pairs: dict[tuple[str, str], None] = {}
    while len(pairs) < PAIRS:
        one = chance.choice(codes)
        pairs[(one, one if chance.random() < 0.3 else chance.choice(codes))] = None
    return tuple(pairs), tuple(accumulate(1 / (rank + 3) for rank in range(PAIRS)))


def choose_pair(chance: Random) -> tuple[str, str]:
    """Return a pair of countries: the hottest in one story of thirteen."""
    pairs, weights = make_pairs()
    return chance.choices(pairs, cum_weights=weights)[0]


def choose_people(chance: Random, country: str, town: str) -> Who:
    """Return people of a town who have no name of their own."""
    words, _, sector = chance.choice(PEOPLE).partition("|")
    return Who(f"{words} of {town}", words, country, sector, None)
