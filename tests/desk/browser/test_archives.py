"""Desks over other archives: one that is not linked, an empty one, and one that is open for reading only."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readout.archive import open_archive

from .driving import ROOT, Watched, open_page
from .hands import press, until
from .running import run_desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

VIEWS = re.findall(r"view: '(\w+)'", (ROOT / "front/src/views/places.ts").read_text(encoding="utf-8"))
BROKEN = re.compile(r"\b(NaN|undefined|null|Infinity|\[object)\b")
TELLS_SO = re.compile(r"nothing|no report|none yet|choose|words that|not linked", re.IGNORECASE)
REPORTS = ("northern-wire-07", "bergen-tidings-06", "northern-wire-12")


@pytest.fixture(scope="module")
def unlinked_desk(told: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, archive = tmp_path_factory.mktemp("unlinked") / "archive", open_archive(told)
    open_archive(folder, create=True).append(filter(None, map(archive.load_reading, REPORTS)))
    with run_desk(folder) as running:
        yield running.address


@pytest.fixture(scope="module")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with run_desk(tmp_path_factory.mktemp("empty") / "archive", create=True) as running:
        yield running.address


@pytest.fixture(scope="module")
def closed_desk(told: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = shutil.copytree(told, tmp_path_factory.mktemp("closed") / "told")
    archive = open_archive(folder)
    event = archive.query("SELECT id FROM events ORDER BY id LIMIT 1").to_pylist()[0]["id"]
    archive.judge(event, "confirm", by="an editor")
    with run_desk(folder, writable=False) as running:
        yield running.address


@pytest.fixture
def unlinked(browser: Browser, unlinked_desk: str) -> Iterator[Watched]:
    with open_page(browser, unlinked_desk) as page:
        yield page


@pytest.fixture
def empty(browser: Browser, empty_desk: str) -> Iterator[Watched]:
    with open_page(browser, empty_desk) as page:
        yield page
        page.check()


@pytest.fixture
def closed(browser: Browser, closed_desk: str) -> Iterator[Watched]:
    with open_page(browser, closed_desk) as page:
        yield page
        page.check()


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_archive_is_told_in_words(empty: Watched, view: str) -> None:
    page = empty.go(f"/{view}")
    words = page.locator("main").inner_text()
    assert not BROKEN.search(words)
    if view not in ("accuracy", "help", "add"):
        assert TELLS_SO.search(words), words
    if view == "incidents":
        empty.complaints.clear()  # Chromium itself tells that incidents answered 409: nothing was linked


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "incidents"])
def test_an_archive_that_is_not_linked_shows_its_events(unlinked: Watched, view: str) -> None:
    page = unlinked.go(f"/{view}")
    words = page.locator("main").inner_text()
    assert words.strip() and not BROKEN.search(words)
    assert page.get_by_role("alert").count() == 0
    unlinked.check()


def test_an_archive_that_is_not_linked_can_be_linked_here(unlinked: Watched) -> None:
    page = unlinked.go("/incidents")
    until(unlinked, lambda: "linked" in page.locator("main").inner_text(), True)
    assert unlinked.ask("/about")["incidents"] is None
    page = unlinked.go("/add")
    assert "This archive is not linked" in page.locator("main").inner_text()
    page.get_by_role("button", name="Link now").click()
    page.locator(".job.done").wait_for()
    count = unlinked.ask("/about")["incidents"]
    assert count
    page = unlinked.go("/incidents")
    assert page.locator("main h1").inner_text() == f"{count} incidents"


def test_a_desk_for_reading_has_nothing_that_writes(closed: Watched) -> None:
    row = closed.ask("/events?limit=1&judged=yes")["items"][0]
    page = closed.go(f"/reports/{row['report']}?event={row['id']}")
    judge = page.locator("section.judge")
    assert "for reading only" in judge.inner_text() and judge.get_by_role("button").count() == 0
    assert "an editor" in judge.inner_text()  # what others judged is still told
    press(page, "r 1 h n u")
    incident = closed.ask("/incidents?sort=weight&limit=1")["items"][0]["id"]
    for path in ("/review", f"/incidents/{incident}", "/add", "/collections", "/events"):
        closed.go(path)
        writing = re.compile(r"^(Accept|Reject|Note|Undo|Merge|Split|Pick|Keep|Save|Delete|Link now|Read and keep)\b")
        assert page.get_by_role("button", name=writing).count() == 0, path
    page.keyboard.press("a")
    assert len(closed.ask("/judgements")["items"]) == 1
    refused = page.request.post(f"{closed.address}/api/v1/judgements", data={"id": row["id"], "action": "reject"})
    assert refused.status == 403
