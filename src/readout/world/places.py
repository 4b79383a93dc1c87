"""Where places lie: our own table of regions, seas and battlefields, then the cities of GeoNames (CC BY 4.0)."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from readout.world.normal import normalise_name
from readout.world.records import Spot
from readout.world.shelf import Shelf

PRECISIONS = ("point", "city", "region", "country")
REGION_WEIGHT = 3_000_000  # a region of our table comes before all but the largest cities of its name
REMEMBERED_NAMES = 20_000
OWN_WEIGHT = 100_000_000  # one of the user's before all of them
# Lines with the names of cities and where theirs start, sorted, and the lines of the cities. They stay bytes, as they
# lie in the packed file: few of them are ever looked at. UTF-8 sorts like the text it stands for.
Cities = tuple[bytes, bytes]


class Gazetteer:
    """Places by name. Cities are read at the first look-up that needs them (a twentieth of a second)."""

    def __init__(self, regions: Shelf[Spot], index: Mapping[str, str], read_cities: Callable[[], Cities]) -> None:
        """Take the places of the table, the index `regions`, and what reads the cities; see `index.py`."""
        self._regions, self._index, self._read_cities = regions, index, read_cities
        self._cities: Cities | None = None
        self._find_cities = lru_cache(REMEMBERED_NAMES)(self._look_up_cities)

    def find_regions(self, name: str) -> tuple[Spot, ...]:
        """Return the places of the table by that name, the user's first."""
        return _sort_spots(self._find_regions(normalise_name(name)))

    def find_places(self, name: str) -> tuple[Spot, ...]:
        """Return all places by that name, the weightiest first."""
        form = normalise_name(name)
        return _sort_spots([*self._find_regions(form), *self._find_cities(form)])

    def _find_regions(self, form: str) -> Sequence[Spot]:
        numbers = self._index.get(form)
        return [self._regions[int(number)] for number in numbers.split()] if numbers else ()

    def _look_up_cities(self, form: str) -> tuple[Spot, ...]:
        if self._cities is None:
            self._cities = self._read_cities()
        names, cities = self._cities
        lines = (cities[start : cities.index(b"\n", start)] for start in map(int, find_line(names, form).split()))
        return tuple(_make_city(line.decode().split("\t")) for line in lines)


def find_line(lines: bytes, name: str) -> bytes:
    """Return what stands after a name and a tab in sorted lines, each with its end; nothing if no line has the name."""
    key = f"{name}\t".encode(errors="surrogatepass")  # a broken character finds nothing, and breaks nothing
    low, high = 0, len(lines)  # the line, if there is one, starts from here to there; both are starts of lines
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.index(b"\n", start) + 1
        if lines.startswith(key, start):
            return lines[start + len(key) : end]
        if lines[start:end] < key:
            low = end
        else:
            high = start
    return b""


def _sort_spots(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    return tuple(sorted(spots, key=lambda spot: -spot.weight)) if spots else ()


def _make_city(cells: Sequence[str]) -> Spot:
    name, country, latitude, longitude, population, admin1, geonameid = cells
    return Spot(
        name=name,
        country=country or None,
        latitude=float(latitude),
        longitude=float(longitude),
        precision="city",
        weight=int(population),
        admin1=admin1 or None,
        geonameid=int(geonameid),
    )
