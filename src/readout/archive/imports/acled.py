"""ACLED: CSV with a header, 31 columns since March 2023; who is first of two actors says nothing about who acts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from readout.archive.imports.cells import clean, read_count, read_day, read_degrees, split_list
from readout.archive.imports.lookup import book, country_by, country_of, country_of_party, sectors_of
from readout.archive.imports.rows import Cells, ForeignEvent, Precision, Side, UnfitError
from readout.codebook.cells import none_or
from readout.errors import DataError
from readout.text.tables import read_rows

PRECISIONS: dict[str, Precision] = {"1": "day", "2": "week", "3": "month"}
_FORCES = {"military forces": "MIL", "police forces": "COP"}
_UNKNOWN = "unidentified armed group"


@cache
def load_types() -> dict[str, tuple[str | None, str | None]]:
    """Return type and mode by sub-event in lower case; `DataError` for what the codebook lacks."""
    found = {}
    for where, (subtype, type, mode) in read_rows(Path(__file__).with_name("data") / "acled_types.tsv", 3):
        coding = none_or(type), none_or(mode)
        if coding[0] is not None and coding not in {(coding[0], None), *book().event_modes}:
            raise DataError(f"{where}: the codebook has no {type} {mode}")
        found[subtype.lower()] = coding
    return found


def read_acled(cells: Cells) -> ForeignEvent:
    """Return the event of a line; `UnfitError` for what is none. Sub-events not known here have no type."""
    if not clean(cells["id"]):
        raise UnfitError("it has no event_id_cnty")
    type, mode = load_types().get(clean(cells["subtype"]).lower(), (None, None))
    day = read_day(cells["day"])
    latitude, longitude = read_degrees(cells["latitude"], cells["longitude"])
    return ForeignEvent(
        id=cells["id"],
        key=cells["id"],
        start=day,
        end=day,
        precision=PRECISIONS.get(clean(cells["precision"]), "day"),
        type=type,
        mode=mode,
        quad=book().quad(type) if type else None,
        told=": ".join(filter(None, (clean(cells["type"]), clean(cells["subtype"])))) or None,
        actor=_side(cells, "actor"),
        recipient=_side(cells, "recipient"),
        directed=False,
        place=clean(cells["place"]) or None,
        place_country=country_by("m49", cells["iso"]) or country_of(clean(cells["country"])),
        latitude=latitude,
        longitude=longitude,
        deaths_best=read_count(cells["deaths"]),
        text=clean(cells["text"]) or None,
        publisher=clean(cells["publisher"]) or None,
        edition=clean(cells["edition"]) or None,
    )


def _side(cells: Cells, side: str) -> Side:
    name = clean(cells[side])
    names = [*([name] if name else []), *split_list(cells[f"{side}_helpers"])]
    sort = clean(cells[f"{side}_sort"]).removesuffix(".0").lower()
    sector = next((code for words, code in _FORCES.items() if name.lower().startswith(words)), None)
    if sector is None:
        sector = "UAF" if name.lower().startswith(_UNKNOWN) else sectors_of("acled").get(sort)
    countries = dict.fromkeys(filter(None, map(country_of_party, names)))
    return Side(names=tuple(names), countries=tuple(countries), sectors=(sector,) if sector else ())
