"""A desk over an archive in an object store works as over a folder, and says the name, never where it lies."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from benchmarks.month import make_month
from fastapi.testclient import TestClient

from readout.archive import open_archive, store
from readout.archive.places import Store, find_place, near
from readout.desk.app import make_app
from readout.desk.options import Options

from .conftest import ADDRESS

API = "/api/v1"


@pytest.fixture
def remote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Give a place in a store, for which a folder stands, and let `open_archive` take its address for that."""
    (tmp_path / "bucket").mkdir()
    place = Store(f"file://{tmp_path}/bucket/archive")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    find = find_place
    monkeypatch.setattr(store, "find_place", lambda path: place if str(path) == "s3://bucket/archive" else find(path))
    return place


@pytest.fixture
def desk(remote: Store) -> TestClient:
    archive = open_archive("s3://bucket/archive", create=True)
    archive.append(dispatch.reading for dispatch in make_month(seed=3, reports=4))
    return TestClient(make_app(archive, Options(user="ada")), base_url=ADDRESS, raise_server_exceptions=False)


def test_a_desk_over_a_store(desk: TestClient) -> None:
    about = desk.get(f"{API}/about").json()
    assert (about["archive"], about["reports"]) == ("archive", 4)
    event = desk.get(f"{API}/events").json()["items"][0]
    said = {"id": event["id"], "action": "confirm"}
    assert desk.post(f"{API}/judgements", json=said).status_code == 200
    assert desk.get(f"{API}/events/{event['id']}").json()["judged"] == "confirmed"
    assert (
        desk.post(f"{API}/saved", json={"kind": "collection", "name": "x", "records": [event["id"]]}).status_code == 200
    )
    packed = desk.get(f"{API}/export?format=csv")
    assert packed.headers["content-disposition"] == 'attachment; filename="archive-events-csv.zip"'


def test_messages_do_not_say_where_it_lies(desk: TestClient, remote: Store, tmp_path: Path) -> None:
    unlinked = desk.get(f"{API}/incidents")
    assert (unlinked.status_code, unlinked.json()["detail"]) == (409, "archive: not linked yet: readout link archive")
    shutil.rmtree(tmp_path / "bucket" / "archive" / "events")
    shutil.rmtree(near(remote), ignore_errors=True)
    broken = desk.get(f"{API}/events?limit=3")
    assert broken.status_code == 503
    assert str(tmp_path) not in broken.text and "file:" not in broken.text
