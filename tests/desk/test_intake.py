"""What comes in by hand: what the user tells of it, how long it may be, and hostile texts."""

from __future__ import annotations

import json

import pytest

from readout.desk import intake
from readout.desk.intake import MAX_REPORTS, Told, read_markup, read_pasted, read_upload, shown_name
from readout.errors import InputError
from readout.pipeline import Tools
from readout.records import Problem, Reading

STORY = "France sent 40 trucks of relief goods to Chad on Tuesday, the health ministry in N'Djamena said."
HOSTILE = (
    "<script>alert('x')</script> Troops shelled Kharkiv on Monday.",
    "Troops " + "x" * 100_000 + " shelled Kharkiv on Monday.",
    "قصفت القوات \u202e خاركيف. Troops shelled Kharkiv on Monday.",
    "Troops \U0001f680\U0001f468\u200d\U0001f469\u200d\U0001f467 shelled Kharkiv on Monday \U0001f1fa\U0001f1e6.",
    "Troops\u200b \u200cshelled\ufeff Khar\u00adkiv on Mon\u2060day.",
    "Troops \x00shelled\x00 Kharkiv\x07 on Monday.",
    "Troops \ud83d shelled Kharkiv \udc00 on Monday.",
    "&lt;b&gt; &#0; &amp;amp; Troops shelled Kharkiv on Monday.",
    "e\u0301" * 500 + " Troops shelled Kharkiv on Monday.",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_spans_of_hostile_texts_are_right(tools: Tools, text: str) -> None:
    reading = read_pasted(tools, text, Told(published="2024-05-14"))
    body = reading.report.text
    (event,) = [event for event in reading.events if event.trigger.cut(body) == "shelled"]
    assert event.sentences[0].cut(body).endswith("on Monday.") or "\U0001f680" in body
    assert "Kharkiv" in {mention.span.cut(body) for mention in reading.mentions}
    assert not {"\x00", "\x07", "\u202e", "\ud83d", "\u200b"} & set(body)


def test_what_is_told_of_a_text_goes_before_it(tools: Tools) -> None:
    told = Told(title="Relief", published="12 March 2026", publisher="Sahel Wire", url="https://example.org/1")
    report = read_pasted(tools, STORY, told).report
    assert (report.title, report.published, report.publisher, report.url, report.source) == (
        *("Relief", "2026-03-12", "Sahel Wire", "https://example.org/1", "pasted"),
    )


def test_what_is_told_of_a_page_stands_where_it_is_silent(tools: Tools) -> None:
    page = f"<html><head><title>Trucks arrive</title></head><body><article><p>{STORY}</p></article></body></html>"
    told = Told(title="Relief", published="2026-03-12", publisher="Sahel Wire", url="https://example.org/1")
    report = read_markup(tools, page, told).report
    assert (report.title, report.published, report.publisher) == ("Trucks arrive", "2026-03-12", "Sahel Wire")
    assert report.url == "https://example.org/1" and STORY in report.text


def test_a_page_with_nothing_but_script_is_refused(tools: Tools) -> None:
    with pytest.raises(InputError):
        read_markup(tools, "<html><script>alert(1)</script></html>", Told())


def test_a_bomb_of_tags_is_read_or_refused(tools: Tools) -> None:
    for page in ("<div>" * 20_000 + STORY, "<b>x</b>" * 460_000):
        try:
            assert read_markup(tools, page, Told()).report.text
        except InputError as error:
            assert "too long" in str(error) or "empty" in str(error)


@pytest.mark.parametrize(
    ("text", "told", "why"),
    [
        ("", Told(), "empty"),
        (" \n\t", Told(), "empty"),
        ("x" * 200_001, Told(), "too long"),
        (STORY, Told(published="some day"), "not a date"),
    ],
)
def test_what_is_no_report_is_refused(tools: Tools, text: str, told: Told, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read_pasted(tools, text, told)


def test_a_file_of_many_gives_readings_and_problems(tools: Tools) -> None:
    data = "\n".join([json.dumps({"text": STORY}), "{broken", json.dumps({"text": "All was calm in Abuja."})])
    found = read_upload(tools, data.encode(), "../../etc/passwd.jsonl", Told(published="2026-03-12")).results
    assert [type(one) for one in found] == [Reading, Problem, Reading]
    assert {one.source if isinstance(one, Problem) else one.report.source for one in found} == {"passwd.jsonl"}


def test_a_file_has_limits(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "\n".join(json.dumps({"text": "All was calm."}) for _ in range(MAX_REPORTS + 5)).encode()
    found = read_upload(tools, lines, "calm.jsonl", Told())
    assert len(found.results) == MAX_REPORTS and found.more
    (long,) = read_upload(tools, b"calm " * 50_000, "calm.txt", Told()).results
    assert isinstance(long, Problem) and "too long" in long.message
    monkeypatch.setattr(intake, "MAX_FILE", 10)
    with pytest.raises(InputError, match="too long"):
        read_upload(tools, b"x" * 11, "x.txt", Told())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("story.txt", "story.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Ada\\story.html", "story.html"),
        ("", "upload"),
        ("..", ".."),
        ("a\x00b\n.csv", "ab .csv"),
        ("\ud800.txt", "\ufffd.txt"),
        ("x" * 5_000 + ".jsonl", ("x" * 5_000 + ".jsonl")[-200:]),
        ("/", "upload"),
    ],
)
def test_a_name_is_no_path(name: str, shown: str) -> None:
    assert shown_name(name) == shown
