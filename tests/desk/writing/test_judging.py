"""Judgements through the API are those of the archive: seen in events at once, by name, and taken back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from readout.archive import Archive, open_archive

from ...archive.exports.samples import make_month
from .conftest import Open

API = "/api/v1"


def first_event(desk: TestClient, **asked: str) -> dict[str, Any]:
    found: dict[str, Any] = desk.get(f"{API}/events", params=asked).json()["items"][0]
    return found


def test_a_judgement_is_seen_in_the_archive_and_in_events_and_undone(desk: TestClient, archive: Archive) -> None:
    event = first_event(desk, type="AID")
    said = {"id": event["id"][:12], "action": "amend", "field": "type", "value": "COOPERATE", "why": "only talked"}
    made = desk.post(f"{API}/judgements", json=said)
    assert made.status_code == 200, made.text
    judgement = made.json()
    assert (judgement["by"], judgement["was"], judgement["value"], judgement["undone"]) == (
        *("Ada", "AID", "COOPERATE", False),
    )
    assert [(one.id, one.by, one.why) for one in archive.judgements()] == [(judgement["id"], "Ada", "only talked")]
    shown = desk.get(f"{API}/events/{event['id']}").json()
    assert (shown["type"], shown["judged"]) == ("COOPERATE", "amended")
    assert [one["id"] for one in shown["judgements"]] == [judgement["id"]]
    assert [one["id"] for one in desk.get(f"{API}/judgements").json()["items"]] == [judgement["id"]]

    undone = desk.post(f"{API}/judgements/{judgement['id'][:10]}/undo", json={"why": "no, it came"})
    assert undone.status_code == 200 and undone.json()["undone"] is True and undone.json()["id"] == judgement["id"]
    assert archive.judgements() == ()
    assert desk.get(f"{API}/events/{event['id']}").json()["type"] == "AID"
    assert desk.get(f"{API}/judgements").json()["items"] == []
    assert len(desk.get(f"{API}/judgements", params={"undone": "true"}).json()["items"]) == 2
    assert desk.post(f"{API}/judgements/{judgement['id']}/undo").status_code == 404


def test_a_rejected_event_leaves_the_lists_and_comes_back(desk: TestClient) -> None:
    event = first_event(desk)
    judgement = desk.post(f"{API}/judgements", json={"id": event["id"], "action": "reject"}).json()
    assert event["id"] not in {one["id"] for one in desk.get(f"{API}/events?limit=500").json()["items"]}
    assert desk.get(f"{API}/events/{event['id']}").json()["rejected"] is True
    desk.post(f"{API}/judgements/{judgement['id']}/undo")
    assert event["id"] in {one["id"] for one in desk.get(f"{API}/events?limit=500").json()["items"]}


def test_claims_are_judged_too(desk: TestClient) -> None:
    report = desk.get(f"{API}/reports/r1").json()
    claim = report["claims"][0]
    said = {"id": claim["id"], "action": "amend", "field": "stance", "value": "denies"}
    assert desk.post(f"{API}/judgements", json=said).json()["kind"] == "claim"
    assert desk.get(f"{API}/reports/r1").json()["claims"][0]["stance"] == "denies"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"id": "e0000", "action": "confirm"}, 404),
        ({"id": "", "action": "confirm"}, 404),
        ({"id": "r1", "action": "burn"}, 422),
        ({"action": "confirm"}, 422),
        ({"id": "EVENT", "action": "amend", "field": "type", "value": "NONSENSE"}, 422),
        ({"id": "EVENT", "action": "amend", "field": "colour", "value": "red"}, 422),
        ({"id": "EVENT", "action": "confirm", "field": "type", "value": "AID"}, 422),
        ({"id": "EVENT", "action": "note", "why": " "}, 422),
        ({"id": "EVENT", "action": "note", "why": "x" * 10_001}, 422),
        ({"id": "EVENT", "action": "amend", "field": "type", "value": {"deep": [[[{}]]]}}, 422),
    ],
)
def test_what_can_not_be_judged_is_told_in_a_sentence(still: TestClient, said: dict[str, Any], status: int) -> None:
    event = first_event(still)["id"]
    answer = still.post(f"{API}/judgements", json={**said, **({"id": event} if said.get("id") == "EVENT" else {})})
    assert answer.status_code == status
    assert isinstance(answer.json()["detail"], str) and "Traceback" not in answer.text
    assert still.get(f"{API}/judgements").json()["items"] == []


@pytest.mark.parametrize(
    "body",
    [
        b'{"id": "EVENT", "action": "amend", "field": "quantities", "value": NaN}',
        b'{"id": "EVENT", "action": "amend", "field": "quantities", "value": [{"value": Infinity}]}',
        b'{"id": "EVENT", "action": "amend", "field": "type", "value": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b"{broken",
        b"[]",
        b"null",
        b"\xff\xfe",
    ],
)
def test_bodies_that_are_no_judgement_are_refused(still: TestClient, body: bytes) -> None:
    event = first_event(still)["id"].encode()
    answer = still.post(
        f"{API}/judgements", content=body.replace(b"EVENT", event), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code in (400, 422)
    assert still.get(f"{API}/judgements").status_code == 200


def test_half_characters_in_a_reason_are_mended(desk: TestClient) -> None:
    body = b'{"id": "%s", "action": "note", "why": "see \\ud83d\\u0000 <b>"}' % first_event(desk)["id"].encode()
    answer = desk.post(f"{API}/judgements", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200
    assert desk.get(f"{API}/judgements").json()["items"][0]["why"] == "see \ufffd\x00 <b>"


def test_the_queue_has_what_nobody_judged_least_sure_first(desk: TestClient) -> None:
    queue = desk.get(f"{API}/queue").json()
    assert queue["count"] == 12
    confidences = [one["confidence"] for one in queue["items"]]
    assert confidences == sorted(confidences)
    desk.post(f"{API}/judgements", json={"id": queue["items"][0]["id"], "action": "confirm"})
    after = desk.get(f"{API}/queue", params={"order": "newest", "type": "ASSAULT"}).json()
    assert queue["items"][0]["id"] not in {one["id"] for one in after["items"]}
    assert {one["type"] for one in after["items"]} == {"ASSAULT"}
    assert desk.get(f"{API}/queue").json()["count"] == 11


def test_incidents_are_merged_and_split_at_the_next_linking(linked: Archive, desk: TestClient) -> None:
    one, other = (item["id"] for item in desk.get(f"{API}/incidents").json()["items"][:2])
    merged = desk.post(f"{API}/incidents/merge", json={"ids": [one, other], "why": "the same"})
    assert merged.status_code == 200 and "next linking" in merged.json()["message"]
    assert merged.json()["judgement"]["action"] == "merge" and merged.json()["judgement"]["by"] == "Ada"
    linked.link()
    whole = max(linked.incidents(), key=lambda incident: len(incident.events))
    split = desk.post(f"{API}/incidents/{whole.id}/split", json={"events": [whole.events[0]]})
    assert split.status_code == 200 and split.json()["judgement"]["action"] == "split"
    assert {one.action for one in linked.judgements()} == {"merge", "split"}
    assert desk.post(f"{API}/incidents/merge", json={"ids": [whole.id]}).status_code == 422
    assert desk.post(f"{API}/incidents/i000/split", json={"events": ["e"]}).status_code == 404


def test_incidents_of_an_archive_that_is_not_linked(desk: TestClient) -> None:
    assert desk.post(f"{API}/incidents/merge", json={"ids": ["i1", "i2"]}).status_code == 409


def test_two_may_judge_at_once(open_desk: Open, archive: Archive) -> None:
    desks = [open_desk(user=name) for name in ("Ada", "Grace")]
    events = [one["id"] for one in desks[0].get(f"{API}/events?limit=12").json()["items"]]

    def judge(number: int) -> int:
        said = {"id": events[number], "action": "confirm"}
        return desks[number % 2].post(f"{API}/judgements", json=said).status_code

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(judge, range(len(events)))) == {200}
    found = open_archive(archive.folder).judgements()
    assert sorted(one.record or "" for one in found) == sorted(events)
    assert {one.by for one in found} == {"Ada", "Grace"}


def test_a_desk_for_reading_only_takes_no_judgement(open_desk: Open) -> None:
    desk = open_desk(writable=False)
    assert desk.post(f"{API}/judgements", json={"id": "e", "action": "confirm"}).status_code == 403


def test_a_page_of_another_site_can_not_judge(desk: TestClient) -> None:
    said = {"id": first_event(desk)["id"], "action": "confirm"}
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert desk.post(f"{API}/judgements", json=said, headers=headers).status_code == 403
    assert desk.get(f"{API}/judgements").json()["items"] == []


def test_what_a_newer_reading_makes_of_a_judgement_is_told(desk: TestClient, archive: Archive) -> None:
    readings = make_month()
    event = readings[0].events[0]
    said = {"id": event.id, "action": "amend", "field": "type", "value": "COERCE"}
    assert desk.post(f"{API}/judgements", json=said).json()["now"] is None
    archive.append([replace(readings[0], coder="readout-9", events=(replace(event, type="COERCE", mode=None),))])
    assert [one["now"] for one in desk.get(f"{API}/judgements").json()["items"]] == ["agrees"]
    archive.append([replace(readings[0], coder="readout-10")])
    (judgement,) = desk.get(f"{API}/events/{event.id}").json()["judgements"]
    assert judgement["now"] == "differs"
    archive.append([replace(readings[0], coder="readout-11", events=(), claims=())])
    assert [one["now"] for one in desk.get(f"{API}/judgements").json()["items"]] == ["gone"]
    assert [one["id"] for one in desk.get(f"{API}/judgements?orphans=true").json()["items"]] == [judgement["id"]]
