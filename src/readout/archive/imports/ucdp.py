"""UCDP GED: CSV of 49 columns, some releases without a header; deaths are low, best and high."""

from __future__ import annotations

from readout.archive.imports.cells import clean, read_count, read_day, read_degrees, within_day
from readout.archive.imports.lookup import book, country_by, country_of, country_of_party, party
from readout.archive.imports.rows import Cells, ForeignEvent, Precision, Side, UnfitError

TYPE = "ASSAULT"  # GED lists deadly violence, nothing else
SORTS = {"1": "state-based conflict", "2": "non-state conflict", "3": "one-sided violence"}
ONE_SIDED = "3"  # side A kills civilians: the only sort that says who acts on whom
PRECISIONS: dict[str, Precision] = {"1": "day", "2": "week", "3": "week", "4": "month", "5": "year"}


def read_ucdp(cells: Cells) -> ForeignEvent:
    """Return the event of a line; `UnfitError` for what is none."""
    sort = clean(cells["sort"])
    if sort not in SORTS:
        raise UnfitError(f"type_of_violence is 1, 2 or 3, not {sort!r}")
    start = read_day(cells["start"])
    start, end = within_day(start, read_day(cells["end"]) if clean(cells["end"]) else start)
    latitude, longitude = read_degrees(cells["latitude"], cells["longitude"])
    return ForeignEvent(
        id=cells["id"],
        key=cells["id"],
        start=start,
        end=end,
        precision=PRECISIONS.get(clean(cells["precision"]), "day"),
        type=TYPE,
        quad=book().quad(TYPE),
        told=SORTS[sort],
        actor=_side(cells, "actor", None),
        recipient=_side(cells, "recipient", "CVL" if sort == ONE_SIDED else None),
        directed=sort == ONE_SIDED,
        place=clean(cells["place"]) or None,
        place_country=country_by("gw", cells["country_number"]) or country_of(clean(cells["country"])),
        latitude=latitude,
        longitude=longitude,
        deaths_low=read_count(cells["low"]),
        deaths_best=read_count(cells["best"]),
        deaths_high=read_count(cells["high"]),
        mentions=read_count(cells["sources"]),
        text=clean(cells["headline"]) or None,
        publisher=clean(cells["publisher"]) or None,
    )


def _side(cells: Cells, side: str, sector: str | None) -> Side:
    """Return a side; governments carry a Gleditsch-Ward number, civilians belong to the country of the place."""
    name = clean(cells[side])
    country = country_by("gw", clean(cells[f"{side}_number"]).removesuffix(".0")) or country_of_party(name)
    if country is None and sector == "CVL":
        country = country_by("gw", cells["country_number"]) or country_of(clean(cells["country"]))
    if sector is None and name.lower().startswith("government of"):
        sector = "GOV"
    return party(name, country, (sector,) if sector else ())
