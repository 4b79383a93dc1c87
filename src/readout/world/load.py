"""The tables of `data/` as records."""

import re
from collections.abc import Iterator

from readout.errors import DataError
from readout.world.records import Body, Country, Term
from readout.world.tables import read_table, split_cell

DATE = re.compile(r"\d{3,4}(-\d\d){0,2}")
YEARS = re.compile(r"\s*(?:\d{4}|until|\().*$")
OFFICES = ("offices-leaders-a-f.csv", "offices-leaders-g-l.csv", "offices-leaders-m-z.csv", "offices-ministers.csv")


def read_countries() -> Iterator[Country]:
    """Give the countries of `countries.csv`."""
    columns = "iso3 name short_names people adjective capital metonyms former_names"
    for where, row in read_table("countries.csv", columns):
        iso3, name, *cells = row
        if not re.fullmatch(r"[A-Z]{3}", iso3):
            raise DataError(f"{where}: {iso3!r} is no ISO 3166 alpha-3 code")
        short_names, people, adjectives, capitals, metonyms, former = map(split_cell, cells)
        yield Country(
            iso3=iso3,
            name=name,
            short_names=short_names,
            people=people,
            adjectives=tuple(word for word in adjectives if not word.endswith("-")),
            capitals=capitals,
            metonyms=metonyms,
            former_names=tuple(filter(None, (YEARS.sub("", form).strip() for form in former))),
        )


def read_bodies() -> Iterator[Body]:
    """Give the organisations and the armed groups."""
    for file, code, armed in (("organisations.csv", "code", False), ("groups.csv", "country", True)):
        for where, row in read_table(file, f"name aliases {code} sector kind start end certainty"):
            name, aliases, country, sector, sort, start, end, certainty = row
            yield Body(
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


def read_terms() -> Iterator[Term]:
    """Give the terms of office, file by file."""
    for file in OFFICES:
        for where, row in read_table(file, "country office sector name aliases start end certainty"):
            country, office, sector, name, aliases, start, end, certainty = row
            yield Term(
                name=name,
                aliases=split_cell(aliases),
                code=country,
                offices=split_cell(office.lower()),
                sectors=split_cell(sector),
                start=_date(start, where),
                end=_date(end, where),
                certainty=certainty,
            )


def _date(cell: str, where: str) -> str | None:
    if not cell:
        return None
    if not DATE.fullmatch(cell):
        raise DataError(f"{where}: {cell!r} is no year, month or day")
    return cell.zfill(4)  # the Althing is of 930
