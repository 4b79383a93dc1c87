"""POLECAT: a line an event, 40 columns with a header, `None` for what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from readout.archive.exports.format import RecordFormat
from readout.archive.exports.ledger import Ledger
from readout.archive.exports.parties import find_country, names_of
from readout.archive.exports.places import province_of, town_of
from readout.archive.exports.records import EventRecord, Participant, Site
from readout.archive.exports.styles import as_text, tabbed
from readout.archive.exports.tables import load_headings
from readout.archive.rows import each_once

NAME = "polecat"
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
NOT_CODED = None


def convert(records: Iterable[EventRecord], ledger: Ledger) -> Iterator[tuple[str | None, ...]]:
    """Give the row of each event; parties together stay together."""
    for record in records:
        cells = (*_what(record), *_party(record.actors), *_party(record.recipients), *_place(record.site))
        yield tuple(as_text(cell) or None for cell in (*cells, *_source(record)))


def _what(record: EventRecord) -> tuple[Any, ...]:
    row = record.row
    modes = [row["mode"], *row["auxiliaries"]] if row["mode"] else row["auxiliaries"]
    return row["id"], record.day, row["type"], modes, row["score"], QUADS.get(row["quad"]), row["contexts"]


def _party(parties: Sequence[Participant]) -> tuple[Any, ...]:
    codes = each_once(party.country for party in parties)
    sectors = each_once(sector for party in parties for sector in party.sectors)
    known = [find_country(code) for code in codes]
    numbers = [country.cow if country else None for country in known]
    first = parties[0].sectors[0] if parties and parties[0].sectors else None
    words = [party.words or party.name for party in parties]
    return names_of(parties), codes, _one_for_one(numbers), first, sectors, NOT_CODED, words, NOT_CODED


def _one_for_one(numbers: Sequence[int | None]) -> str | None:
    """Return the numbers with None where a code has none, so that they stay one for one with the codes."""
    return "; ".join(map(str, numbers)) if any(numbers) else None


def _place(site: Site | None) -> tuple[Any, ...]:
    if site is None:
        return (None,) * 10
    degrees = (site.latitude, site.longitude)
    names = (site.name, town_of(site), NOT_CODED, province_of(site), site.country)
    return (*names, *degrees, site.geonameid, site.words, site.precision)


def _source(record: EventRecord) -> tuple[Any, ...]:
    origin = record.origin
    story = (NOT_CODED,) * 3
    version = f"{origin.coder} {origin.model} {origin.codebook}"
    return (origin.publisher, origin.published, *story, origin.language, version)


FORMAT = RecordFormat(
    name=NAME,
    title="POLECAT, 40 columns",
    suffix=".polecat.txt",
    headings=load_headings(NAME),
    style=tabbed(load_headings(NAME), header=True, missing="None"),
    convert=convert,
    lost=(
        "standing, claims and figures; confidence; the words that tell the event",
        "the last day of an event and how sure its day is",
        "which of several parties a country or sector belongs to",
    ),
)
