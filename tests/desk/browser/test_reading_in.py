"""Reading in: pasted, dropped or chosen and coded at once, kept if that is wanted; a folder read in the background."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from readout.archive import open_archive
from readout.desk.jobs import works
from readout.records import Problem, Reading, Report

from .driving import Watched
from .hands import find_soon, until

STORY = "REYKJAVIK, May 12 - Iceland sent 40 boats to Norway on Monday, Iceland's fisheries ministry said."
LETTERS = {"title": "Boats sent", "published": "2025-05-12", "publisher": "Fjord Radio"}
DROP = """([name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  document.querySelector('form.over, main form').dispatchEvent(
    new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true}));
}"""
CODED = 120_000  # milliseconds: the coder may have to be loaded first


def shown_events(watched: Watched) -> list[str]:
    """Return the triggers that are marked in the text."""
    return watched.page.locator(".text a.ink-event").all_inner_texts()


def wait_for_coding(watched: Watched) -> str:
    """Wait until the report is shown; return what is said of it."""
    head = watched.page.locator(".coded header strong")
    head.wait_for(timeout=CODED)
    return head.inner_text()


def test_a_paste_is_coded_at_once_and_kept_only_when_told(own: Watched) -> None:
    before = own.ask("/about")
    page = own.go("/add")
    page.get_by_label("Text or HTML").fill(STORY)
    page.get_by_label("Title").fill(LETTERS["title"])
    page.get_by_label("Day of publication").fill(LETTERS["published"])
    page.get_by_label("Publisher").fill(LETTERS["publisher"])
    page.get_by_role("button", name="Read it").click()
    assert wait_for_coding(own) == "Read, and not kept: 1 report, 1 event, 1 claim"
    assert shown_events(own) == ["sent"]
    assert page.locator("article.sheet h1").inner_text() == LETTERS["title"]
    assert own.ask("/about") == before
    page.locator(".text a.ink-event").click()
    page.locator(".panel h2").wait_for()
    assert page.locator("section.judge button", has_text="Accept").count() == 0  # there is nothing yet to judge
    page.get_by_role("button", name="Keep").click()
    until(own, lambda: wait_for_coding(own), "Kept in the archive: 1 report, 1 event, 1 claim")
    after = own.ask("/about")
    assert [after[name] - before[name] for name in ("reports", "events", "claims")] == [1, 1, 1]
    page.get_by_role("link", name="Open in the archive").click()
    page.locator(".text a.ink-event").wait_for()
    report = own.ask(f"/reports/{page.url.rsplit('/', 1)[1]}")
    assert {name: report[name][:10] for name in LETTERS} == {name: words[:10] for name, words in LETTERS.items()}
    assert report["events"][0]["when"]["start"] == "2025-05-12"


@pytest.mark.parametrize("way", ["dropped", "chosen"])
def test_a_file_is_coded_at_once(own: Watched, way: str) -> None:
    lines = [
        {"id": f"{way}-1", "text": STORY, **LETTERS},
        {"id": f"{way}-2", "text": "OSLO, May 13 - Nobody was hurt.", **LETTERS, "title": "Calm"},
    ]
    data = "\n".join(map(json.dumps, lines))
    page = own.go("/add")
    if way == "dropped":
        page.evaluate(DROP, ["reports.jsonl", data])
    else:
        page.get_by_label("File of reports").set_input_files(
            {"name": "reports.jsonl", "mimeType": "application/json", "buffer": data.encode()}
        )
    assert wait_for_coding(own).startswith("Read, and not kept: 2 reports, 1 event, ")
    assert shown_events(own) == ["sent"]
    page.get_by_label("Shown").select_option(label="Calm")
    until(own, lambda: page.locator("article.sheet h1").inner_text(), "Calm")
    page.get_by_role("button", name="Let it go").click()
    page.get_by_label("Text or HTML").wait_for()


def test_a_page_of_a_site_is_coded_without_its_markup(own: Watched) -> None:
    page = own.go("/add")
    page.get_by_label("Text or HTML").fill(
        f"<html><head><title>{LETTERS['title']}</title></head><body><article><h1>{LETTERS['title']}</h1>"
        "<p>Troops shelled Kharkiv on Monday.</p><p>It was calm at sea.</p></article></body></html>"
    )
    page.get_by_role("button", name="Read it").click()
    assert wait_for_coding(own).startswith("Read, and not kept: 1 report, 1 event")
    assert shown_events(own) == ["shelled"]
    assert "<p>" not in page.locator("article.sheet").inner_text()


def test_a_folder_is_read_in_the_background_with_progress(
    own: Watched, own_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reading is held up after two reports, so that the progress can be seen; it has tests of its own."""
    for number in range(5):
        (tmp_path / f"{number}.jsonl").write_text(
            json.dumps({"id": f"folder-{number}", "text": f"Boat {number} left Oslo.", **LETTERS}), encoding="utf-8"
        )
    (tmp_path / "broken.jsonl").write_text("{broken\n", encoding="utf-8")
    model = open_archive(own_folder).load_reading("harbour-news-01")
    assert model
    go_on = threading.Event()

    def read(reports: Iterator[Report | Problem]) -> Iterator[Reading | Problem]:
        done = 0
        for report in reports:
            if isinstance(report, Problem):
                yield report
                continue
            versions: dict[str, Any] = {name: getattr(model, name) for name in ("coder", "model", "codebook")}
            yield Reading(report=report, mentions=(), events=(), claims=(), **versions)
            done += 1
            if done == 2:
                assert go_on.wait(60)

    monkeypatch.setattr(works, "read_apart", read)
    before = own.ask("/about")["reports"]
    page = own.go("/add")
    page.get_by_label("Path of a folder or file").fill(str(tmp_path))
    page.get_by_role("button", name="Read into the archive").click()
    job = page.locator(".job", has_text=str(tmp_path))
    until(own, lambda: "2 reports looked at, 2 of them new" in job.inner_text() and "at work" in job.inner_text(), True)
    assert job.get_by_role("progressbar").count() == 1
    assert page.get_by_role("button", name="Read it").count() == 1  # the desk goes on meanwhile
    go_on.set()
    until(own, lambda: "5 reports looked at, 5 of them new" in job.inner_text() and "done" in job.inner_text(), True)
    assert own.ask("/about")["reports"] == before + 5
    job.get_by_text("1 problem").click()
    assert "broken.jsonl:1" in job.inner_text()
    find_soon(
        own,
        lambda: (
            f"{own.ask('/about')['unlinked']} reports came after the last linking" in page.locator("main").inner_text()
        ),
    )
