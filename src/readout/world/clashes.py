"""What can be wrong between rows: things told twice, two holders of one seat, names and codes of several things."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from readout.world.faults import CODES, first_day, is_date, last_day
from readout.world.finding import Finding, Row
from readout.world.normal import normalise_name
from readout.world.overlay import KEYS

# Offices that one person holds at a time. An office with one of MODIFIERS before it may be held beside them.
SINGLE = frozenset(
    "president, prime minister, chancellor, king, queen, emir, sultan, grand duke, pope, supreme leader, "
    "governor-general, foreign minister, defence minister, interior minister, finance minister".split(", ")
)
MODIFIERS = frozenset("acting caretaker co deputy designate elect former interim joint rival vice".split())
Seat = tuple[str, str, str, str]  # country, office, sector, and who sits there
ANYBODY = ""
LATER = "9999"  # when what has no end ends


def find_clashes(rows: Mapping[str, Sequence[Row]], overlaps: Sequence[Row]) -> Iterator[Finding]:
    """Give what is wrong between the rows of all tables; `overlaps` are terms that are known to overlap."""
    bodies = [*rows["organisations"], *rows["groups"]]
    for found in (rows["countries"], rows["codes"], rows["centroids"], bodies, rows["offices"], rows["places"]):
        yield from _find_doubles(found)
    yield from _find_shared_codes(rows["codes"])
    yield from _find_shared_names(bodies)
    yield from _find_shared_seats(rows["offices"], overlaps)


def _find_doubles(rows: Sequence[Row]) -> Iterator[Finding]:
    """Give rows with the key of one before; a movement that came to rule stands as a group and as an organisation."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = KEYS[row.table](row.order())
        if key in seen and row.told and not _is_other_nature(row, seen[key]):
            yield row.error("double", f"{' '.join(filter(None, key))!r} stands in {seen[key].where} too")
        seen.setdefault(key, row)


def _is_other_nature(row: Row, other: Row) -> bool:
    return row.table != other.table and row["sector"] != other["sector"]


def _find_shared_codes(rows: Sequence[Row]) -> Iterator[Finding]:
    for system in CODES:
        seen: dict[str, Row] = {}
        for row in rows:
            other = seen.setdefault(row[system], row)
            if row[system] and other is not row and (row.told or other.told):
                both = f"{other['iso3']} and {row['iso3']}"
                yield (row if row.told else other).error("code", f"{system} {row[system]} is of {both}")


def _find_shared_names(rows: Sequence[Row]) -> Iterator[Finding]:
    """Give aliases of a body that are another's name: an error if nothing, no country and no time, tells them apart."""
    named: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        named[normalise_name(row["name"])].append(row)
    for row in rows:
        for alias in dict.fromkeys(map(normalise_name, row.values("aliases"))):
            for other in named.get(alias, ()):
                if other is not row and row.told:
                    yield _shared_name(row, other)


def _shared_name(row: Row, other: Row) -> Finding:
    message = f"{other['name']!r}, an alias of {row['name']!r}, is another body's name ({other.where})"
    apart = _code_of(row) != _code_of(other) or not _meet(row, other)
    return row.warning("alias", message) if apart else row.error("alias", message)


def _find_shared_seats(rows: Sequence[Row], overlaps: Sequence[Row]) -> Iterator[Finding]:
    """Give terms that surely overlap with another of the same office, country and sector."""
    seats: dict[Seat, list[Row]] = defaultdict(list)
    for row in rows:
        if row["start"] and all(is_date(row[column]) for column in ("start", "end") if row[column]):
            for office in map(str.lower, row.values("office")):
                seats[row["country"], office, row["sector"], normalise_name(row["name"])].append(row)
                if office in SINGLE and not _is_modified(row):
                    seats[row["country"], office, row["sector"], ANYBODY].append(row)
    told: set[tuple[str, str]] = set()  # terms may share two offices
    for seat, terms in seats.items():
        for first, second in _find_meeting(terms):
            if (first.told or second.told) and (first.where, second.where) not in told:
                told.add((first.where, second.where))
                yield from _judge_terms(first, second, seat, overlaps)


def _find_meeting(terms: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Give the pairs of terms that meet, the one that starts first before the other."""
    holding: list[Row] = []
    for term in sorted(terms, key=lambda term: last_day(term["start"])):
        holding = [other for other in holding if first_day(other["end"] or LATER) > last_day(term["start"])]
        yield from ((other, term) for other in holding if _meet(other, term))
        holding.append(term)


def _judge_terms(first: Row, second: Row, seat: Seat, overlaps: Iterable[Row]) -> Iterator[Finding]:
    """Give what two terms of one office that overlap mean; the first starts first."""
    row, other = (second, first) if second.told else (first, second)
    country, office, _, person = seat
    same = normalise_name(first["name"]) == normalise_name(second["name"])
    if person != ANYBODY and KEYS["offices"](row.order()) != KEYS["offices"](other.order()):
        yield row.error("overlap", f"{row['name']} is {office} of {country} at the same time in {other.where}")
    elif not same and not _is_known(first, second, office, overlaps):
        sure = first["end"] and first["certainty"] == second["certainty"] == "a"
        message = f"{row['name']} and {other['name']} ({other.where}) are both {office} of {country}"
        yield row.error("overlap", message) if sure else row.warning("overlap", message)


def _is_modified(row: Row) -> bool:
    return any(office.lower().split()[0].split("-")[0] in MODIFIERS for office in row.values("office"))


def _is_known(one: Row, other: Row, office: str, overlaps: Iterable[Row]) -> bool:
    """Tell whether `overlaps.csv` says that two terms overlap, over all the time that they do."""
    start = max(first_day(one["start"]), first_day(other["start"]))
    end = min(last_day(one["end"]), last_day(other["end"]))
    return any(
        (known["country"], known["office"].lower()) == (one["country"], office)
        and first_day(known["start"]) <= start
        and end <= last_day(known["end"])
        for known in overlaps
    )


def _meet(one: Row, other: Row) -> bool:
    """Tell whether two rows surely hold at the same time; the day on which one follows the other is no such time."""
    start = max(last_day(row["start"]) if row["start"] else "" for row in (one, other))
    return start < min(first_day(row["end"] or LATER) for row in (one, other))


def _code_of(row: Row) -> str:
    return row["code"] if row.table == "organisations" else row["country"]
