"""ICEWS: a line an event and pair, 20 columns with a header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from readout.archive.exports.cameo import LOST, expand_coded, precision_of, take_coded
from readout.archive.exports.format import RecordFormat
from readout.archive.exports.ledger import Ledger
from readout.archive.exports.parties import country_name
from readout.archive.exports.places import province_of, town_of
from readout.archive.exports.records import EventRecord, Participant
from readout.archive.exports.styles import tabbed
from readout.archive.exports.tables import load_headings, load_intensities, load_sectors
from readout.codebook import CameoCode

NAME = "icews"


def convert(records: Iterable[EventRecord], ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    """Give the row of each pair of every event, and enter its key in the ledger."""
    for record, code in take_coded(records, ledger):
        rows = list(expand_coded(record, code))
        for number, (actor, recipient), own in rows:
            key = record.row["id"] if len(rows) == 1 else f"{record.row['id']}.{number}"
            ledger.note_key(key, record, number, precision_of(own))
            yield (key, record.day, *_party(actor), *_coding(own), *_party(recipient), *_origin(record))


def _party(party: Participant | None) -> tuple[str | None, str | None, str | None]:
    if party is None:
        return None, None, None
    words = sorted({load_sectors()[sector].icews for sector in party.sectors if sector in load_sectors()})
    return party.name or party.words, ",".join(words), country_name(party.country)


def _coding(code: CameoCode) -> tuple[str, str, float]:
    return code.label, code.code, load_intensities().get(code.code, float(code.goldstein))


def _origin(record: EventRecord) -> tuple[Any, ...]:
    site, origin = record.site, record.origin
    sentence = None if record.sentence is None else record.sentence + 1
    degrees = (site.latitude, site.longitude) if site else (None, None)
    country = country_name(site.country) if site else None
    return (origin.report, sentence, origin.publisher, town_of(site), None, province_of(site), country, *degrees)


FORMAT = RecordFormat(
    name=NAME,
    title="ICEWS, 20 columns",
    suffix=".tab",
    headings=load_headings(NAME),
    style=tabbed(load_headings(NAME), header=True),
    convert=convert,
    lost=(*LOST, "the last day of an event and how sure its day is; how sure its place is"),
    keys=True,
)
