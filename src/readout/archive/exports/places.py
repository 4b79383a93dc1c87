"""Where: the place of an event in the terms of other formats."""

from __future__ import annotations

from typing import Any

from readout.archive.exports.parties import country_name, find_country
from readout.archive.exports.records import Site
from readout.world import load_world

# GeoNames keeps FIPS 10-4 numbers for the divisions of most countries; these have ISO's letters or numbers instead.
_NOT_FIPS = frozenset("BEL CHE MNE GBR".split())
_RESOLUTION = {"point": 5, "city": 4, "region": 2, "country": 1}  # PLOVER's: 5 below a city … 1 a country
_ACLED = {"point": 1, "city": 1, "region": 2}
NOWHERE = (0, *[None] * 7)
TOWNS = ("point", "city")


def gdelt_place(site: Site | None) -> tuple[Any, ...]:
    """Return GDELT's eight columns of a place: type, full name, country, two divisions, degrees, feature."""
    kind = geo_type(site)
    if site is None or kind == 0:
        return NOWHERE
    country = find_country(site.country)
    fips = country.fips if country else None
    division = _division(site, fips)
    feature = None if kind in (3, 4) else division or fips
    return kind, _full_name(site), fips, division or fips, None, *_degrees(site), feature


def _degrees(site: Site) -> tuple[float | None, float | None]:
    """Return the degrees of a place; of a country without any those of its middle, as GDELT has them."""
    middle = load_world().find_centroid(site.country) if site.latitude is None and site.country else None
    return middle or (site.latitude, site.longitude)


def geo_type(site: Site | None) -> int:
    """Return 1 country, 2 US state, 3 US city, 4 city elsewhere, 5 region elsewhere, 0 where there is no place."""
    if site is None or (site.latitude is None and site.country is None):
        return 0
    if site.precision in TOWNS:
        return 3 if site.country == "USA" else 4
    if site.precision == "region":
        return 2 if site.country == "USA" else 5
    return 1


def _division(site: Site, fips: str | None) -> str | None:
    """Return the FIPS code of the first-level division where GeoNames gives it; `US.TX` has letters in both."""
    _, _, code = (site.admin1 or "").partition(".")
    sure = len(code) == 2 and (code.isdigit() or site.country == "USA") and site.country not in _NOT_FIPS
    return f"{fips}{code}" if fips and sure else None


def _full_name(site: Site) -> str:
    country = country_name(site.country)
    return site.name if country in (None, site.name) else f"{site.name}, {country}"


def town_of(site: Site | None) -> str | None:
    """Return the name of a place that is a city or a point."""
    return site.name if site and site.precision in TOWNS else None


def province_of(site: Site | None) -> str | None:
    """Return the name of a place that is a region."""
    return site.name if site and site.precision == "region" else None


def resolution_of(site: Site) -> int | None:
    """Return PLOVER's resolution of a place, `None` where it is not known."""
    return _RESOLUTION.get(site.precision or "")


def acled_precision(site: Site | None) -> int:
    """Return ACLED's geo_precision: 1 a town, 2 a region, 3 no more than a country."""
    return _ACLED.get(site.precision or "", 3) if site else 3
