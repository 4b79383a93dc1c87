"""Fitting found cells to a table: a row leaves here as the readers of the world take it, or not at all."""

import re
from collections.abc import Mapping

from readout.world.imports.codes import Codes, sectors
from readout.world.imports.rows import LISTS, TABLES, Row, UnfitError, code_column, split_values
from readout.world.load import DATE
from readout.world.normal import normalise_name
from readout.world.places import PRECISIONS

CERTAINTIES = ("a", "b", "c")
NEEDED = {"offices": ("country", "office"), "countries": ("iso3",), "places": ("latitude", "longitude")}
LONGEST = 200  # characters of a name: what is longer is a sentence
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def fit_row(table: str, cells: Mapping[str, str], codes: Codes) -> Row:
    """Return the row; empty cells stand for columns that are not told. `UnfitError` says why a row cannot be taken."""
    row = {column: _tidy(column, cells.get(column, "")) for column in TABLES[table]}
    if not normalise_name(row["name"]):
        raise UnfitError("there is no name")
    if len(row["name"]) > LONGEST:
        raise UnfitError(f"the name is longer than {LONGEST} characters")
    for column in NEEDED.get(table, ()):
        if not row[column]:
            raise UnfitError(f"there is no {column}")
    _check_codes(table, row, codes)
    if "sector" in row:
        row["sector"] = ";".join(split_values(row["sector"]))
        for sector in filter(None, row["sector"].split(";")):
            if sector not in sectors():
                raise UnfitError(f"the codebook has no sector {sector!r}")
    if "aliases" in row:
        row["aliases"] = _other_names(row["name"], row["aliases"])
    if "certainty" in row:
        _check_term(row)
    if table == "places":
        _check_place(row)
    return Row(table=table, cells=tuple(row.values()))


def _tidy(column: str, cell: str) -> str:
    cell = cell if cell.isprintable() else CONTROL.sub("", cell)
    return ";".join(split_values(cell)) if column in LISTS or column == "office" else " ".join(cell.split())


def _check_codes(table: str, row: dict[str, str], codes: Codes) -> None:
    if table == "countries" and not re.fullmatch(r"[A-Z]{3}", row["iso3"]):
        raise UnfitError(f"{row['iso3']!r} is no ISO 3166 alpha-3 code")
    column = code_column(table)
    if column and row[column] and not codes.knows(row[column]):
        raise UnfitError(f"no country {row[column]!r} is known; countries.csv of the folder may name it")


def _other_names(name: str, aliases: str) -> str:
    known = {normalise_name(name), ""}
    kept = []
    for alias in split_values(aliases):
        if (form := normalise_name(alias)) not in known and len(alias) <= LONGEST:
            known.add(form)
            kept.append(alias)
    return ";".join(kept)


def _check_term(row: dict[str, str]) -> None:
    start, end = row["start"], row["end"]
    for date in filter(None, (start, end)):
        if not DATE.fullmatch(date):
            raise UnfitError(f"{date!r} is no year, month or day")
    size = min(len(start), len(end))
    if start[:size].zfill(4) > end[:size].zfill(4):
        raise UnfitError(f"it ends ({end}) before it starts ({start})")
    row["certainty"] = row["certainty"].lower() or "b"
    if row["certainty"] not in CERTAINTIES:
        raise UnfitError(f"certainty is a, b or c, not {row['certainty']!r}")


def _check_place(row: dict[str, str]) -> None:
    try:
        degrees = float(row["latitude"]), float(row["longitude"])
    except ValueError:
        raise UnfitError("latitude and longitude are numbers in degrees") from None
    row["precision"] = row["precision"].lower() or "point"
    if row["precision"] not in PRECISIONS:
        raise UnfitError(f"precision is {', '.join(PRECISIONS)}, not {row['precision']!r}")
    if not (abs(degrees[0]) <= 90 and abs(degrees[1]) <= 180):
        raise UnfitError("latitude or longitude lies off the globe")
