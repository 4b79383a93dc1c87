"""GeoJSON, GraphML, PLOVER, STIX and JSON-LD parse and have the members that their makers require."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

from readout.archive import Archive
from readout.archive.exports.tables import load_headings

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
# What STIX 2.1 requires of the types of objects that we write, beside type, spec_version and id.
REQUIRED = {
    "identity": {"created", "modified", "name"},
    "location": {"created", "modified"},
    "extension-definition": {"created", "modified", "created_by_ref", "name", "schema", "version", "extension_types"},
    "observed-data": {"created", "modified", "first_observed", "last_observed", "number_observed", "object_refs"},
    "report": {"created", "modified", "name", "published", "object_refs"},
    "url": {"value"},
}


def load(archive: Archive, name: str, path: Path, **asked: Any) -> Any:
    archive.events(**asked).export(name, path)
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()] if name == "plover" else json.loads(text)


def test_geojson(archive: Archive, target: Path) -> None:
    collection = load(archive, "geojson", target)
    source = {row["id"]: row for row in archive.events()}
    assert collection["type"] == "FeatureCollection"
    assert {feature["id"] for feature in collection["features"]} == set(source)
    named = {heading.name.removeprefix("properties.") for heading in load_headings("geojson")} - {"id", "geometry"}
    for feature in collection["features"]:
        row = source[feature["id"]]
        assert feature["type"] == "Feature"
        assert set(feature["properties"]) == named
        for name in ("type", "mode", "cameo", "contexts", "auxiliaries", "score", "standing", "actor_countries"):
            assert feature["properties"][name] == row[name]
        point = feature["geometry"]
        assert (point is None) == (row["latitude"] is None)
        if point:
            assert point == {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}
            assert feature["properties"]["place_precision"] in ("point", "city", "region", "country")


def test_graphml(archive: Archive, target: Path) -> None:
    written = archive.events().export("graphml", target)
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    root = ElementTree.parse(target).getroot()
    keys = {key.get("id") for key in root.findall("g:key", space)}
    assert keys == {heading.name for heading in load_headings("graphml")}
    nodes = [node.get("id") for node in root.findall(".//g:node", space)]
    edges = root.findall(".//g:edge", space)
    assert len(nodes) == len(set(nodes))
    assert len({edge.get("id") for edge in edges}) == len(edges) > 0
    assert len(nodes) + len(edges) == written.rows
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= set(nodes)
    assert {data.get("key") for data in root.findall(".//g:data", space)} <= keys
    told = {data.text for data in root.findall(".//g:node/g:data[@key='node.name']", space)}
    assert {"=Foreign Ministry", 'Traders of "Mellit"', "Nurses' union"} <= told
    assert sum(edge.find("g:data[@key='edge.type']", space).text == "CONSULT" for edge in edges) == 6  # type: ignore[union-attr]


def test_one_party_is_one_node_in_all_reports(archive: Archive, target: Path) -> None:
    archive.events(type="ASSAULT").export("graphml", target)
    assert target.read_text(encoding="utf-8").count("Sudanese Armed Forces") == 1


def test_plover(archive: Archive, target: Path) -> None:
    records = {record["id"]: record for record in load(archive, "plover", target)}
    source = {row["id"]: row for row in archive.events()}
    assert len(source) - len(records) == 1  # one event has no day at all
    known = {heading.name for heading in load_headings("plover")}
    for identity, record in records.items():
        row = source[identity]
        assert {"id", "date", "actor", "event"} <= set(record) <= known
        assert record["event"] == [row["type"]]
        assert record.get("mode", []) == [*filter(None, [row["mode"]]), *row["auxiliaries"]]
        assert [party["identifier_text"] for party in record["actor"]] == row["actor_names"]
        assert (record["quad_code"], record["event_scale"]) == (row["quad"], row["score"])
    (strike,) = load(archive, "plover", target, report="r1")
    assert strike["size"] == {"dead": 12}
    assert strike["event_loc"]["resolution"] == 4
    assert strike["cite_info"]["url"] == "https://example.org/1"


def test_stix(linked: Archive, target: Path) -> None:
    bundle = load(linked, "stix", target)
    assert bundle["type"] == "bundle"
    found = {thing["id"]: thing for thing in bundle["objects"]}
    assert len(found) == len(bundle["objects"])
    for identity, thing in found.items():
        kind, _, number = identity.partition("--")
        assert (kind, UUID(number).version) == (thing["type"], 5)
        assert thing["spec_version"] == "2.1"
        assert REQUIRED[kind] <= set(thing)
        for name, value in thing.items():
            if name in ("created", "modified", "published", "first_observed", "last_observed"):
                assert MOMENT.fullmatch(value), (name, value)
            for reference in value if name == "object_refs" else [value] if name.endswith("_ref") else ():
                assert reference in found
        if kind == "location":
            assert "country" in thing or "region" in thing or {"latitude", "longitude"} <= set(thing)
        if kind == "observed-data":
            assert thing["object_refs"]
            assert all(found[reference]["type"] == "url" for reference in thing["object_refs"])
            assert thing["first_observed"] <= thing["last_observed"]
            assert thing["number_observed"] >= 1
            (extension,) = thing["extensions"]
            assert found[extension]["type"] == "extension-definition"
    kinds = [thing["type"] for thing in found.values()]
    assert (kinds.count("report"), kinds.count("observed-data")) == (11, 11)


def test_stix_ids_stay_the_same(archive: Archive, linked: Archive, target: Path) -> None:
    one = {thing["id"] for thing in load(archive, "stix", target)["objects"]}
    assert one == {thing["id"] for thing in load(linked, "stix", target)["objects"]}


def test_the_middle_of_a_country_is_no_point_in_stix(archive: Archive, target: Path) -> None:
    places = [thing for thing in load(archive, "stix", target, report="r10")["objects"] if thing["type"] == "location"]
    assert [(place["country"], "latitude" in place) for place in places] == [("SD", False)]


def test_claimreview(archive: Archive, target: Path) -> None:
    document = load(archive, "claimreview", target)
    claims = {row["id"]: row for row in archive.events().table("claims").to_pylist()}
    assert document["@context"] == "https://schema.org"
    assert {review["@id"].rpartition(":")[2] for review in document["@graph"]} == set(claims)
    for review in document["@graph"]:
        assert review["@type"] == "ClaimReview"
        assert {"url", "author", "claimReviewed", "reviewRating", "itemReviewed"} <= set(review)
        assert review["itemReviewed"]["@type"] == "Claim"
        assert "ratingValue" not in review["reviewRating"]  # what is true is not for us to say
        assert review["claimReviewed"] == claims[review["@id"].rpartition(":")[2]]["content"]
    (disputed,) = load(archive, "claimreview", target, standing="disputed")["@graph"]
    assert disputed["reviewRating"]["alternateName"] == "disputed"
    assert disputed["itemReviewed"]["author"]["name"] == "Sudanese Armed Forces"
