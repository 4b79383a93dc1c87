"""POLECAT: 40 columns with tabs and a header, some files with four more; nothing is the word None."""

from __future__ import annotations

from readout.archive.imports.cells import clean, first_of, read_day, read_degrees, split_list
from readout.archive.imports.lookup import book, check_type, country_of
from readout.archive.imports.rows import Cells, ForeignEvent, Side, UnfitError


def read_polecat(cells: Cells) -> ForeignEvent:
    """Return the event of a line; `UnfitError` for what is none. A mode may be written with its type before it."""
    type, mode, quad = check_type(clean(cells["type"]).upper(), _mode(cells["mode"]))
    if not clean(cells["id"]):
        raise UnfitError("it has no Event ID")
    day = read_day(cells["day"])
    latitude, longitude = read_degrees(cells["latitude"], cells["longitude"])
    return ForeignEvent(
        id=cells["id"],
        key=cells["id"],
        start=day,
        end=day,
        type=type,
        mode=mode,
        quad=quad,
        told="/".join(filter(None, (type, clean(cells["mode"])))),
        actor=_side(cells, "actor"),
        recipient=_side(cells, "recipient"),
        place=first_of(cells[name] for name in ("place", "city", "province")),
        place_country=country_of(clean(cells["place_country"])),
        latitude=latitude,
        longitude=longitude,
        text=first_of((cells["text"], cells["headline"])),
        publisher=clean(cells["publisher"]) or None,
    )


def _mode(cell: str) -> str | None:
    """Return the mode of a cell; where auxiliary modes stand beside it (`arrest; negation`), they are left out."""
    auxiliaries = {term.name for term in book().auxiliaries}
    mode = next((part for part in split_list(cell) if part not in auxiliaries), "")
    head, _, rest = mode.partition("-")
    return (rest if head.isupper() else mode) or None


def _side(cells: Cells, side: str) -> Side:
    countries = (country_of(code) for code in split_list(cells[f"{side}_countries"]))
    sectors = [*split_list(cells[f"{side}_first_sector"]), *split_list(cells[f"{side}_sectors"])]
    return Side(
        names=tuple(split_list(cells[f"{side}_names"])),
        countries=tuple(dict.fromkeys(filter(None, countries))),
        sectors=tuple(dict.fromkeys(sectors)),
    )
