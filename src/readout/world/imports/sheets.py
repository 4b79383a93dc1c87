"""Tables of others as rows: CSV under our headers, usual ones, or ones that the user maps."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from readout.errors import InputError
from readout.records import Problem
from readout.world.imports.accept import NEEDED, fit_row
from readout.world.imports.codes import Codes
from readout.world.imports.dates import read_date
from readout.world.imports.rows import CODES, LISTS, TABLES, Found, Row, Skip, UnfitError, data_rows

DELIMITERS = ",;\t|"
SIGNS = {"places": "latitude", "offices": "office", "countries": "capital"}  # a column that only this table has
PARTS = re.compile(r"[;|\n]")
WORDS = re.compile(r"[;,|/\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlan:
    """What the user says of a table: its name, our columns by his, and values for all rows."""

    table: str | None = None
    columns: Mapping[str, str] | None = None
    values: Mapping[str, str] | None = None


def read_sheet(lines: Iterable[tuple[int, str]], source: str, codes: Codes, mapping: SheetPlan) -> Iterator[Found]:
    """Give the rows of a CSV file; the delimiter is found in its header. `InputError` if no table of ours fits it."""
    texts = (text for _, text in lines)
    first = next(texts, "")
    delimiter = max(DELIMITERS, key=_outside_quotes(first).count)
    header = next(csv.reader([first], delimiter=delimiter), [])
    table = mapping.table or guess_table(header, Path(source).name)
    places = _find_columns(header, table, mapping)
    missing = {"name", *NEEDED.get(table, ())} - places.keys() - (mapping.values or {}).keys()
    if missing:
        lacks, theirs = " and ".join(sorted(missing)), ", ".join(header)
        raise InputError(f"{table}: which column is {lacks}? --column {min(missing)}=THEIRS says it, of {theirs}")
    for place, name in enumerate(header):
        if place not in places.values() and name.strip():
            yield Skip(reason=f"column {name.strip()!r} of {Path(source).name} has no place in {table}.csv")
    reader = csv.reader(texts, delimiter=delimiter)
    while (row := _next_row(reader)) is not None:
        if isinstance(row, csv.Error) or (row and len(row) != len(header)):
            told = row if isinstance(row, csv.Error) else f"{len(row)} cells where the header has {len(header)}"
            yield Problem(source=source, line=reader.line_num + 1, message=str(told))
        elif any(cell.strip() for cell in row):
            cells = {column: row[place] for column, place in places.items()} | dict(mapping.values or {})
            try:
                yield _read_row(table, cells, codes)
            except UnfitError as error:
                yield Problem(source=source, line=reader.line_num + 1, message=str(error))


def guess_table(header: Sequence[str], source: str = "") -> str:
    """Return the table whose header it is, else the one that the file's name or its columns tell; else `InputError`."""
    for table, columns in TABLES.items():
        if tuple(header) == columns:
            return table
    for table in TABLES:
        if re.search(rf"(?<![a-z]){table}(?![a-z])", source.lower()):
            return table
    for table, sign in SIGNS.items():
        if _matches(header, (sign, *_synonyms(table).get(sign, ()))) is not None:
            return table
    raise InputError(f"which table this is cannot be told; say it: readout world import offices FILE (or {_others()})")


def _others() -> str:
    return ", ".join(table for table in TABLES if table != "offices")


def _find_columns(header: Sequence[str], table: str, mapping: SheetPlan) -> dict[str, int]:
    """Return the place in their header of our columns, as far as they are there."""
    chosen = dict(mapping.columns or {})
    for names, what in ((chosen, "column"), (mapping.values or {}, "set")):
        if unknown := set(names) - set(TABLES[table]):
            raise InputError(f"--{what}: {table}.csv has no column {min(unknown)!r}; it has {', '.join(TABLES[table])}")
    found = {}
    for column in TABLES[table]:
        if column in chosen:
            place = _matches(header, (chosen[column],))
            if place is None:
                raise InputError(f"--column: there is no {chosen[column]!r} in the header: {', '.join(header)}")
            found[column] = place
    for column in TABLES[table]:
        place = _matches(header, (column, *_synonyms(table).get(column, ())), taken=found.values())
        if column not in found and column not in (mapping.values or {}) and place is not None:
            found[column] = place
    return found


def _matches(header: Sequence[str], names: Iterable[str], taken: Iterable[int] = ()) -> int | None:
    """Return the place of the first of the names that the header has and nobody took."""
    plain = [_plain(name) for name in header]
    free = [place for place in range(len(plain)) if place not in taken]
    return next((place for name in map(_plain, names) for place in free if plain[place] == name), None)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


@lru_cache(maxsize=8)
def _synonyms(table: str) -> dict[str, tuple[str, ...]]:
    return {column: tuple(names.split(";")) for name, column, names in data_rows("columns.tsv", 3) if name == table}


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)


def _next_row(reader: Iterator[list[str]]) -> list[str] | csv.Error | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        return error


def _read_row(table: str, cells: Mapping[str, str], codes: Codes) -> Row:
    row = fit_row(table, {column: _read_cell(column, cell, codes) for column, cell in cells.items()}, codes)
    if table == "countries":
        codes.learn(row.cell("iso3"), row.cell("name"), row.cell("short_names"))
    return row


def _read_cell(column: str, cell: str, codes: Codes) -> str:
    cell = cell.strip()
    if column in CODES and cell:
        if (code := codes.find(cell)) is None:
            raise UnfitError(f"no country {cell!r} is known; countries.csv of the folder may name it")
        return code
    if column in ("start", "end"):
        return read_date(cell)
    if column in LISTS:
        return ";".join(PARTS.split(cell))
    if column == "sector":
        return ";".join(filter(None, WORDS.split(cell.upper())))
    if column == "iso3":
        return cell.upper()  # as it stands: whoever has a row for Greenland does not mean Denmark
    if column in ("latitude", "longitude") and cell.count(",") == 1 and "." not in cell:
        return cell.replace(",", ".")  # 45,25 of a spreadsheet that writes numbers so
    return cell
