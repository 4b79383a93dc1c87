"""The world as one thing: names to countries and bodies, people to offices, places to coordinates."""

from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path

from readout.world.facts import Facts, read_cities, read_facts
from readout.world.holders import Holders
from readout.world.load import make_body, make_country, make_degrees, make_spot, make_term
from readout.world.names import NameFinder
from readout.world.overlay import find_overlay, lay_over, read_overlay, stamp_overlay
from readout.world.places import OWN_WEIGHT, REGION_WEIGHT, Gazetteer
from readout.world.records import Body, Country, Entry, Spot, Term
from readout.world.shelf import Shelf

FROM_PACK = "the packed world"  # where a row lies that was checked when it was packed


class World:
    """Who and where. Open it with `load_world`; it never changes, and threads may share it.

    `overlay` is the version of the user's tables that lie over ours, `None` where there are none.
    """

    def __init__(self, facts: Facts) -> None:
        """Take the facts; records are made of them as they are asked for."""
        self.overlay = facts.overlay
        self.countries: dict[str, Country] = _make_countries(facts)
        self._bodies = {
            "o": Shelf(facts.tables["organisations"], partial(_make_body, armed=False)),
            "g": Shelf(facts.tables["groups"], partial(_make_body, armed=True)),
        }
        terms = Shelf(facts.tables["offices"], partial(_make_term, facts))
        self._holders = Holders(terms, facts.indexes)
        self._names = NameFinder(facts.indexes["names"], self._make_entry, self._holders.names, facts.own)
        spots = Shelf(facts.tables["places"], partial(_make_spot, facts))
        self._gazetteer = Gazetteer(spots, facts.indexes["regions"], read_cities)
        centroids = (line.split("\t") for line in facts.tables["centroids"])
        self._centroids = {code: make_degrees(north, east, FROM_PACK) for code, north, east in centroids}

    def _make_entry(self, kind: str, thing: str, form: str) -> Entry:
        """Return what a meaning of the index `names` says."""
        if thing in self.countries:
            country, sectors = self.countries[thing], ("CVL",) if kind == "people" else ("GOV",)
            return Entry(form=form, kind=kind, name=country.name, code=thing, sectors=sectors)  # type: ignore[arg-type]
        body = self._bodies[thing[0]][int(thing[1:])]
        return Entry(form=form, kind=kind, name=body.name, code=body.code, sectors=body.sectors, body=body)  # type: ignore[arg-type]

    def find_name(self, text: str) -> tuple[Entry, ...]:
        """Return what a name may stand for; `()` if it is not known. Ambiguity is kept."""
        return self._names.look_up(text)

    def find_names(self, words: Sequence[str]) -> list[tuple[int, int, tuple[Entry, ...]]]:
        """Return first word, last word (included) and entries of every known name in a sentence, left to right."""
        return self._names.find(words)

    def find_person(self, name: str, day: str | None, code: str | None = None) -> Term | None:
        """Return the term of the person that a full name means on an ISO day; see `Holders.find_person`."""
        return self._holders.find_person(name, day, code)

    def find_surname(self, name: str, day: str | None, code: str | None = None) -> Term | None:
        """Return the term in force of the one official by that surname; `None` if there are none or several."""
        return self._holders.find_surname(name, day, code)

    def find_people(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Return first word and last word (included) of every full name of an office holder in a sentence."""
        return self._names.find_people(words)

    def is_person(self, name: str) -> bool:
        """Tell whether anybody in the tables of offices is called so, by full name, alias or surname."""
        return self._holders.is_known(name)

    def find_holder(self, code: str, office: str, day: str | None) -> Term | None:
        """Return who held an office on an ISO day; `None` if unknown."""
        return self._holders.find_holder(code, office, day)

    def find_regions(self, name: str) -> tuple[Spot, ...]:
        """Return regions, seas and battlefields by that name; does not read the cities."""
        return self._gazetteer.find_regions(name)

    def find_places(self, name: str) -> tuple[Spot, ...]:
        """Return places by that name, the weightiest first; the first call reads the cities."""
        return self._gazetteer.find_places(name)

    def find_centroid(self, code: str) -> tuple[float, float] | None:
        """Return latitude and longitude of the middle of a country, `None` for codes that are no country."""
        return self._centroids.get(code)


def _make_countries(facts: Facts) -> dict[str, Country]:
    codes = {row[0]: row for row in (line.split("\t") for line in facts.tables["codes"])}
    rows = (line.split("\t") for line in facts.tables["countries"])
    return {row[0]: make_country(row, codes, FROM_PACK) for row in rows}


def _make_body(number: int, row: list[str], armed: bool) -> Body:
    return make_body(row, armed, FROM_PACK)


def _make_term(facts: Facts, number: int, row: list[str]) -> Term:
    return make_term(row, FROM_PACK, facts.is_own("offices", number))


def _make_spot(facts: Facts, number: int, row: list[str]) -> Spot:
    return make_spot(row, FROM_PACK, OWN_WEIGHT if facts.is_own("places", number) else REGION_WEIGHT)


def load_world(folder: str | Path | None = None) -> World:
    """Return the world, read once in a process; the user's tables, if any, lie over ours.

    They are those of `folder`, else of the folder that the environment variable READOUT_WORLD names; they are read anew
    when they have changed. `DataError` names file and line of what is wrong in them.
    """
    path = find_overlay(folder)
    return _load_world(path, stamp_overlay(path) if path else None)


@lru_cache(maxsize=2)  # ours and the user's
def _load_world(path: Path | None, stamp: object) -> World:
    facts = read_facts()
    return World(lay_over(facts, read_overlay(path, stamp)) if path else facts)
