"""The world as one thing: names to countries and bodies, people to offices, places to coordinates."""

from collections.abc import Sequence
from functools import lru_cache

from readout.world.holders import Holders
from readout.world.load import read_bodies, read_countries, read_terms
from readout.world.names import NameFinder, index_entries
from readout.world.places import Gazetteer
from readout.world.records import Country, Entry, Spot, Term


class World:
    """Who and where. Open it with `load_world`; it never changes."""

    def __init__(self) -> None:
        """Read the tables; `DataError` names file and line of what is wrong in them."""
        countries = tuple(read_countries())
        self.countries: dict[str, Country] = {country.iso3: country for country in countries}
        self._holders = Holders(tuple(read_terms()))
        self._names = NameFinder(index_entries(countries, tuple(read_bodies())), self._holders.names)
        self._gazetteer = Gazetteer()

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
        return self._gazetteer.centroids.get(code)


@lru_cache(maxsize=1)
def load_world() -> World:
    """Return the world, read once in a process (about a fifth of a second)."""
    return World()
