"""Jobs through the API: progress, problems, stopping, and who may name a path."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from readout.archive import Archive, open_archive
from readout.desk.api import jobs as api
from readout.desk.jobs import works
from readout.fetch import visitor

from ...read.test_web import STORY, feed, page
from ...serving import serve
from ..jobs.test_works import read_nothing, read_slowly
from .conftest import Open

API = "/api/v1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(f"Troops crossed river {number} on Monday.", encoding="utf-8")
    (folder / "bad.html").write_bytes(b"\x00\x01\x02" * 100)
    return folder


def wait(desk: TestClient, job: dict[str, Any]) -> dict[str, Any]:
    end = time.monotonic() + 30.0
    while job["state"] in ("waiting", "running"):
        assert time.monotonic() < end
        time.sleep(0.02)
        job = desk.get(f"{API}/jobs/{job['id']}").json()
    return job


def test_a_folder_is_read_with_its_problems_and_not_twice(
    desk: TestClient, archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(works, "read_apart", read_nothing)
    answer = desk.post(f"{API}/jobs", json={"source": str(folder), "published": "2024-05-14"})
    assert answer.status_code == 200, answer.text
    job = wait(desk, answer.json())
    assert (job["state"], job["read"], job["new"]) == ("done", 30, 30)
    assert [Path(one["source"]).name for one in job["problems"]] == ["bad.html"]
    assert desk.get(f"{API}/about").json()["reports"] == 42
    again = wait(desk, desk.post(f"{API}/jobs", json={"source": str(folder), "published": "2024-05-14"}).json())
    assert (again["read"], again["new"]) == (30, 0)
    assert [one["id"] for one in desk.get(f"{API}/jobs").json()["items"]] == [again["id"], job["id"]]


def test_a_job_is_stopped_and_what_it_read_is_whole(
    desk: TestClient, archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(works, "read_apart", read_slowly)
    job = desk.post(f"{API}/jobs", json={"source": str(folder)}).json()
    while desk.get(f"{API}/jobs/{job['id']}").json()["new"] < 5:
        time.sleep(0.01)
    stopped = wait(desk, desk.delete(f"{API}/jobs/{job['id']}").json())
    assert stopped["state"] == "stopped" and 5 <= stopped["new"] < 30
    assert len(open_archive(archive.folder).reading_ids()) == 12 + stopped["new"]


def test_linking_is_a_job(linked: Archive, desk: TestClient) -> None:
    job = wait(desk, desk.post(f"{API}/link", json={"again": True}).json())
    assert (job["what"], job["state"], job["read"]) == ("link", "done", 12)
    assert "incidents of 12 reports" in job["message"]
    assert wait(desk, desk.post(f"{API}/link").json())["new"] == 0


@pytest.mark.parametrize(
    "source",
    [
        "",
        "-",
        "/no/such/folder",
        "https://",
        "http://127.0.0.1/",
        "http://localhost:8801/",
        "http://me:secret@example.org/",
        "a\x00b",
        "file:///etc/passwd",
        "x" * 2_000,
    ],
)
def test_what_can_not_be_read_is_told(still: TestClient, source: str) -> None:
    answer = still.post(f"{API}/jobs", json={"source": source})
    assert answer.status_code == 422 and isinstance(answer.json()["detail"], str)
    assert still.get(f"{API}/jobs").json()["items"] == []


def test_a_feed_is_read_from_its_address_on_a_desk_that_may_ask_there(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(works, "read_apart", read_nothing)
    monkeypatch.setattr(visitor, "PAUSE", 0.0)
    with serve() as site:
        site.put("/1", page(STORY))
        said = {"source": site.put("/feed", feed(site, "/1"))}
        refused = open_desk().post(f"{API}/jobs", json=said)
        assert refused.status_code == 422 and "--allow-private" in refused.json()["detail"]
        assert open_desk(writable=False, allow_private=True).post(f"{API}/jobs", json=said).status_code == 403
        elsewhere = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
        desk = open_desk(allow_private=True)
        assert desk.post(f"{API}/jobs", json=said, headers=elsewhere).status_code == 403 and not site.asked
        job = wait(desk, desk.post(f"{API}/jobs", json=said).json())
        assert (job["state"], job["new"], job["source"]) == ("done", 1, said["source"])


def test_others_with_the_token_may_name_addresses_but_no_paths(open_desk: Open) -> None:
    beyond, token = open_desk(host="0.0.0.0", token="secret"), {"Authorization": "Bearer secret"}
    answer = beyond.post(f"{API}/jobs", json={"source": "http://192.168.0.1/"}, headers=token)
    assert answer.status_code == 422 and "private network" in answer.json()["detail"]


def test_unknown_jobs(still: TestClient) -> None:
    for answer in (still.get(f"{API}/jobs/0"), still.delete(f"{API}/jobs/0")):
        assert answer.status_code == 404


def test_others_than_this_computer_name_no_paths(
    open_desk: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(works, "read_apart", read_nothing)
    said, token = {"source": str(folder)}, {"Authorization": "Bearer secret"}
    beyond = open_desk(host="0.0.0.0", token="secret")
    answer = beyond.post(f"{API}/jobs", json=said, headers=token)
    assert (answer.status_code, answer.json()["detail"]) == (403, api.NO_PATHS)
    assert beyond.post(f"{API}/jobs", json=said).status_code == 401
    allowed = open_desk(host="0.0.0.0", token="secret", allow_paths=True)
    assert allowed.post(f"{API}/jobs", json=said, headers=token).status_code == 200
