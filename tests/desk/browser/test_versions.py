"""Versions and withdrawals: what corrects or withdraws a report shows at it, at its incident and in the counts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .driving import Watched, open_page
from .hands import until
from .running import run_desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIRE = "Northern Wire"


@pytest.fixture
def own(browser: Browser, told: Path, tmp_path: Path) -> Iterator[Watched]:
    """A page of a desk that nobody wrote to before: what is counted depends on all that is there."""
    with run_desk(shutil.copytree(told, tmp_path / "told")) as running, open_page(browser, running.address) as page:
        yield page
        page.check()


def keep(watched: Watched, **said: object) -> str:
    """Read a report into the archive, and link it; return its id."""
    answer = watched.page.request.post(
        f"{watched.address}/api/v1/readings", data={**said, "keep": True}, timeout=120_000
    )
    assert answer.ok, answer.text()
    job = watched.page.request.post(f"{watched.address}/api/v1/link").json()
    until(watched, lambda: watched.ask(f"/jobs/{job['id']}")["state"], "done")
    id: str = answer.json()["id"]
    return id


def test_07_a_corrected_report_says_so_and_counts_once(own: Watched) -> None:
    old = own.ask("/reports/northern-wire-04")
    event = next(one for one in old["events"] if one["incident"])
    board = own.ask(f"/incidents/{event['incident']}")
    new = keep(
        own,
        text=old["text"].replace("on Tuesday", "on Monday") + "\n\n(Corrects the day in paragraph 1)",
        title=f"CORRECTED-{old['title']}",
        publisher=WIRE,
        published="2025-03-26",
    )
    page = own.go("/reports/northern-wire-04")
    note = page.locator("article.sheet").get_by_role("note")
    assert "A later version has replaced this report" in note.inner_text()
    incident = own.ask(f"/events/{event['id']}")["incident"] or own.ask(f"/reports/{new}")["events"][0]["incident"]
    now = own.ask(f"/incidents/{incident}")
    assert (now["reports"], now["sources"]) == (board["reports"], board["sources"])
    own.go(f"/incidents/{incident}").get_by_text("1 copy or version of it").click()
    reports = page.locator('section[aria-labelledby="reports"]').inner_text()
    assert "replaced by a later version" in reports and f"CORRECTED-{old['title']}" in reports
    row = own.go("/sources").get_by_role("row", name=WIRE)
    (outlet,) = [one for one in own.ask("/sources")["items"] if one["publisher"] == WIRE]
    assert outlet["corrections"] == 1
    heads = page.locator("thead th").all_inner_texts()
    column = next(place for place, head in enumerate(heads) if "Corrections" in head)
    assert row.locator("th, td").nth(column).inner_text().strip() == "1"
    own.go("/reports/northern-wire-04").get_by_role("link", name="read that one").click()
    until(own, lambda: page.url.endswith(f"/reports/{new}"), True)


def test_07_a_withdrawn_report_is_in_no_count(own: Watched) -> None:
    old = own.ask("/reports/northern-wire-06")
    taken = {one["incident"] for one in old["events"] if one["incident"]}
    count = own.ask("/about")["incidents"]
    assert taken
    keep(
        own,
        text=f"OSLO, April 5 ({WIRE}) - Editors are asked to withdraw the story slugged Norway-Fish of April 4.",
        title=f"KILL-{old['title']}",
        publisher=WIRE,
        published="2025-04-05",
    )
    page = own.go("/reports/northern-wire-06")
    assert "This report was withdrawn" in page.locator("article.sheet").get_by_role("note").inner_text()
    assert {one["incident"] for one in own.ask("/reports/northern-wire-06")["events"]} == {None}
    assert own.ask("/about")["incidents"] == count - len(taken)
    own.go("/incidents")
    until(own, lambda: page.locator("main h1").inner_text(), f"{count - len(taken)} incidents")
    old_ids = page.locator('ul[aria-label="Incidents"] a.row').evaluate_all(
        "all => all.map(one => one.getAttribute('href').split('/').at(-1))"
    )
    assert old_ids and not taken & set(old_ids)
