"""Saved searches and collections through the API."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from readout.archive import Archive, open_archive
from readout.archive.saved import list_saved

from .conftest import Open

SAVED = "/api/v1/saved"


def test_a_search_is_saved_changed_deleted_and_brought_back(desk: TestClient, archive: Archive) -> None:
    made = desk.post(SAVED, json={"kind": "search", "name": "Strikes", "address": "/events?type=ASSAULT"})
    assert made.status_code == 200, made.text
    search = made.json()
    assert (search["by"], search["records"]) == ("Ada", [])
    assert desk.get(SAVED).json()["items"] == [search]
    changed = desk.put(f"{SAVED}/{search['id']}", json={"name": "All strikes"}).json()
    assert (changed["name"], changed["address"]) == ("All strikes", "/events?type=ASSAULT")
    assert desk.delete(f"{SAVED}/{search['id']}").json()["deleted"] is True
    assert desk.get(SAVED).json()["items"] == []
    assert [one["name"] for one in desk.get(SAVED, params={"deleted": "true"}).json()["items"]] == ["All strikes"]
    assert desk.put(f"{SAVED}/{search['id']}", json={}).json()["deleted"] is False
    assert [one.name for one in list_saved(open_archive(archive.folder))] == ["All strikes"]


def test_colleagues_share_collections_and_answers_stay_fresh(open_desk: Open) -> None:
    ada, grace = open_desk(user="Ada"), open_desk(user="Grace")
    made = ada.post(SAVED, json={"kind": "collection", "name": "Aid", "records": ["e1"]}).json()
    assert grace.get(SAVED).json()["items"] == [made]
    grace.put(f"{SAVED}/{made['id']}", json={"records": ["e1", "i2", "c3"]})
    (seen,) = ada.get(SAVED).json()["items"]
    assert (seen["records"], seen["by"]) == (["e1", "i2", "c3"], "Grace")


def test_saving_does_not_make_the_archive_another(desk: TestClient) -> None:
    before = desk.get("/api/v1/about").json()["state"]
    desk.post(SAVED, json={"kind": "collection", "name": "Aid"})
    assert desk.get("/api/v1/about").json()["state"] == before


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "search", "name": "x"},
        {"kind": "search", "name": "x", "address": "javascript:alert(1)"},
        {"kind": "search", "name": "x", "address": "//evil.example/"},
        {"kind": "search", "name": "", "address": "/"},
        {"kind": "folder", "name": "x"},
        {"kind": "collection", "name": "x", "records": "e1"},
        {"kind": "collection", "name": "x", "records": [""]},
        {"name": "x"},
    ],
)
def test_what_can_not_be_saved_is_refused(still: TestClient, said: dict[str, Any]) -> None:
    assert still.post(SAVED, json=said).status_code == 422
    assert still.get(SAVED).json()["items"] == []


def test_unknown_ids(still: TestClient) -> None:
    assert still.put(f"{SAVED}/s0", json={"name": "x"}).status_code == 404
    assert still.delete(f"{SAVED}/s0").status_code == 404
