"""Where chosen events took place: points with how far they are to be trusted, countries, and how many have no place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readout.archive.choosing.facets import country_names
from readout.archive.choosing.selection import Selection
from readout.archive.linking.incidents import own_condition, told_selection
from readout.archive.narrow import RANKS
from readout.records.mention import Precision

if TYPE_CHECKING:
    from readout.archive.store import Archive

_POINTS = """
SELECT latitude, longitude, mode(place_name) AS name, mode(place_country) AS country, count(*) AS events,
  [count(*) FILTER (quad = 1), count(*) FILTER (quad = 2), count(*) FILTER (quad = 3), count(*) FILTER (quad = 4)]
    AS quads
FROM {source} WHERE {condition} AND latitude IS NOT NULL GROUP BY latitude, longitude
ORDER BY events DESC, latitude, longitude"""
_INCIDENTS = """
SELECT latitude, longitude, count(*) AS incidents
FROM (SELECT DISTINCT latitude, longitude, incident FROM {source} WHERE {condition} AND latitude IS NOT NULL) {own}
GROUP BY latitude, longitude"""
_OWN = "SEMI JOIN (SELECT id AS incident FROM stored.narrow_incidents WHERE {condition}) USING (incident)"
_COUNTRIES = """
SELECT place_country AS code, count(*) AS events, count(*) FILTER (latitude IS NULL) AS unplaced
FROM {source} WHERE {condition} GROUP BY code
ORDER BY events DESC, code"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point on the map; `quads` are its events of quad class 1 to 4, `incidents` is `None` without linking."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    precision: Precision
    events: int
    incidents: int | None
    quads: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCountry:
    """A country with its events, those that name no place in it too."""

    code: str
    name: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Points and countries, those of most events first; `unplaced` events are where nobody knows."""

    places: tuple[Place, ...]
    countries: tuple[PlaceCountry, ...]
    unplaced: int


def find_places(archive: Archive, selection: Selection) -> Places:
    """Return where the chosen events took place."""
    condition, values = selection.condition()
    source = selection.source()
    points = archive.ask(_POINTS.format(source=source, condition=condition), values)
    precisions = _read_precisions(archive) if points else {}
    incidents = _count_incidents(archive, selection)
    countries = archive.ask(_COUNTRIES.format(source=source, condition=condition), values)
    names = country_names()
    return Places(
        places=tuple(_place(row, precisions, incidents) for row in points),
        countries=tuple(
            PlaceCountry(code=row["code"], name=names.get(row["code"], row["code"]), events=row["events"])
            for row in countries
            if row["code"]
        ),
        unplaced=sum(row["unplaced"] for row in countries if not row["code"]),
    )


def _place(row: dict[str, Any], precisions: dict[tuple[float, float], Precision], incidents: Any) -> Place:
    at = (row["latitude"], row["longitude"])
    return Place(
        **{name: row[name] for name in ("country", "latitude", "longitude", "events")},
        name=row["name"] or "",
        precision=precisions.get(at, "point"),
        incidents=None if incidents is None else incidents.get(at, 0),
        quads=tuple(row["quads"]),
    )


def _read_precisions(archive: Archive) -> dict[tuple[float, float], Precision]:
    rows = archive.ask("FROM stored.narrow_points")
    return {(row["latitude"], row["longitude"]): RANKS[row["rank"] - 1] for row in rows if row["rank"]}


def _count_incidents(archive: Archive, selection: Selection) -> dict[tuple[float, float], int] | None:
    if not archive.ask("SELECT link FROM stored.linkings LIMIT 1"):
        return None
    told = told_selection(selection)
    (condition, values), (own, others) = told.condition(), own_condition(selection)
    joined = _OWN.format(condition=own) if own != "true" else ""
    sql = _INCIDENTS.format(source=told.told_source(), condition=condition, own=joined)
    rows = archive.ask(sql, [*values, *others])
    return {(row["latitude"], row["longitude"]): row["incidents"] for row in rows}
