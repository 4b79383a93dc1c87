"""Reading in through the API: coded at once, kept if wanted, hostile texts shown as text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from readout.archive import Archive, open_archive
from readout.desk.coder import Coder
from readout.desk.jobs import works

from ..jobs.test_works import read_nothing
from .conftest import Open
from .test_jobs import wait

API = "/api/v1"
STORY = "France sent 40 trucks of relief goods to Chad on Tuesday, the health ministry in N'Djamena said."
HOSTILE = (
    "<script>alert(document.cookie)</script><img src=x onerror=alert(1)> Troops shelled Kharkiv on Monday.",
    "Troops " + "x" * 100_000 + " shelled Kharkiv on Monday.",
    "قصفت القوات \u202e خاركيف. Troops shelled Kharkiv on Monday. \u2067abc",
    "\U0001f680" * 300 + " Troops \U0001f468\u200d\U0001f469\u200d\U0001f467 shelled Kharkiv on Monday.",
    "Tro\u200bops she\u200blled Khar\u00adkiv\ufeff on Mon\u2060day.",
    "Troops \x00shelled\x00 Kharkiv\x07 on Monday.",
    "]]> --> </textarea></script> Troops shelled Kharkiv on Monday. {{7*7}} ${7*7} %s %n",
    "Z\u0351\u036b\u0343" * 400 + " Troops shelled Kharkiv on Monday.",
)


def _post(desk: TestClient, **said: Any) -> dict[str, Any]:
    answer = desk.post(f"{API}/readings", json=said)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def _cut(report: dict[str, Any], span: dict[str, int]) -> str:
    """Cut as code points: what the front end turns into UTF-16."""
    return str(report["text"])[span["start"] : span["end"]]


def test_a_paste_is_coded_and_nothing_is_written(desk: TestClient, archive: Archive) -> None:
    before = archive.state()
    report = _post(desk, text=STORY, published="2024-05-14", title="Relief", publisher="Sahel Wire")
    assert (report["kept"], report["reading"], report["title"]) == (False, None, "Relief")
    (event,) = [event for event in report["events"] if event["type"] == "AID"]
    assert _cut(report, event["trigger_span"]) == event["trigger"] == "sent"
    assert event["when"]["start"] == "2024-05-14"
    assert [party["name"] for party in event["actors"]] == ["France"]
    assert {_cut(report, mention) for mention in report["mentions"]} >= {"France", "Chad", "Tuesday"}
    assert all(_cut(report, mention) == mention["text"] for mention in report["mentions"])
    assert report["claims"][0]["events"] == [{"event": event["id"], "link": "asserts"}]
    assert archive.state() == before


def test_what_is_kept_is_the_report_that_the_archive_gives(desk: TestClient, archive: Archive) -> None:
    shown = _post(desk, text=STORY, published="2024-05-14")
    kept = _post(desk, text=STORY, published="2024-05-14", keep=True)
    assert kept == desk.get(f"{API}/reports/{kept['id']}").json()
    assert kept["kept"] is True and kept["reading"] in archive.reading_ids()
    differ = {name for name in kept if kept[name] != shown[name]}
    assert differ == {"kept", "reading"}  # the same coding, whether it is kept or not
    again = _post(desk, text=STORY, published="2024-05-14", keep=True)
    assert again["reading"] == kept["reading"] and len(archive.reading_ids()) == 13
    assert desk.get(f"{API}/events", params={"report": kept["id"]}).json()["count"] == len(kept["events"])


def test_what_is_kept_is_noted_as_a_run_of_the_user(desk: TestClient, archive: Archive) -> None:
    _post(desk, text=f"{STORY} Noted.", published="2024-05-14", keep=True)
    _post(desk, text=f"{STORY} Noted.", published="2024-05-14", keep=True)
    first, second = archive.query("FROM runs ORDER BY started DESC LIMIT 2").to_pylist()[::-1]
    assert (first["command"], first["outcome"], first["new"], first["known"]) == ("read", "done", 1, 0)
    assert (second["new"], second["known"]) == (0, 1)
    assert (
        json.loads(first["options"]) == {"inputs": ["pasted"]}
        and first["by"] == desk.get(f"{API}/about").json()["user"]
    )


def test_a_page_is_read_with_what_it_tells(still: TestClient) -> None:
    page = (
        "<html><head><title>Trucks arrive</title><script>alert(1)</script></head><body><article>"
        f"<h1>Trucks arrive</h1><p>{STORY}</p><p>Nobody was hurt.</p></article></body></html>"
    )
    report = _post(still, html=page, publisher="Sahel Wire", url="https://example.org/1")
    assert STORY in report["text"] and "alert" not in report["text"]
    assert (report["publisher"], report["url"]) == ("Sahel Wire", "https://example.org/1")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_reports_are_text_and_spans_right(desk: TestClient, text: str) -> None:
    report = _post(desk, text=text, published="2024-05-14", title=text[:500], publisher="<b>", keep=True)
    assert report == desk.get(f"{API}/reports/{report['id']}").json()
    (event,) = [event for event in report["events"] if _cut(report, event["trigger_span"]) == "shelled"]
    assert "Kharkiv" in {_cut(report, mention) for mention in report["mentions"]}
    assert not {"\x00", "\x07", "\u202e", "\u2067", "\u200b"} & set(report["text"] + (report["title"] or ""))
    listed = desk.get(f"{API}/events", params={"report": report["id"]})
    assert listed.status_code == 200 and event["id"] in {one["id"] for one in listed.json()["items"]}
    assert listed.headers["content-type"] == "application/json"
    assert listed.headers["x-content-type-options"] == "nosniff"
    page = desk.get(f"{API}/report.html", params={"report": report["id"]})
    assert page.status_code == 200 and "<script" not in page.text and "<img" not in page.text


def test_half_characters_are_mended(still: TestClient) -> None:
    body = b'{"text": "Troops \\ud83d shelled Kharkiv \\udc00 on Monday.", "title": "\\ud800"}'
    answer = still.post(f"{API}/readings", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200, answer.text
    assert "\ufffd" in answer.json()["text"]


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"text": STORY, "html": STORY},
        {"text": ""},
        {"text": "\x00\u200b"},
        {"text": "x" * 200_001},
        {"text": STORY, "published": "yesterday-ish"},
        {"text": STORY, "title": "x" * 1_001},
        {"text": 7},
        {"html": "<html></html>"},
        {"html": "<rss><channel></channel></rss>"},
        {"html": "<b>x</b>" * 460_000},
    ],
    ids=range(11),
)
def test_what_is_no_report_is_told_in_a_sentence(still: TestClient, said: dict[str, Any]) -> None:
    answer = still.post(f"{API}/readings", json=said)
    assert answer.status_code == 422
    assert isinstance(answer.json()["detail"], str) and len(answer.json()["detail"]) < 500


def test_a_bomb_of_nested_tags_is_read_or_refused(still: TestClient) -> None:
    answer = still.post(f"{API}/readings", json={"html": "<div>" * 50_000 + STORY})
    assert answer.status_code in (200, 422)


def test_a_report_that_takes_too_long_is_given_up(open_desk: Open) -> None:
    desk = open_desk()
    desk.app.state.coder = coder = Coder(limit=0.0)  # type: ignore[attr-defined]
    answer = desk.post(f"{API}/readings", json={"text": STORY})
    coder.close()
    assert answer.status_code == 422 and "not read within" in answer.json()["detail"]


def test_a_file_of_many_reports_is_read_and_its_name_is_no_path(desk: TestClient, archive: Archive) -> None:
    lines = "\n".join(
        [json.dumps({"text": STORY, "published": "2024-05-14"}), "{broken", json.dumps({"text": "Calm."})]
    )
    files = {"file": ("../../../etc/passwd.jsonl", lines.encode(), "text/html")}
    answer = desk.post(f"{API}/readings/file", files=files, data={"publisher": "Sahel Wire", "keep": "true"})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert [(one["publisher"], one["kept"]) for one in found["items"]] == [("Sahel Wire", True)] * 2
    assert [(one["source"], one["line"]) for one in found["problems"]] == [("passwd.jsonl", 2)]
    assert archive.query("SELECT source, line FROM problems").to_pylist() == [{"source": "passwd.jsonl", "line": 2}]
    assert len(archive.reading_ids()) == 14


@pytest.mark.parametrize(
    ("name", "data", "reports"),
    [
        ("story.txt", STORY.encode(), 1),
        ("story.html", f"<html><body><article><p>{STORY}</p></article></body></html>".encode(), 1),
        ("rows.csv", f'text,publisher\n"{STORY}",Harbour Post\n'.encode(), 1),
        ("noname", STORY.encode("utf-16"), 1),
        ("story.pdf", b"%PDF-1.7\x00\x01\x02", 0),
        ("empty.txt", b"", 0),
        ("zeros.txt", b"\x00" * 10_000, 0),
        ("\u202etxt.exe", b"MZ\x90\x00\x03" + b"\x00" * 50, 0),
        ("x" * 3_000 + ".txt", STORY.encode(), 1),
    ],
    ids=range(9),
)
def test_files_of_any_kind(still: TestClient, name: str, data: bytes, reports: int) -> None:
    answer = still.post(f"{API}/readings/file", files={"file": (name, data)})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert len(found["items"]) == reports and bool(found["problems"]) == (reports == 0)
    assert all(len(one["source"]) <= 200 for one in found["problems"])


def test_a_file_of_more_reports_than_are_shown_is_read_on_as_a_job(
    desk: TestClient, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(works, "read_apart", read_nothing)
    lines = "\n".join(json.dumps({"text": f"All was calm on day {number}."}) for number in range(60)).encode()
    shown = desk.post(f"{API}/readings/file", files={"file": ("calm.jsonl", lines)}).json()
    assert len(shown["items"]) == 50 and shown["job"] is None and "first 50" in shown["problems"][0]["message"]
    kept = desk.post(f"{API}/readings/file", files={"file": ("calm.jsonl", lines)}, data={"keep": "true"}).json()
    assert len(kept["items"]) == 50 and kept["problems"] == []
    job = wait(desk, kept["job"])
    assert (job["state"], job["source"], job["read"], job["new"]) == ("done", "calm.jsonl", 60, 10)
    assert len(open_archive(archive.folder).reading_ids()) == 72


def test_a_file_without_a_file_and_one_too_large_are_refused(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from readout.desk.api import readings

    assert desk.post(f"{API}/readings/file", data={"keep": "true"}).status_code == 422
    assert (
        desk.post(f"{API}/readings/file", files={"file": ("x.txt", b"x" * (readings.MAX_FILE + 5))}).status_code == 422
    )


def test_why_an_event_is_as_it_is(desk: TestClient) -> None:
    report = _post(desk, text=STORY, published="2024-05-14", keep=True)
    event = next(event for event in report["events"] if event["type"] == "AID")
    answer = desk.get(f"{API}/events/{event['id'][:14]}/why", params={"field": "type"})
    assert answer.status_code == 200, answer.text
    (told,) = answer.json()["events"]
    assert told["id"] == event["id"] and [one["field"] for one in told["findings"]] == ["type"]
    assert desk.get(f"{API}/events/{event['id']}/why", params={"field": "colour"}).status_code == 422
    assert desk.get(f"{API}/events/e000/why").status_code == 404


def test_a_desk_for_reading_only_reads_nothing_in(open_desk: Open) -> None:
    assert open_desk(writable=False).post(f"{API}/readings", json={"text": STORY}).status_code == 403
