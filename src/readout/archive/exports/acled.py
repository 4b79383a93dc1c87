"""ACLED-shaped CSV: a line a happening that ACLED would have a type for, 31 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from readout.archive.exports.cameo import number_of, take_once, take_real
from readout.archive.exports.figures import least_figure
from readout.archive.exports.format import RecordFormat
from readout.archive.exports.ledger import Ledger
from readout.archive.exports.parties import find_country, names_of
from readout.archive.exports.places import acled_precision, province_of
from readout.archive.exports.records import EventRecord, Participant, Row, Site
from readout.archive.exports.styles import comma_separated
from readout.archive.exports.tables import load_headings, load_regions, load_sectors, read_acled

NAME = "acled"
INTERS = {
    1: "State forces",
    2: "Rebel groups",
    3: "Political militias",
    4: "Identity militias",
    5: "Rioters",
    6: "Protesters",
    7: "Civilians",
    8: "External/Other forces",
}
CIVILIANS, FOREIGN, STATE, PROTESTERS, RIOTERS = 7, 8, 1, 6, 5
PEACEFUL = "Strategic developments"
ARMED = (1, 2, 3, 4, 8)
GRAINS = {"day": 1, "week": 2}
Home = tuple[str, str, str]  # event type, sub-type, disorder type


def convert(records: Iterable[EventRecord], ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    """Give the row of every happening that has a home in ACLED's scheme; tell the ledger of those without."""
    for record, home in take_once(_take_homed(records, ledger), ledger):
        yield (*_when(record), home[2], *home[:2], *_who(record, home), *_where(record.site), *_told(record))


def _take_homed(records: Iterable[EventRecord], ledger: Ledger) -> Iterator[tuple[EventRecord, Home]]:
    for record in take_real(records, ledger):
        home = find_home(record)
        if home is None:
            ledger.leave_out("no type of ACLED")
        else:
            yield record, home


def find_home(record: EventRecord) -> Home | None:
    """Return ACLED's types for an event: the first row of the table that fits best, `None` where there is none.

    ACLED's strategic developments have no dead: where people were killed in one, the rows of the type alone count.
    """
    home = _fit_home(record, record.row["mode"])
    return _fit_home(record, None) if home and home[0] == PEACEFUL and _deaths(record) else home


def _fit_home(record: EventRecord, mode: str | None) -> Home | None:
    row, hit = record.row, _whom(record)
    rows = _homes().get((row["type"], mode), [])
    fits = [
        (context is None, against == "any", home)
        for context, against, home in rows
        if (context is None or context in row["contexts"]) and against in (hit, "any")
    ]
    return min(fits, key=lambda fit: fit[:2])[2] if fits else None


@cache
def _homes() -> dict[tuple[str, str | None], list[tuple[str | None, str, Home]]]:
    return read_acled()


def _whom(record: EventRecord) -> str:
    """Return `civilians` or `armed` by who was hit, `any` where that is not told."""
    hit = record.recipients or (record.actors[1:] if len(record.actors) > 1 else ())
    sorts = {sort for party in hit if (sort := _sort(party)) is not None}
    if not sorts:
        return "armed" if not record.recipients and len(record.actors) > 1 else "any"
    return "armed" if sorts & {*ARMED} else "civilians"


def _sort(party: Participant) -> int | None:
    names = load_sectors()
    return next((sort for sector in party.sectors if sector in names and (sort := names[sector].acled)), None)


def _when(record: EventRecord) -> tuple[Any, ...]:
    day, site = record.day, record.site
    assert day is not None  # those without are left out
    code = (site.country if site else None) or "XXX"
    return f"{code}{number_of(record.row['id'], 0)}", day, day.year, _time_precision(record.row)


def _time_precision(row: Row) -> int:
    """Return 1 where the day is told, 2 where the week is or nothing, 3 where no more than the month is."""
    return GRAINS.get(row["when_grain"], 3) if row["when_start"] and row["when_grain"] else 2


