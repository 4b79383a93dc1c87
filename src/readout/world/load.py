"""Rows of the tables as records. The dates, degrees and codes in them are checked: `DataError` names file and line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from readout.errors import DataError
from readout.world.places import PRECISIONS, REGION_WEIGHT
from readout.world.records import Body, Country, Spot, Term
from readout.world.tables import read_rows, split_cell

DATE = re.compile(r"[0-9]{3,4}(-[0-9]{2}){0,2}")
YEARS = re.compile(r"\s*(?:\d{4}|until|\().*$")
ISO3 = re.compile(r"[A-Z]{3}")
NO_CODES = ("",) * 8
Row = Sequence[str]


def read_countries(folder: Path | None = None) -> Iterator[Country]:
    """Give the countries of a folder, of ours without one, with their codes."""
    codes = {row[0]: row for _, row in read_rows("codes", folder)}
    for where, row in read_rows("countries", folder):
        yield make_country(row, codes, where)


def read_bodies(folder: Path | None = None) -> Iterator[Body]:
    """Give the organisations and the armed groups."""
    for table in ("organisations", "groups"):
        for where, row in read_rows(table, folder):
            yield make_body(row, table == "groups", where)


def read_terms(folder: Path | None = None) -> Iterator[Term]:
    """Give the terms of office, file by file."""
    for where, row in read_rows("offices", folder):
        yield make_term(row, where)


def read_regions(folder: Path | None = None) -> Iterator[tuple[tuple[str, ...], Spot]]:
    """Give names and place of every row of `places.csv`."""
    for where, row in read_rows("places", folder):
        yield place_names(row), make_spot(row, where)


def read_centroids(folder: Path | None = None) -> dict[str, tuple[float, float]]:
    """Return the middle of every country in degrees."""
    return {row[0]: make_degrees(row[1], row[2], where) for where, row in read_rows("centroids", folder)}


def check_records(folder: Path) -> None:
    """Make every record of a folder once: `DataError` names file and line of the first row that is wrong."""
    for read in (read_countries, read_bodies, read_terms, read_regions):
        for _ in read(folder):
            pass
    read_centroids(folder)


def make_country(row: Row, codes: Mapping[str, Row], where: str) -> Country:
    """Return the country of a row and of the row of its codes."""
    iso3, name, *cells = row
    if not ISO3.fullmatch(iso3):
        raise DataError(f"{where}: {iso3!r} is no ISO 3166 alpha-3 code")
    short_names, people, adjectives, capitals, metonyms, former = map(split_cell, cells)
    _, iso2, m49, cow, cow_letters, gw, fips, cameo = codes.get(iso3, NO_CODES)
    return Country(
        iso3=iso3,
        name=name,
        short_names=short_names,
        people=people,
        adjectives=tuple(word for word in adjectives if not word.endswith("-")),
        capitals=capitals,
        metonyms=metonyms,
        former_names=tuple(filter(None, (YEARS.sub("", form).strip() for form in former))),
        iso2=iso2 or None,
        m49=m49 or None,
        cow=_number(cow, where),
        cow_letters=cow_letters or None,
        gw=_number(gw, where),
        fips=fips or None,
        cameo=cameo or None,
    )


def make_body(row: Row, armed: bool, where: str) -> Body:
    """Return the organisation, or the armed group, of a row."""
    name, aliases, country, sector, sort, start, end, certainty = row
    return Body(
        name=name,
        aliases=split_cell(aliases),
        code=country or None,
        sectors=split_cell(sector),
        sort=sort,
        armed=armed,
        start=_date(start, where),
        end=_date(end, where),
        certainty=certainty,
    )


def make_term(row: Row, where: str, own: bool = False) -> Term:
    """Return the term of office of a row; `own` if it is the user's."""
    country, office, sector, name, aliases, start, end, certainty = row
    offices = split_cell(office.lower())
    if not offices:
        raise DataError(f"{where}: no office")
    return Term(
        name=name,
        aliases=split_cell(aliases),
        code=country,
        offices=offices,
        sectors=split_cell(sector),
        start=_date(start, where),
        end=_date(end, where),
        certainty=certainty,
        own=own,
    )


def place_names(row: Row) -> tuple[str, ...]:
    """Return the names of a row of `places.csv`."""
    return (row[0], *split_cell(row[1]))


def make_spot(row: Row, where: str, weight: int = REGION_WEIGHT) -> Spot:
    """Return the place of a row of `places.csv`."""
    name, _, country, latitude, longitude, precision = row
    degrees = make_degrees(latitude, longitude, where)
    if precision not in PRECISIONS:
        raise DataError(f"{where}: precision {precision!r} is none of {', '.join(PRECISIONS)}")
    return Spot(
        name=name,
        country=country or None,
        latitude=degrees[0],
        longitude=degrees[1],
        precision=precision,  # type: ignore[arg-type]
        weight=weight,
    )


def make_degrees(latitude: str, longitude: str, where: str) -> tuple[float, float]:
    """Return degrees north and east as numbers."""
    try:
        degrees = float(latitude), float(longitude)
    except ValueError as error:
        raise DataError(f"{where}: latitude and longitude are numbers in degrees") from error
    if not (-90 <= degrees[0] <= 90 and -180 <= degrees[1] <= 180):  # so told that it refuses nan too
        raise DataError(f"{where}: {latitude}, {longitude} lies outside the globe")
    return degrees


def _number(cell: str, where: str) -> int | None:
    if cell and not (cell.isascii() and cell.isdigit()):
        raise DataError(f"{where}: the code {cell!r} is no number")
    return int(cell) if cell else None


def _date(cell: str, where: str) -> str | None:
    if not cell:
        return None
    if not DATE.fullmatch(cell):
        raise DataError(f"{where}: {cell!r} is no year, month or day")
    return cell.zfill(4)  # the Althing is of 930
