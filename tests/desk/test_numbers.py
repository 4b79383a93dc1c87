"""Every number that the desk shows opens a list, and the list is as long as the number says (product 4.3, point 2)."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Get

# What is asked beside: nothing, what most lists have, and what bears on incidents by itself.
ASKED: tuple[dict[str, Any], ...] = (
    {},
    {"type": ["ASSAULT", "COERCE", "CONSULT"], "happened": "true"},
    {"standing": "claimed"},
)
MANY = 6  # numbers that are opened of each kind


def count(get: Get, path: str, asked: dict[str, Any], **narrowed: Any) -> int:
    return int(get(path, **{**asked, **narrowed, "limit": 1})["count"])


def spread(found: list[Any]) -> list[Any]:
    return found[:: max(1, len(found) // MANY)]


@pytest.mark.parametrize("asked", ASKED)
def test_values_of_fields(get: Get, asked: dict[str, Any]) -> None:
    facets = get("/facets", **asked)
    assert facets["type"] and facets["actor"] and facets["publisher"]
    for field, found in facets.items():
        assert found or field in ("context", "judged", "mode")
        for facet in spread(found):
            assert count(get, "/events", asked, **{field: facet["value"]}) == facet["count"], (field, facet)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize(
    ("counted", "path"), [("events", "/events"), ("incidents", "/incidents"), ("reports", "/reports")]
)
def test_points_of_a_series(get: Get, asked: dict[str, Any], counted: str, path: str) -> None:
    for by in ("day", "week", "month"):
        series = get("/series", **asked, by=by, count=counted)
        assert any(point["count"] for point in series["points"])
        for point in spread(series["points"]):
            assert count(get, path, asked, period=f"{by}:{point['start']}") == point["count"]
        for beside in ("vague", "outside"):
            assert count(get, path, asked, period=f"{by}:{beside}") == series[beside]
        counts = [point["count"] for point in series["points"]]
        assert sum(counts) + series["vague"] + series["outside"] == count(get, path, asked)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("split", ["type", "standing", "quad"])
def test_parts_of_a_point(get: Get, asked: dict[str, Any], split: str) -> None:
    for point in spread(get("/series", **asked, split=split)["points"]):
        assert sum(point["parts"].values()) == point["count"]
        for value, number in point["parts"].items():
            if split not in asked or value in asked[split]:
                period = f"week:{point['start']}"
                assert count(get, "/events", {**asked, split: value}, period=period) == number


def test_parts_of_incidents(get: Get) -> None:
    for split in ("type", "standing", "quad"):
        for point in get("/series", split=split, count="incidents")["points"]:
            assert sum(point["parts"].values()) == point["count"]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("of", ["country", "name", "sector"])
def test_edges_and_parties_of_a_network(get: Get, asked: dict[str, Any], of: str) -> None:
    network = get("/network", **asked, of=of, limit=15)
    assert len(network["parties"]) <= 15
    for edge in spread(network["edges"]):
        asking = f"{of}:{edge['actor']}>{edge['recipient']}"
        assert count(get, "/events", asked, edge=asking) == edge["events"] == sum(edge["quads"])
        assert count(get, "/incidents", asked, edge=asking) == edge["incidents"]
    for party in spread(network["parties"]):
        sign = {"country": "{}", "name": '"{}"', "sector": "/{}"}[of]
        assert count(get, "/events", asked, party=sign.format(party["id"])) == party["events"]


def test_edges_that_are_left_out(get: Get) -> None:
    whole, part = get("/network", limit=500), get("/network", limit=3)
    assert whole["left_out"] == 0
    assert len(part["edges"]) + part["left_out"] == len(whole["edges"])


@pytest.mark.parametrize("asked", ASKED)
def test_places(get: Get, asked: dict[str, Any]) -> None:
    found = get("/places", **asked)
    assert found["places"] and found["countries"]
    for place in spread(found["places"]):
        north, east = place["latitude"], place["longitude"]
        box = ",".join(map(str, (east, north, east, north)))
        assert count(get, "/events", asked, box=box) == place["events"] == sum(place["quads"])
        assert count(get, "/incidents", asked, box=box) == place["incidents"]
    for country in spread(found["countries"]):
        assert count(get, "/events", asked, place=country["code"]) == country["events"]
    assert count(get, "/events", asked, placed="no") == found["unplaced"]


@pytest.mark.parametrize("asked", ASKED)
def test_sources(get: Get, asked: dict[str, Any]) -> None:
    for outlet in spread(get("/sources", **asked)["items"]):
        assert count(get, "/reports", asked, publisher=outlet["publisher"]) == outlet["reports"]
        assert count(get, "/events", asked, publisher=outlet["publisher"]) == outlet["events"]
        assert outlet["copied_share"] == pytest.approx(outlet["copies"] / outlet["reports"], abs=1e-4)


def test_the_archive_itself(get: Get) -> None:
    about = get("/about")
    for name in ("events", "incidents", "reports", "claims"):
        assert count(get, f"/{name}", {}) == about[name]


def test_three_counts_of_an_incident(get: Get) -> None:
    row = get("/incidents", sort="weight", limit=1)["items"][0]
    board = get(f"/incidents/{row['id'][:9]}")
    assert len(board["events"]) == row["mentions"] == count(get, "/events", {}, incident=row["id"])
    assert row["mentions"] >= row["reports"] >= row["sources"] > 1


def test_a_list_page_by_page_is_the_whole(get: Get) -> None:
    for path, asked in (("/events", {"sort": "score"}), ("/incidents", {}), ("/reports", {}), ("/claims", {})):
        first = get(path, **asked, limit=40)
        items, cursor = first["items"], first["next"]
        while cursor:
            page = get(path, **asked, limit=40, cursor=cursor)
            items, cursor = [*items, *page["items"]], page["next"]
        assert len(items) == first["count"] == len({(item.get("report"), item["id"]) for item in items})


def test_python_says_the_same(get: Get, archive: Any) -> None:
    asked = {name: get("/facets", field=name)[name][0]["value"] for name in ("actor", "type")}
    assert get("/events", **asked)["count"] == len(archive.events(**asked)) > 0
    assert get("/incidents", **asked)["count"] == len(archive.incidents(**asked))
    points = get("/series", **asked, by="week")["points"]
    table = archive.events(**asked).series("week", happened=False).to_pylist()
    assert [(point["count"], point["exposure"]) for point in points] == [
        (row["events"] or 0, row["exposure"]) for row in table
    ]
