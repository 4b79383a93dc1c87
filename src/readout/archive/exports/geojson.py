"""GeoJSON: a feature an event; without degrees its geometry is null."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from readout.archive.exports.format import RecordFormat
from readout.archive.exports.ledger import Ledger
from readout.archive.exports.parties import names_of
from readout.archive.exports.records import EventRecord
from readout.archive.exports.styles import json_document
from readout.archive.exports.tables import load_headings

NAME = "geojson"
PLAIN = ("type", "mode", "contexts", "cameo", "quad", "score", "auxiliaries", "standing", "confidence")


def convert(records: Iterable[EventRecord], ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Give the feature of each event."""
    for record in records:
        site = record.site
        point = None
        if site and site.latitude is not None and site.longitude is not None:
            point = {"type": "Point", "coordinates": [site.longitude, site.latitude]}
        ledger.tell("with a point" if point else "without a point")
        yield {"type": "Feature", "id": record.row["id"], "geometry": point, "properties": _properties(record)}


def _properties(record: EventRecord) -> dict[str, Any]:
    row, site, origin = record.row, record.site, record.origin
    return {
        **{name: row[name] for name in PLAIN},
        "date": record.day,
        "date_end": row["when_end"],
        "actors": names_of(record.actors),
        "actor_countries": row["actor_countries"],
        "recipients": names_of(record.recipients),
        "recipient_countries": row["recipient_countries"],
        "place": site.name if site else None,
        "place_country": site.country if site else None,
        "place_precision": site.precision if site else None,
        "sentence": row["sentence_text"],
        "report": origin.report,
        "publisher": origin.publisher,
        "published": origin.published,
        "url": origin.url,
        "incident": record.happening.id if record.happening else None,
    }


FORMAT = RecordFormat(
    name=NAME,
    title="GeoJSON",
    suffix=".geojson",
    headings=load_headings(NAME),
    style=json_document('{"type": "FeatureCollection", "features": [', "]}"),
    convert=convert,
    lost=("claims, figures and the spans of the evidence", "sectors of the parties"),
)
