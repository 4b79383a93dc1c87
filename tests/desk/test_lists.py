"""Lists and what they open: order, places, evidence, what is kept, and many questions at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest
from fastapi.testclient import TestClient

from readout.archive import Archive
from readout.desk.kept import Kept

from .conftest import Get


@pytest.mark.parametrize("sort", ["confidence", "score"])
def test_orders_of_events(get: Get, sort: str) -> None:
    values = [item[sort] for item in get("/events", sort=sort, limit=200)["items"]]
    assert values == sorted(values)
    assert len(set(values)) > 1


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_what_is_still_to_come_is_as_new_as_what_tells_of_it(get: Get, sort: str) -> None:
    events = get("/events", sort=sort, limit=500)["items"]
    days = [min(event["when"]["start"] if event["when"] else "9999", event["published"]) for event in events]
    assert days == sorted(days, reverse=sort == "newest")
    assert len(set(days)) > 1


def test_disputed_incidents_come_first(get: Get) -> None:
    standings = [item["standing"] == "disputed" for item in get("/incidents", sort="dispute", limit=500)["items"]]
    assert standings == sorted(standings, reverse=True)
    weights = [(item["sources"], item["reports"]) for item in get("/incidents", sort="weight", limit=500)["items"]]
    assert weights == sorted(weights, reverse=True)


def test_an_event_opens_at_its_words(get: Get) -> None:
    for row in get("/events", limit=200)["items"][::20]:
        event, report = get(f"/events/{row['id'][:12]}"), get(f"/reports/{row['report']}")
        text = report["text"]
        assert {name: event[name] for name in row} == row
        assert text[event["trigger_span"]["start"] : event["trigger_span"]["end"]] == row["trigger"]
        best = event["sentences"][0]
        assert text[best["start"] : best["end"]] == row["sentence"]
        mentions = {mention["id"]: mention for mention in report["mentions"]}
        for id, party in zip(event["actor_ids"], event["actors"], strict=True):
            assert (party["mention"], party["country"]) == (id, mentions[id]["country"])
            assert text[mentions[id]["start"] : mentions[id]["end"]] == mentions[id]["text"]
        assert row["id"] in [one["id"] for one in report["events"]]


def test_claims_lead_to_their_report(get: Get) -> None:
    page = get("/claims", limit=20)
    assert page["items"]
    for claim in page["items"][:5]:
        text = get(f"/reports/{claim['report']}")["text"]
        pieces = [text[span["start"] : span["end"]] for span in claim["content_spans"]]
        assert " … ".join(pieces) == claim["content"]


def test_middles_of_countries_are_told_as_such(get: Get, archive: Archive) -> None:
    found = {(place["latitude"], place["longitude"]): place["precision"] for place in get("/places")["places"]}
    sql = "SELECT DISTINCT latitude, longitude, precision FROM mentions WHERE latitude IS NOT NULL"
    coarse = {(row["latitude"], row["longitude"]) for row in archive.ask(f"{sql} AND precision = 'country'")}
    for place, precision in found.items():
        assert (precision == "country") == (place in coarse)


def test_judged_events(get: Get, archive: Archive) -> None:
    rejected = next(one for one in archive.judgements() if one.action == "reject")
    event = get(f"/events/{rejected.record}")
    assert event["rejected"] and event["judged"] is None
    assert [one["why"] for one in event["judgements"]] == ["tells of no event"]
    listed = get("/events", judged="yes")
    assert {item["judged"] for item in listed["items"]} == {"confirmed", "amended"} and listed["count"] == 2
    assert listed["count"] + get("/events", judged="no", limit=1)["count"] == get("/about")["events"]
    report = get(f"/reports/{event['report']}")
    assert [one["rejected"] for one in report["events"] if one["id"] == event["id"]] == [True]


def test_words_are_found(get: Get) -> None:
    word = max(get("/events", limit=1)["items"][0]["sentence"].split(), key=len).strip(".,“”")
    hits = get("/search", q=word)["items"]
    assert hits
    for hit in hits[:3]:
        found = hit["snippet"][hit["found"]["start"] : hit["found"]["end"]]
        assert found.lower() == word.lower()
        text = get(f"/reports/{hit['report']}")["text"]
        assert text[hit["start"] : hit["start"] + len(hit["snippet"])] == hit["snippet"]


def test_tension_of_two(get: Get) -> None:
    edge = next(one for one in get("/network")["edges"] if one["actor"] != one["recipient"])
    tension = get("/tension", pair=f"{edge['actor']},{edge['recipient']}", by="month")
    assert tension["points"] and tension["movers"]
    for mover in tension["movers"]:
        assert mover["sentence"] in get(f"/reports/{mover['report']}")["text"]
    assert {weight["weight"] > 0 for weight in tension["weights"]} == {True, False}


def test_the_same_is_not_sent_twice(client: TestClient, archive: Archive) -> None:
    first = client.get("/api/v1/events?limit=2")
    tag = first.headers["etag"]
    assert client.get("/api/v1/events?limit=2", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/api/v1/events?limit=2").json() == first.json()
    assert client.get("/api/v1/events?limit=3").headers["etag"] != tag


def test_what_is_kept_is_bounded() -> None:
    kept = Kept(memory=800)
    for number in range(100):
        kept.keep(str(number), b"x" * 50)
    kept.keep("large", b"x" * 500)
    assert [number for number in range(100) if kept.find(str(number))] == list(range(84, 100))
    assert kept.find("large") is None


def test_many_questions_at_once(client: TestClient) -> None:
    paths = [
        *(f"/api/v1/events?limit={number}" for number in range(2, 10)),
        *(f"/api/v1/facets?field=type&min_confidence=0.{number}" for number in range(1, 9)),
        *(f"/api/v1/incidents?limit={number}" for number in range(2, 10)),
    ]
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(client.get, paths))
    assert {answer.status_code for answer in answers} == {200}
    client.app.state.kept = Kept()  # type: ignore[attr-defined]
    assert [client.get(path).json() for path in paths] == [answer.json() for answer in answers]


def test_a_change_of_the_archive_shows_at_once(tmp_path: Any) -> None:
    from benchmarks.month import make_month

    from .conftest import make_client

    client = make_client(tmp_path)
    archive: Archive = client.app.state.desk.archive  # type: ignore[attr-defined]
    counts = []
    for reports in (0, 3, 6):
        archive.append(dispatch.reading for dispatch in make_month(seed=2, reports=max(reports, 1)) if reports)
        about = client.get("/api/v1/about").json()
        counts.append((about["reports"], about["state"]))
        assert client.get("/api/v1/reports").json()["count"] == about["reports"]
    assert all(one[0] < other[0] and one[1] != other[1] for one, other in pairwise(counts))
