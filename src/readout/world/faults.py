"""What can be wrong in one row of a table, whatever the others hold."""

import re
from collections.abc import Callable, Iterator, Mapping, Set
from datetime import date

from readout.world.finding import Finding, Row
from readout.world.places import PRECISIONS

# Both lists are the codebook's, which this room does not know; a test holds them together.
SECTORS = frozenset(
    "GOV MIL LEG JUD COP SPY PTY PRM REB UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
INTERNATIONAL = frozenset("IGO UNO EUR NGO ISM IMG MNC".split())
FORMER = frozenset("CSK DDR SCG SUN YUG".split())  # ISO 3166-3: states that are no more
FIRST_YEAR, LAST_YEAR = 800, 2026
CERTAINTIES = ("a", "b", "c")
CODES = {
    "iso2": "[A-Z]{2}",
    "m49": "[0-9]{3}",
    "cow": "[1-9][0-9]{0,2}",
    "cow_letters": "[A-Z]{3}",
    "gw": "[1-9][0-9]{0,2}",
    "fips": "[A-Z]{2}",
    "cameo": "[A-Z]{3}",
}
DATE = re.compile(r"([0-9]{3,4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]+)?")


def find_faults(row: Row, countries: Set[str]) -> Iterator[Finding]:
    """Give what is wrong in a row by itself; `countries` are the codes that are known."""
    for check in CHECKS[row.table]:
        yield from check(row, countries)


def first_day(cell: str) -> str:
    """Return the first day that a date may mean, as an ISO day; an empty cell means any."""
    year, month, day = _parts(cell)
    return f"{year:0>4}-{month or '01'}-{day or '01'}" if cell else "0000-01-01"


def last_day(cell: str) -> str:
    """Return the last day that a date may mean, as an ISO day (of any month the 31st); an empty cell means any."""
    year, month, day = _parts(cell)
    return f"{year:0>4}-{month or '12'}-{day or '31'}" if cell else "9999-12-31"


def is_date(cell: str) -> bool:
    """Tell whether a cell is a year, a month or a day that the calendar has."""
    if not DATE.fullmatch(cell):
        return False
    year, month, day = _parts(cell)
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def _parts(cell: str) -> tuple[str, str, str]:
    match = DATE.fullmatch(cell)
    return (match[1], match[2] or "", match[3] or "") if match else ("", "", "")


def _check_dates(row: Row, _: Set[str]) -> Iterator[Finding]:
    dates = [row[column] for column in ("start", "end") if row[column]]
    wrong = [cell for cell in dates if not is_date(cell)]
    for cell in wrong:
        yield row.error("date", f"{cell!r} is no year, month or day: 1999, 1999-05 or 1999-05-31")
    latest = max(LAST_YEAR, date.today().year)
    for cell in dates:
        if cell not in wrong and not FIRST_YEAR <= int(_parts(cell)[0]) <= latest:
            yield row.error("date", f"{cell} is not between {FIRST_YEAR} and {latest}")
    if len(dates) == 2 and not wrong and first_day(dates[0]) > last_day(dates[1]):
        yield row.error("order", f"ends ({dates[1]}) before it starts ({dates[0]})")


def _check_names(row: Row, _: Set[str]) -> Iterator[Finding]:
    columns = [column for column in NAMES if column in row.cells]
    if not row["name"]:
        yield row.error("name", "no name")
    for column in columns:
        for form in row.values(column):
            if not any(map(str.isalpha, form)):
                yield row.error("name", f"{form!r} has no letters")


NAMES = ("name", "aliases", "short_names", "people", "adjective", "capital", "metonyms", "former_names")


def _check_country(row: Row, countries: Set[str]) -> Iterator[Finding]:
    column = "code" if row.table == "organisations" else "country"
    code = row[column]
    if not code and row.table == "offices":
        yield row.error("country", "no country")
    if code and code not in countries and not (row.table != "places" and code in INTERNATIONAL | FORMER):
        yield row.error("country", f"{code!r} is no ISO 3166 alpha-3 code of countries.csv")


def _check_sectors(row: Row, _: Set[str]) -> Iterator[Finding]:
    for sector in row.values("sector"):
        if sector not in SECTORS:
            yield row.error("sector", f"{sector!r} is no sector of the codebook")


def _check_certainty(row: Row, _: Set[str]) -> Iterator[Finding]:
    if row["certainty"] not in CERTAINTIES:
        yield row.error("certainty", f"{row['certainty']!r} is not a, b or c")


def _check_office(row: Row, _: Set[str]) -> Iterator[Finding]:
    if not row.values("office"):
        yield row.error("office", "no office")


def _check_degrees(row: Row, _: Set[str]) -> Iterator[Finding]:
    for column, most in (("latitude", 90), ("longitude", 180)):
        cell = row[column]
        if not DEGREES.fullmatch(cell):
            yield row.error("degrees", f"{column} {cell!r} is no number of degrees")
        elif abs(float(cell)) > most:
            yield row.error("degrees", f"{column} {cell} is more than {most} degrees")


def _check_precision(row: Row, _: Set[str]) -> Iterator[Finding]:
    if row["precision"] not in PRECISIONS:
        yield row.error("precision", f"{row['precision']!r} is none of {', '.join(PRECISIONS)}")


def _check_codes(row: Row, countries: Set[str]) -> Iterator[Finding]:
    if row["iso3"] not in countries:
        yield row.error("country", f"{row['iso3']!r} is no country of countries.csv")
    for system, form in CODES.items():
        if system in row.cells and row[system] and not re.fullmatch(form, row[system]):
            yield row.error("code", f"{row[system]!r} is no {system} code")


def _check_iso3(row: Row, _: Set[str]) -> Iterator[Finding]:
    if not re.fullmatch("[A-Z]{3}", row["iso3"]) or row["iso3"] in INTERNATIONAL:
        yield row.error("country", f"{row['iso3']!r} is no ISO 3166 alpha-3 code")


Check = Callable[[Row, Set[str]], Iterator[Finding]]
BODY = (_check_names, _check_country, _check_sectors, _check_dates, _check_certainty)
CHECKS: Mapping[str, tuple[Check, ...]] = {
    "countries": (_check_iso3, _check_names),
    "codes": (_check_codes,),
    "centroids": (_check_codes, _check_degrees),
    "organisations": BODY,
    "groups": BODY,
    "offices": (*BODY, _check_office),
    "places": (_check_names, _check_country, _check_degrees, _check_precision),
}
