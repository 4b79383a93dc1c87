"""Where places lie: our own table of regions, seas and battlefields, then the cities of GeoNames (CC BY 4.0)."""

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from importlib.resources import files

from readout.errors import DataError
from readout.world.normal import normalise_name
from readout.world.records import Spot
from readout.world.tables import read_table, split_cell

PRECISIONS = ("point", "city", "region", "country")
REGION_WEIGHT = 3_000_000  # a region of our table comes before all but the largest cities of its name
CITIES = "cities.tsv.gz"  # made by `pack.py`
City = tuple[str, ...]  # a row of it


def read_regions() -> Iterator[tuple[tuple[str, ...], Spot]]:
    """Give names and place of every row of `places.csv`."""
    for where, row in read_table("places.csv", "name aliases country latitude longitude precision"):
        name, aliases, country, latitude, longitude, precision = row
        try:
            degrees = float(latitude), float(longitude)
        except ValueError as error:
            raise DataError(f"{where}: latitude and longitude are numbers in degrees") from error
        if precision not in PRECISIONS or abs(degrees[0]) > 90 or abs(degrees[1]) > 180:
            raise DataError(f"{where}: precision or degrees out of bounds")
        spot = Spot(
            name=name,
            country=country or None,
            latitude=degrees[0],
            longitude=degrees[1],
            precision=precision,  # type: ignore[arg-type]
            weight=REGION_WEIGHT,
        )
        yield (name, *split_cell(aliases)), spot


def read_centroids() -> dict[str, tuple[float, float]]:
    """Return the middle of every country in degrees."""
    rows = read_table("centroids.csv", "iso3 latitude longitude")
    return {iso3: (float(latitude), float(longitude)) for _, (iso3, latitude, longitude) in rows}


class Gazetteer:
    """Places by name. Cities are read at the first look-up that needs them (a tenth of a second)."""

    def __init__(self) -> None:
        """Read the table of regions."""
        self.centroids = read_centroids()
        self._regions: dict[str, list[Spot]] = {}
        self._cities: list[str] = []
        for names, spot in read_regions():
            for form in dict.fromkeys(map(normalise_name, names)):
                self._regions.setdefault(form, []).append(spot)

    def find_regions(self, name: str) -> tuple[Spot, ...]:
        """Return the places of our own table by that name."""
        return tuple(self._regions.get(normalise_name(name), ()))

    def find_places(self, name: str) -> tuple[Spot, ...]:
        """Return all places by that name, the weightiest first."""
        form = normalise_name(name)
        if not self._cities:
            self._cities = _read_cities()
        cities = (_city_spot(city) for city in _find_rows(self._cities, form))
        found = [*self._regions.get(form, ()), *cities]
        return tuple(sorted(found, key=lambda spot: -spot.weight))


def _read_cities() -> list[str]:
    """Return the rows of the cities, sorted by the name that they are looked up by."""
    packed = (files("readout.world") / "data" / CITIES).read_bytes()
    return gzip.decompress(packed).decode().split("\n")


def _find_rows(rows: list[str], form: str) -> Iterator[City]:
    key = f"{form}\t"
    for place in range(bisect_left(rows, key), len(rows)):
        if not rows[place].startswith(key):
            break
        yield tuple(rows[place].split("\t"))


def _city_spot(city: City) -> Spot:
    _, name, country, latitude, longitude, population, admin1, geonameid = city
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
