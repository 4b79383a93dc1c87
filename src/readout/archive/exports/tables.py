"""The data tables of the exports: columns of each format, and what our codes are called elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from readout.errors import DataError
from readout.text.tables import read_keyed, read_rows

TYPES = ("text", "texts", "whole", "number", "day", "moment", "flag", "object")
_DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One column of a format: its type is one of `TYPES`, its meaning a phrase for the codebook."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorNames:
    """What a PLOVER sector is called in CAMEO and ICEWS, and the number of ACLED's sort of actor."""

    cameo: str | None
    icews: str
    acled: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """How CAMEO codes actors of no country."""

    country: str | None
    group: str | None
    role: str


@cache
def load_headings(name: str) -> tuple[Heading, ...]:
    """Return the columns of a format, in order; `DataError` for a type that there is none of, or a doubled name."""
    found: dict[str, Heading] = {}
    for where, (column, kind, meaning) in read_rows(_DATA / "columns" / f"{name}.tsv", 3):
        if kind not in TYPES:
            raise DataError(f"{where}: no type is called {kind!r}")
        if column in found:
            raise DataError(f"{where}: {column!r} stands in the table twice")
        found[column] = Heading(name=column, type=kind, meaning=meaning)
    return tuple(found.values())


@cache
def load_sectors() -> dict[str, SectorNames]:
    """Return what each PLOVER sector is called elsewhere."""
    return {
        sector: SectorNames(cameo=_none_or(cameo), icews=icews, acled=int(acled) if _none_or(acled) else None)
        for _, (sector, cameo, icews, acled) in read_rows(_DATA / "sectors.tsv", 4)
    }


@cache
def load_bodies() -> dict[str, Body]:
    """Return how CAMEO codes each of our international codes."""
    return {
        code: Body(country=_none_or(country), group=_none_or(group), role=role)
        for _, (code, country, group, role) in read_rows(_DATA / "international.tsv", 4)
    }


@cache
def load_intensities() -> dict[str, float]:
    """Return the ICEWS intensity of the codes where it is not the Goldstein score."""
    return {code: float(value) for code, value in read_keyed(_DATA / "icews_intensity.tsv").items()}


@cache
def load_mirrors() -> dict[str, str]:
    """Return the CAMEO codes that the other side of a deed has, by the code of the deed."""
    return read_keyed(_DATA / "mirrors.tsv")


@cache
def load_regions() -> dict[str, str]:
    """Return the ACLED region of each country."""
    rows = read_keyed(_DATA / "acled_regions.tsv").items()
    return {country: region for region, countries in rows for country in countries.split()}


def read_acled() -> dict[tuple[str, str | None], list[tuple[str | None, str, tuple[str, str, str]]]]:
    """Return context, whom it hits and ACLED's three types for each type and mode, in the order of the table."""
    found: dict[tuple[str, str | None], list[tuple[str | None, str, tuple[str, str, str]]]] = {}
    for where, (type, mode, context, against, event, sub_event, disorder) in read_rows(_DATA / "acled.tsv", 7):
        if against not in ("civilians", "armed", "any"):
            raise DataError(f"{where}: against is civilians, armed or any, not {against!r}")
        homes = found.setdefault((type, _none_or(mode)), [])
        homes.append((_none_or(context), against, (event, sub_event, disorder)))
    return found


def _none_or(cell: str) -> str | None:
    return None if cell == "-" else cell
