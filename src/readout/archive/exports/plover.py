"""PLOVER: a JSON object an event and line, with the names of the manual's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from readout.archive.exports.figures import least_figure
from readout.archive.exports.format import RecordFormat
from readout.archive.exports.ledger import Ledger
from readout.archive.exports.parties import country_name
from readout.archive.exports.places import province_of, resolution_of, town_of
from readout.archive.exports.records import EventRecord, Participant, Site
from readout.archive.exports.styles import drop_empty, json_lines
from readout.archive.exports.tables import load_headings

NAME = "plover"
SIZES = {"dead": ("killed",), "injured": ("wounded",), "arrested": ("arrested",)}


def convert(records: Iterable[EventRecord], ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Give the object of each event that has a day; the required members are there even where they are empty."""
    for record in records:
        if record.day is None:
            ledger.leave_out("no day")
            continue
        yield {**_required(record), **drop_empty(_optional(record))}


def _required(record: EventRecord) -> dict[str, Any]:
    row = record.row
    actors = [_entity(party) for party in record.actors]
    return {"id": row["id"], "has_event": True, "date": record.day, "actor": actors, "event": [row["type"]]}


def _optional(record: EventRecord) -> dict[str, Any]:
    row = record.row
    last = row["when_end"]
    return {
        "enddate": last if last != record.day else None,
        "recipient": [_entity(party) for party in record.recipients],
        "event_loc": _location(record.site) if record.site else None,
        "event_text": [row["sentence_text"]] if row["sentence_text"] else None,
        "quad_code": row["quad"],
        "event_scale": row["score"],
        "mode": [*([row["mode"]] if row["mode"] else ()), *row["auxiliaries"]],
        "context": row["contexts"],
        "link": record.happening.id if record.happening else None,
        "text_info": _text_info(record),
        "cite_info": _cite_info(record),
        "coder": f"{record.origin.coder} {record.origin.model}",
        "coded_date": f"{record.origin.read_at:%Y-%m-%d}" if record.origin.read_at else None,
        "coded_time": f"{record.origin.read_at:%H:%M:%S}" if record.origin.read_at else None,
        "comment": f"standing: {row['standing']}; confidence: {row['confidence']}",
        "size": _size(row["quantities"]),
    }


def _entity(party: Participant) -> dict[str, Any]:
    sector = party.sectors[0] if party.sectors else None
    members = {"code": party.country, "sector": sector, "entity_text": party.words, "identifier_text": party.name}
    return drop_empty(members)


def _location(site: Site) -> dict[str, Any]:
    return drop_empty(
        {
            "extracted_place": site.words,
            "resolved_place": site.name,
            "geonameid": site.geonameid,
            "lat": site.latitude,
            "lon": site.longitude,
            "city": town_of(site),
            "province": province_of(site),
            "country": country_name(site.country),
            "country_code": site.country,
            "resolution": resolution_of(site),
        }
    )


def _text_info(record: EventRecord) -> dict[str, Any]:
    spans = record.row["sentences"]
    bounds = {"start": spans[0]["start"], "end": spans[0]["end"]} if spans else {}
    return drop_empty({"sequence": record.sentence, **bounds})


def _cite_info(record: EventRecord) -> dict[str, Any]:
    origin = record.origin
    return drop_empty(
        {
            "citation": origin.report,
            "url": origin.url,
            "title": origin.title,
            "language": origin.language,
            "publication": origin.publisher,
            "codebook": origin.codebook,
            "version": origin.reading,
        }
    )


def _size(quantities: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Return the least number told of people dead, injured and arrested, where one is told."""
    least = {name: least_figure(quantities, fates) for name, fates in SIZES.items()}
    return {name: int(value) for name, value in least.items() if value is not None}


FORMAT = RecordFormat(
    name=NAME,
    title="PLOVER, JSON lines",
    suffix=".plover.jsonl",
    headings=load_headings(NAME),
    style=json_lines(),
    convert=convert,
    lost=(
        "claims: of who says so, only the standing is kept, as a comment",
        "figures other than the least number of people dead, injured and arrested",
        "second sectors of a party; events without any day",
    ),
)
