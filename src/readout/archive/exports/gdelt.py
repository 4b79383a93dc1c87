"""GDELT 2.0 events: a line a happening and pair, 61 columns, no header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from readout.archive.exports.cameo import LOST, expand_coded, number_of, precision_of, take_coded, take_once
from readout.archive.exports.format import RecordFormat
from readout.archive.exports.ledger import Ledger
from readout.archive.exports.parties import cameo_actor
from readout.archive.exports.places import gdelt_place
from readout.archive.exports.records import EventRecord, Origin, Participant
from readout.archive.exports.styles import tabbed
from readout.archive.exports.tables import load_headings
from readout.codebook import CameoCode

NAME = "gdelt"
MONTH = 30  # days, as GDELT counts them in a fraction of a year


def convert(records: Iterable[EventRecord], ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    """Give the row of each pair of every happening, and enter its key in the ledger."""
    for record, code in take_once(take_coded(records, ledger), ledger):
        for number, (actor, recipient), own in expand_coded(record, code):
            key = number_of(record.row["id"], number)
            ledger.note_key(key, record, number, precision_of(own))
            yield (
                *(key, *_days(record.day)),
                *(*_party(actor), *_party(recipient)),
                *_coding(record, own),
                *(*_counts(record), None),  # no tone is measured
                *(*gdelt_place(None), *gdelt_place(None), *gdelt_place(record.site)),
                *(stamp(record.origin), address(record.origin)),
            )


@lru_cache(maxsize=1024)
def _days(day: date | None) -> tuple[Any, ...]:
    """Return the five columns of the day. Months are counted from 0: a December would else lie in the next year."""
    assert day is not None  # those without are left out
    fraction = day.year + ((day.month - 1) * MONTH + day.day) / 365
    return f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", round(fraction, 4)


def _party(party: Participant | None) -> tuple[Any, ...]:
    if party is None:
        return (None,) * 10
    code, country, group, roles = cameo_actor(party)
    name = (party.name or party.words or "").upper()
    return (code, name, country, group, None, None, None, *[*roles, None, None, None][:3])


def _coding(record: EventRecord, code: CameoCode) -> tuple[Any, ...]:
    leads = record.row["trigger_start"] < record.origin.lead_end
    return int(leads), code.code, code.code[:3], code.root, code.quad, float(code.goldstein)


def _counts(record: EventRecord) -> tuple[int, int, int]:
    happening = record.happening
    return (happening.mentions, happening.sources, happening.reports) if happening else (1, 1, 1)


def stamp(origin: Origin) -> str | None:
    """Return when a report was published as YYYYMMDDHHMMSS, UTC."""
    return _stamp(origin.moment) if origin.moment else None


@lru_cache(maxsize=1024)
def _stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%d%H%M%S}"


def address(origin: Origin) -> str:
    """Return the address of a report, its id where it has none."""
    return origin.url or origin.report


FORMAT = RecordFormat(
    name=NAME,
    title="GDELT 2.0 events, 61 columns",
    suffix=".export.CSV",
    headings=load_headings(NAME),
    style=tabbed(load_headings(NAME), header=False),
    convert=convert,
    lost=(*LOST, "the last day of an event and how sure its day is"),
    keys=True,
)
