"""Addresses hold all that is shown, records have theirs, and a citation leads back to the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from .driving import Watched, open_page
from .hands import find_soon, press, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# What a hand does in a view, and what it adds to the address.
CHOICES: dict[str, Callable[[Page], object]] = {
    "events?type=ACCUSE": lambda page: page.locator("main header select").select_option("confidence"),
    "incidents?standing=reported": lambda page: press(page, "j j Enter"),
    "timeline?actor=ISL": lambda page: page.get_by_label("Split by").select_option("standing"),
    "map?quad=1": lambda page: press(page, "+"),
    "pairs?since=2025-04-01": lambda page: page.get_by_label("As a").select_option("network"),
    "tension?pair=ISL,NOR": lambda page: page.get_by_label("Band").select_option("publisher"),
    "claims?publisher=Northern+Wire": lambda page: press(page, "j Enter"),
    "sources?without=Harbour+News": lambda page: page.get_by_role("button", name="Copied").click(),
    "search?q=trawler&place=NOR": lambda page: page.get_by_role("link", name="In what people say").click(),
    "review?type=COERCE": lambda page: page.get_by_role("link", name="Newest first").click(),
}


@pytest.fixture
def second(browser: Browser, desk: str) -> Iterator[Watched]:
    """A visitor who was sent an address."""
    with open_page(browser, desk) as page:
        yield page
        page.check()


def told(page: Page) -> str:
    """Return all that a page tells: its words, what is pressed, current or chosen, and where its drawings stand."""
    found: str = page.evaluate(
        """() => [
          document.querySelector('#view').innerText,
          document.querySelector('section.filters')?.innerText ?? '',
          ...[...document.querySelectorAll('#view [aria-current], #view [aria-pressed], #view [aria-sort]')].map(
            (one) => [one.innerText, one.getAttribute('aria-current'), one.getAttribute('aria-pressed'),
                      one.getAttribute('aria-sort')].join()),
          ...[...document.querySelectorAll('#view select, input[type=search]')].map((one) => one.value),
          ...[...document.querySelectorAll('#view svg.chart g[transform]')].map((one) => one.getAttribute('transform')),
        ].join('\\n')"""
    )
    return re.sub(r"\s+", " ", found)


@pytest.mark.parametrize("path", CHOICES)
def test_09_an_address_shows_another_visitor_the_same(watched: Watched, second: Watched, path: str) -> None:
    page = watched.go(f"/{path}")
    plain, before = told(page), page.url
    CHOICES[path](page)
    find_soon(watched, lambda: page.url != before)
    watched.settle()
    page.mouse.move(0, 0)
    assert told(page) != plain
    second.go(page.url.removeprefix(watched.address))
    until(second, lambda: told(second.page), told(page))
    assert second.page.url == page.url  # what it holds it still holds


def find_records(watched: Watched) -> dict[str, dict[str, Any]]:
    """Return a record of each kind by the view that shows it."""
    claim = watched.ask("/claims?limit=1")["items"][0]
    return {
        "events": watched.ask(f"/events/{watched.ask('/events?limit=9')['items'][8]['id']}"),
        "incidents": watched.ask(f"/incidents/{watched.ask('/incidents?sort=weight&limit=1')['items'][0]['id']}"),
        "reports": watched.ask(f"/reports/{claim['report']}"),
        "claims": claim,
    }


@pytest.mark.parametrize(
    ("view", "field", "place"),
    [
        ("events", "sentence", "#view"),
        ("incidents", "title", "article.board h1"),
        ("reports", "title", "article.sheet h1"),
        ("claims", "content", ".panel, .text"),
    ],
)
def test_09_each_record_has_an_address(watched: Watched, view: str, field: str, place: str) -> None:
    record = find_records(watched)[view]
    page = watched.go(f"/{view}/{record['id']}")
    words = " ".join(record[field].split()[:4])
    until(watched, lambda: words in " ".join(" ".join(page.locator(place).all_inner_texts()).split()), True)
    assert page.url.endswith(f"/{view}/{record['id']}") or record["id"] in page.url
    if view in ("events", "claims"):
        page.locator('[class*="open"][data-start]').first.wait_for(state="attached")


def test_09_a_citation_is_that_of_the_archive(browser: Browser, desk: str) -> None:
    with open_page(browser, desk, permissions=["clipboard-read", "clipboard-write"]) as watched:
        for row in watched.ask("/events?limit=40")["items"][::13]:
            event = watched.ask(f"/events/{row['id']}")
            page = watched.go(f"/reports/{row['report']}?event={row['id']}")
            page.locator(".panel").get_by_role("button", name="Copy citation").click()
            page.locator(".panel").get_by_text("Copied", exact=True).wait_for()
            citation = page.evaluate("() => navigator.clipboard.readText()")
            assert citation == event["citation"]
            for part in (row["publisher"], row["title"], row["published"], row["id"], "coder readout-"):
                assert part in citation
            place = re.search(r"characters (\d+)–(\d+) of report", citation)
            text = watched.ask(f"/reports/{row['report']}")["text"]
            assert place and text[int(place[1]) : int(place[2])] == row["sentence"]
        watched.check()