def _who(record: EventRecord, home: Home) -> tuple[Any, ...]:
    ones, others = _sides(record)
    place = record.site.country if record.site else None
    one, other = _inter(ones, place, home, acting=True), _inter(others, place, home, acting=False)
    words = [INTERS[sort] for sort in (one, other) if sort]
    both = "-".join(words) if len(words) == 2 else f"{words[0]} only" if words else None
    hit = "Civilian targeting" if other == CIVILIANS and home[2] == "Political violence" else None
    return (*_side(ones, one), *_side(others, other), both, hit)


def _side(side: Sequence[Participant], sort: int | None) -> tuple[Any, ...]:
    """Return the first name of a side, the others, and the words for its sort."""
    first, *rest = names_of(side) or [""]
    return first, rest, INTERS.get(sort or 0)


def _sides(record: EventRecord) -> tuple[Sequence[Participant], Sequence[Participant]]:
    """Return both sides; where several act together on nobody, the second and later actors are the other side."""
    if record.recipients or len(record.actors) < 2 or record.row["type"] == "PROTEST":
        return record.actors, record.recipients
    return record.actors[:1], record.actors[1:]


def _inter(side: Sequence[Participant], place: str | None, home: Home, acting: bool) -> int | None:
    """Return the sort of the first party of a side; the forces of a state in another country are `external`."""
    if not side:
        return None
    if acting and home[0] in ("Protests", "Riots") and home[1] != "Protest with intervention":
        return PROTESTERS if home[0] == "Protests" else RIOTERS
    if not acting and home[1] == "Protest with intervention":
        return PROTESTERS
    sort = _sort(side[0])
    abroad = sort == STATE and place is not None and side[0].country not in (None, place)
    return FOREIGN if abroad else sort


def _where(site: Site | None) -> tuple[Any, ...]:
    code = site.country if site else None
    country = find_country(code)
    number = int(country.m49) if country and country.m49 else None
    names = (country.name if country else None, province_of(site), None, None, site.name if site else None)
    degrees = (site.latitude, site.longitude) if site else (None, None)
    return (number, load_regions().get(code or ""), *names, *degrees, acled_precision(site))


def _told(record: EventRecord) -> tuple[Any, ...]:
    origin, happening = record.origin, record.happening
    standing = happening.standing if happening else record.row["standing"]
    read_at = int(origin.read_at.timestamp()) if origin.read_at else None
    return origin.publisher, None, _note(record, standing), _deaths(record), f"standing={standing}", read_at


def _note(record: EventRecord, standing: str) -> str:
    """Return one line: `On 13 May 2024, in Mellit: "A drone struck …" (Sahel Wire; disputed)`."""
    day, row = record.day, record.row
    assert day is not None
    on = "On" if _time_precision(row) == 1 else "About"
    place = f", in {record.site.name}" if record.site else ""
    words = " ".join((row["sentence_text"] or row["trigger"] or "").split())
    source = "; ".join(filter(None, (record.origin.publisher, standing)))
    return f'{on} {day.day} {day:%B %Y}{place}: "{words}" ({source})'


def _deaths(record: EventRecord) -> int:
    """Return the least number of people killed that is told of the happening, 0 where none is."""
    own = least_figure(record.row["quantities"], ("killed",))
    told = [value for value in (own, record.happening.killed if record.happening else None) if value is not None]
    return int(min(told, default=0))


FORMAT = RecordFormat(
    name=NAME,
    title="ACLED-shaped, 31 columns",
    suffix=".acled.csv",
    headings=load_headings(NAME),
    style=comma_separated([heading.name for heading in load_headings(NAME)]),
    convert=convert,
    lost=(
        "all events that ACLED has no type for: most of what is said, agreed and threatened",
        "negated, hypothetical and future events",
        "figures other than the least number of people killed; claims but for the standing",
    ),
)
