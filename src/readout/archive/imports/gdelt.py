"""GDELT events, 2.0 (61 columns) and 1.0 (58, before April 2013 57): no header, or the header of BigQuery."""

from __future__ import annotations

from readout.archive.imports.cells import clean, read_count, read_day, read_degrees
from readout.archive.imports.lookup import country_by, read_cameo, read_cameo_actor
from readout.archive.imports.rows import Cells, ForeignEvent, Side, UnfitError


def read_gdelt(cells: Cells) -> ForeignEvent:
    """Return the event of a line; `UnfitError` for what is none.

    Codes stay texts: 010 is not 10. Places carry FIPS 10-4 countries, actors those of CAMEO.
    """
    code, root = clean(cells["cameo"]), clean(cells["root"])
    if not (code.isascii() and code.isdecimal()):
        raise UnfitError(f"EventCode is a number, not {code!r}")
    if root and not (len(root) == 2 and code.startswith(root)):
        raise UnfitError(f"EventCode {code!r} does not begin with EventRootCode {root!r}: was a leading zero lost?")
    type, mode, quad, label = read_cameo(code)
    day = read_day(cells["day"])
    latitude, longitude = read_degrees(cells["latitude"], cells["longitude"])
    return ForeignEvent(
        id=cells["id"],
        key=cells["id"],
        start=day,
        end=day,
        type=type,
        mode=mode,
        cameo=code,
        quad=int(cells["quad"]) if cells["quad"] in ("1", "2", "3", "4") else quad,
        told=label,
        actor=_side(cells, "actor"),
        recipient=_side(cells, "recipient"),
        place=clean(cells["place"]) or None,
        place_country=country_by("fips", cells["place_country"]),
        latitude=latitude,
        longitude=longitude,
        mentions=read_count(cells["mentions"]),
        url=clean(cells["url"]) or None,
        edition=clean(cells["edition"]) or None,
    )


def _side(cells: Cells, side: str) -> Side:
    name = clean(cells[f"{side}_name"])
    countries, sectors = read_cameo_actor(clean(cells[f"{side}_code"]), clean(cells[f"{side}_country"]))
    return Side(names=(name,) if name else (), countries=countries, sectors=sectors)
