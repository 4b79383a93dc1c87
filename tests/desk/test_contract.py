"""The shapes that the server gives are those that the front end knows: names, `null` and lists, field by field."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from readout.archive import Selection

TYPES = Path(__file__).parents[2] / "front" / "src" / "api" / "types.ts"
# Shapes that have another name in the schema, mostly because a record of the package is given as it is.
NAMES = {"BoardReport": "Source", "TensionPoint": "TensionPeriod"}
# What the server never gives under a name: parameters, faults, and what has a name for each kind of item.
OWN = {"Selection", "Fault", "Page", "Facets"}
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_INTERFACE = re.compile(r"export interface (\w+)(?:<\w+>)?(?: extends (\w+))? \{", re.DOTALL)
_FIELD = re.compile(r"\s*(\w+)(\??):\s*")
Fields = dict[str, str]


def _close(text: str, start: int, ends: str = ";,") -> int:
    """Return where a type ends that begins at a place: before a sign outside of all brackets."""
    depth = 0
    for place in range(start, len(text)):
        if text[place] in "{[(<":
            depth += 1
        elif text[place] in "}])>":
            if depth == 0:
                return place
            depth -= 1
        elif depth == 0 and text[place] in ends:
            return place
    return len(text)


def _fields(body: str) -> Fields:
    fields, place = {}, 0
    while found := _FIELD.match(body, place):
        end = _close(body, found.end())
        fields[found[1]] = body[found.end() : end].strip() + (" | undefined" if found[2] else "")
        place = end + 1
    return fields


def read_types(text: str) -> dict[str, Fields]:
    """Return the interfaces of a TypeScript file: the type of each field, those of the interface it extends too."""
    bare = _COMMENT.sub("", text)
    found: dict[str, Fields] = {}
    for match in _INTERFACE.finditer(bare):
        end = _close(bare, match.end(), ends="")
        found[match[1]] = {**found.get(match[2] or "", {}), **_fields(bare[match.end() : end])}
    return found


def test_types_are_read() -> None:
    text = """/** x */ export interface A { one: string | null; two?: { x: number; y: B[] }[] } // end
    export interface C extends A {
      three: Record<string, number>; // more; and more
    }"""
    types = read_types(text)
    assert types["A"] == {"one": "string | null", "two": "{ x: number; y: B[] }[] | undefined"}
    assert types["C"] == {**types["A"], "three": "Record<string, number>"}


@pytest.fixture(scope="module")
def schema(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return found


def _can_be_null(told: dict[str, Any]) -> bool:
    return any(part.get("type") == "null" for part in told.get("anyOf", ())) or told.get("type") == "null"


def _is_list(told: dict[str, Any]) -> bool:
    return told.get("type") == "array" or any(part.get("type") == "array" for part in told.get("anyOf", ()))


@pytest.mark.parametrize(
    ("name", "fields"), [pair for pair in read_types(TYPES.read_text("utf-8")).items() if pair[0] not in OWN]
)
def test_server_and_front_end_know_the_same_shape(name: str, fields: Fields, schema: dict[str, Any]) -> None:
    shapes = schema["components"]["schemas"]
    told = shapes.get(NAMES.get(name, name))
    assert told is not None, f"the server gives no {name}"
    assert sorted(told["properties"]) == sorted(fields)
    for field, type in fields.items():
        what = told["properties"][field]
        if what:  # an empty schema is any value
            assert ("null" in type.split(" | ")) == _can_be_null(what), (name, field, type, what)
        assert type.removesuffix(" | null").endswith("]") == _is_list(what), (name, field, type, what)


def test_the_api_takes_what_python_takes(schema: dict[str, Any]) -> None:
    taken = {part["name"] for part in schema["paths"]["/api/v1/events"]["get"]["parameters"]}
    assert taken - {"sort", "limit", "cursor"} == {field.name for field in fields(Selection)} - {"event"}
    assert taken - {"sort", "limit", "cursor"} == read_types(TYPES.read_text("utf-8"))["Selection"].keys()


def test_the_contract_tells_of_every_address(schema: dict[str, Any]) -> None:
    told = TYPES.parents[2].joinpath("API.md").read_text("utf-8")
    for path in schema["paths"]:
        assert path.removeprefix("/api/v1") in told, path


def test_the_selection_is_the_same(schema: dict[str, Any]) -> None:
    known_here = read_types(TYPES.read_text("utf-8"))["Selection"]
    for path in (
        "/events",
        "/incidents",
        "/reports",
        "/claims",
        "/facets",
        "/series",
        "/network",
        "/places",
        "/sources",
        "/search",
    ):
        known = {part["name"]: part["schema"] for part in schema["paths"][f"/api/v1{path}"]["get"]["parameters"]}
        assert known_here.keys() <= known.keys(), path
        for name, type in known_here.items():
            assert ("[]" in type) == _is_list(known[name]), (path, name)


def test_every_address_says_what_it_gives(schema: dict[str, Any]) -> None:
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            assert told.get("description"), f"{method} {path}"
