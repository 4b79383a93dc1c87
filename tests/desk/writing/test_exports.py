"""Exports of exactly the selection, citations with what is opened; nothing stays on the disk."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import zipfile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from readout.archive import Archive
from readout.archive.citing import cite_event, cite_incident
from readout.archive.exports import FORMATS
from readout.archive.linking.boards import find_board

API = "/api/v1"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def _packed(desk: TestClient, **asked: object) -> dict[str, bytes]:
    answer = desk.get(f"{API}/export", params=asked)  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_all_formats_are_listed(still: TestClient) -> None:
    found = still.get(f"{API}/exports").json()["items"]
    assert tuple(one["format"] for one in found) == FORMATS
    assert {one["format"] for one in found if "claims" in one["views"]} == {"parquet", "csv", "jsonl"}
    assert all(one["label"] and one["suffix"].startswith(".") for one in found)


@pytest.mark.parametrize("format", FORMATS)
def test_a_selection_comes_whole_and_leaves_nothing(still: TestClient, temporary: Path, format: str) -> None:
    files = _packed(still, format=format, type="ASSAULT", since="2024-05-01")
    (told,) = [json.loads(data) for name, data in files.items() if name.endswith(".manifest.json")]
    assert told["format"] == format and told["asked"] == {"type": ["ASSAULT"], "since": "2024-05-01"}
    assert told["file"] in files and f"{told['file']}.codebook.tsv" in files
    assert told["counts"]["mentions"] == still.get(f"{API}/events?type=ASSAULT&since=2024-05-01").json()["count"]
    assert list(temporary.iterdir()) == []


def test_the_rows_are_those_of_the_list(still: TestClient) -> None:
    asked = {"pair": "SDN,SDN", "min_confidence": "0.5"}
    files = _packed(still, format="csv", **asked)
    rows = list(csv.DictReader(io.StringIO(files["archive-events.csv"].decode())))
    listed = still.get(f"{API}/events", params={**asked, "limit": "500"}).json()["items"]
    assert {row["id"] for row in rows} == {one["id"] for one in listed} != set()
    assert _packed(still, format="csv", excel="true", **asked)["archive-events.csv"].startswith(b"\xef\xbb\xbf")
    assert "archive-claims.jsonl" in _packed(still, format="jsonl", view="claims")


@pytest.mark.parametrize(
    "asked",
    [
        {"format": "xls"},
        {"format": "gdelt", "view": "claims"},
        {"format": "csv", "view": "stories"},
        {"format": "csv", "type": "NONSENSE"},
        {"format": "../../etc/passwd"},
        {"format": "csv", "colour": "red"},
        {},
    ],
)
def test_what_there_is_not_is_refused(still: TestClient, temporary: Path, asked: dict[str, str]) -> None:
    answer = still.get(f"{API}/export", params=asked)
    assert answer.status_code == 422 and isinstance(answer.json()["detail"], str)
    assert list(temporary.iterdir()) == []


def test_the_report_is_one_page_without_a_script(linked: Archive, desk: TestClient, temporary: Path) -> None:
    answer = desk.get(f"{API}/report.html", params={"type": "ASSAULT"})
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "script" not in answer.headers["content-security-policy"] and "<script" not in answer.text
    for event in desk.get(f"{API}/events?type=ASSAULT&limit=500").json()["items"]:
        assert event["id"] in answer.text
    for incident in desk.get(f"{API}/incidents?type=ASSAULT").json()["items"]:
        assert f'id="incident-{incident["id"]}"' in answer.text
    assert list(temporary.iterdir()) == []


def test_what_is_opened_can_be_cited(linked: Archive, desk: TestClient) -> None:
    event = desk.get(f"{API}/events").json()["items"][0]["id"]
    assert desk.get(f"{API}/events/{event}").json()["citation"] == str(cite_event(linked, event))
    incident = desk.get(f"{API}/incidents").json()["items"][0]["id"]
    assert desk.get(f"{API}/incidents/{incident}").json()["citation"] == cite_incident(
        linked, find_board(linked, incident)
    )


def test_a_rejected_event_is_cited_too(desk: TestClient) -> None:
    event = desk.get(f"{API}/events").json()["items"][0]["id"]
    desk.post(f"{API}/judgements", json={"id": event, "action": "reject"})
    assert event in desk.get(f"{API}/events/{event}").json()["citation"]
