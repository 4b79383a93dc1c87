"""STIX 2.1: a bundle of reports, what was observed in each, and who and where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from itertools import groupby
from typing import Any
from uuid import UUID, uuid5

from readout.archive.exports.format import RecordFormat
from readout.archive.exports.ledger import Ledger
from readout.archive.exports.parties import find_country
from readout.archive.exports.records import EventRecord, Origin, Site, midnight
from readout.archive.exports.styles import drop_empty, json_document
from readout.archive.exports.tables import load_headings
from readout.codebook import load_codebook

NAME = "stix"
OASIS = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")  # the namespace that STIX 2.1 gives to observables
OURS = uuid5(OASIS, "readout")  # that of all other ids here
KEPT = 4096  # objects that are not made anew when they come again
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
RADII = {"point": 1_000, "city": 10_000, "region": 100_000}  # metres that a place may be off; a country has no degrees
CODED = ("type", "mode", "contexts", "cameo", "quad", "score", "auxiliaries", "standing", "confidence", "actor_names")


def convert(records: Iterable[EventRecord], ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Give every object once: our own, then report by report those seen in it and the report."""
    yield from _own_objects()
    seen: set[str] = set()
    for _, group in groupby(_take_dated(records, ledger), key=lambda record: record.origin.report):
        events = list(group)
        inner = [found for record in events for found in _objects(record)]
        for found in (*inner, _report(events[0].origin, inner)):
            if found["id"] not in seen:
                seen.add(found["id"])
                ledger.tell(found["type"])
                yield found


def _take_dated(records: Iterable[EventRecord], ledger: Ledger) -> Iterator[EventRecord]:
    for record in records:
        if record.day is None:
            ledger.leave_out("no day")
        else:
            yield record


def _objects(record: EventRecord) -> list[dict[str, Any]]:
    """Return what one event brings: the address of its report, its parties, its place, and what was observed."""
    sides = (*record.actors, *record.recipients)
    parties = [_identity(party.name or party.words or "unnamed", party.country, party.sectors) for party in sides]
    places = [_location(record.site)] if record.site else []
    return [_address(record.origin), *parties, *places, _observed(record)]


def _observed(record: EventRecord) -> dict[str, Any]:
    row, day = record.row, record.day
    first = midnight(day) or BEGINNING
    last = max(midnight(row["when_end"]) or first, first) + timedelta(days=1, seconds=-1)
    coded = drop_empty({name: row[name] for name in CODED} | {"recipient_names": row["recipient_names"]})
    words = {"sentence": row["sentence_text"], "place": record.site.name if record.site else None, "event": row["id"]}
    return {
        **_head("observed-data", row["id"], record.origin),
        "first_observed": _time(first),
        "last_observed": _time(last),
        "number_observed": record.happening.mentions if record.happening else 1,
        "object_refs": [_address(record.origin)["id"]],
        "confidence": round(row["confidence"] * 100),
        "extensions": {_definition_id(): {"extension_type": "property-extension", **coded, **drop_empty(words)}},
    }


def _address(origin: Origin) -> dict[str, Any]:
    """Return the observable of a report's address; one without has a URN of its id."""
    return _url(origin.url or f"urn:readout:report:{origin.report}")


@lru_cache(maxsize=KEPT)
def _url(value: str) -> dict[str, Any]:
    # The id of an observable is made of its members as canonical JSON, so that all who see one give it the same id.
    identity = uuid5(OASIS, json.dumps({"value": value}, ensure_ascii=False, separators=(",", ":")))
    return {"type": "url", "spec_version": "2.1", "id": f"url--{identity}", "value": value}


@lru_cache(maxsize=KEPT)
def _identity(name: str, country: str | None, sectors: tuple[str, ...]) -> dict[str, Any]:
    meanings = load_codebook().actor_sectors
    roles = [meanings[sector].meaning for sector in sectors if sector in meanings]
    known = drop_empty({"roles": roles, "description": f"country: {country}" if country else None})
    return {**_head("identity", "\x1f".join((name, country or "", *sectors)), None), "name": name, **known}


@lru_cache(maxsize=KEPT)
def _location(site: Site) -> dict[str, Any]:
    """Return a place; STIX wants a country as ISO 3166 alpha-2, and the middle of a country is no place in it."""
    country = find_country(site.country)
    near = {}
    if site.latitude is not None and site.longitude is not None and site.precision in RADII:
        near = {"latitude": site.latitude, "longitude": site.longitude, "precision": float(RADII[site.precision])}
    land = {"country": country.iso2} if country and country.iso2 else {}
    key = "\x1f".join(map(str, (site.name, site.country, site.latitude, site.longitude, site.precision)))
    needed = {} if near or land else {"region": "world"}
    return {**_head("location", key, None), "name": site.name, **land, **near, **needed}


def _report(origin: Origin, inner: list[dict[str, Any]]) -> dict[str, Any]:
    source = drop_empty({"source_name": origin.publisher or "unknown", "url": origin.url, "external_id": origin.report})
    return {
        **_head("report", origin.report, origin),
        "name": origin.title or origin.report,
        "published": _time(origin.moment or origin.read_at or BEGINNING),
        "object_refs": list(dict.fromkeys(found["id"] for found in inner)),
        "external_references": [source],
    }


def _head(kind: str, key: str, origin: Origin | None) -> dict[str, Any]:
    """Return the members that all objects have; `key` makes the id, with the kind.

    Who and where have no origin: they are the same objects in every report, whichever they come in first.
    """
    made = _time((origin.read_at or origin.moment if origin else None) or BEGINNING)
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": f"{kind}--{uuid5(OURS, f'{kind}:{key}')}",
        "created_by_ref": _maker_id(),
        "created": made,
        "modified": made,
    }


@lru_cache(maxsize=KEPT)
def _time(moment: datetime) -> str:
    # Not by strftime, which takes several times as long; each object has two to four of these.
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@cache
def _maker_id() -> str:
    return f"identity--{uuid5(OURS, 'identity:readout')}"


@cache
def _definition_id() -> str:
    return f"extension-definition--{uuid5(OURS, 'extension-definition:event')}"


def _own_objects() -> Iterator[dict[str, Any]]:
    maker = {**_head("identity", "readout", None), "name": "Readout", "identity_class": "system"}
    del maker["created_by_ref"]
    yield maker
    yield {
        **_head("extension-definition", "event", None),
        "name": "Readout event",
        "description": "How an observed event is coded: PLOVER type, mode, contexts, CAMEO code, parties, standing.",
        "schema": "urn:readout:event:1",
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }


FORMAT = RecordFormat(
    name=NAME,
    title="STIX 2.1 bundle",
    suffix=".stix.json",
    headings=load_headings(NAME),
    style=json_document(f'{{"type": "bundle", "id": "bundle--{uuid5(OURS, "bundle")}", "objects": [', "]}"),
    convert=convert,
    lost=("claims but for the standing; figures", "who acts on whom but by the names of actors and recipients"),
)
