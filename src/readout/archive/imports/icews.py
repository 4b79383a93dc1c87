"""ICEWS: 20 columns with tabs, a header and no quoting; ids are unique only together with the day."""

from __future__ import annotations

from readout.archive.imports.cells import clean, first_of, read_day, read_degrees, split_list
from readout.archive.imports.lookup import country_of, read_cameo, sectors_of
from readout.archive.imports.rows import Cells, ForeignEvent, Side, UnfitError


def read_icews(cells: Cells) -> ForeignEvent:
    """Return the event of a line; `UnfitError` for what is none.

    Some lines have no CAMEO code: they have neither type nor quad class. Files of 2017 write days as 5/16/2017.
    """
    code = clean(cells["cameo"])
    type, mode, quad, label = read_cameo(code) if code else (None, None, None, None)
    if not clean(cells["id"]):
        raise UnfitError("it has no Event ID")
    day = read_day(cells["day"])
    latitude, longitude = read_degrees(cells["latitude"], cells["longitude"])
    return ForeignEvent(
        id=cells["id"],
        key=f"{cells['id']} {day}",
        start=day,
        end=day,
        type=type,
        mode=mode,
        cameo=code or None,
        quad=quad,
        told=clean(cells["told"]) or label,
        actor=_side(cells, "actor"),
        recipient=_side(cells, "recipient"),
        place=first_of(cells[name] for name in ("city", "district", "province")),
        place_country=country_of(clean(cells["place_country"])),
        latitude=latitude,
        longitude=longitude,
        publisher=clean(cells["publisher"]) or None,
    )


def _side(cells: Cells, side: str) -> Side:
    """Return a side; its sectors come in random order, so they are sorted."""
    name, country = clean(cells[f"{side}_name"]), country_of(clean(cells[f"{side}_country"]))
    known = sectors_of("icews")
    sectors = {known.get(word.lower()) for word in split_list(cells[f"{side}_sectors"], ",")}
    return Side(
        names=(name,) if name else (),
        countries=(country,) if country else (),
        sectors=tuple(sorted(filter(None, sectors))),
    )
