"""Every number opens the list that it counts, and no count is taken for another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .driving import Watched

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIEWS = ("incidents", "events", "timeline", "map", "pairs", "tension", "claims", "sources", "board")
LISTS = {"events": "event", "incidents": "incident", "reports": "report", "claims": "claim"}
# A link whose words are a number and what it counts, or a number alone.
COUNTED = re.compile(r"^\D{0,40}?(\d[\d,]*)\s*(mention|event|incident|report|independent source|claim)?")
MANY = 4  # links that are followed of each kind and view


def address_of(watched: Watched, view: str) -> str:
    if view == "board":
        return f"/incidents/{watched.ask('/incidents?sort=weight&limit=1')['items'][0]['id']}"
    if view == "tension":
        edge = watched.ask("/network?of=country")["edges"][0]
        return f"/tension?pair={edge['actor']},{edge['recipient']}"
    return f"/{view}"


def find_numbers(page: Page) -> dict[str, int]:
    """Return the links of a page whose words are a number, by address; several of one kind are thinned out."""
    links: list[list[str]] = page.eval_on_selector_all(
        "main a[href], .total a[href]", "all => all.map(one => [one.getAttribute('href'), one.innerText.trim()])"
    )
    found = {
        href: int(match[1].replace(",", ""))
        for href, words in links
        if (match := COUNTED.match(words))
        and re.fullmatch(r"[\d,]+|[\d,]+ [a-z ]+", words)
        and href.split("?")[0].strip("/") in LISTS
    }
    kinds: dict[tuple[str, ...], list[str]] = {}
    for href in found:
        kinds.setdefault(tuple(re.findall(r"[?&](\w+)=|^(/\w+)", href)), []).append(href)
    return {href: found[href] for hrefs in kinds.values() for href in hrefs[:: max(1, len(hrefs) // MANY)]}


@pytest.mark.parametrize("view", VIEWS)
def test_02_every_number_opens_a_list_of_that_length(watched: Watched, view: str) -> None:
    numbers = find_numbers(watched.go(address_of(watched, view)))
    assert numbers, "a view without a number that opens its list"
    for href, number in numbers.items():
        page = watched.go(href)
        kind = LISTS[href.split("?")[0].strip("/")]
        heading = page.get_by_role("heading", level=1).first.inner_text()
        assert heading == f"{number:,} {kind}{'' if number == 1 else 's'}", (view, href)
        rows = page.locator("main ul[aria-label] > li, main li a.row").count()
        assert rows >= min(number, 20), (view, href)


def test_02_every_row_opens_evidence(watched: Watched) -> None:
    for view, words in {"events": ".panel", "incidents": "article.board", "claims": "article.sheet"}.items():
        page = watched.go(f"/{view}")
        page.locator("main a.row, main li a").first.click()
        watched.settle()
        page.locator(words).first.wait_for(timeout=5000)


def test_03_three_counts_are_named_apart(watched: Watched) -> None:
    row = watched.ask("/incidents?sort=weight&limit=1")["items"][0]
    page = watched.go("/incidents?sort=weight")
    told = page.locator('ul[aria-label="Incidents"] a.row').first.inner_text()
    for count, name in ((row["mentions"], "mention"), (row["reports"], "report"), (row["sources"], "source")):
        assert re.search(rf"\b{count} {name}{'' if count == 1 else 's'}\b", told)
    page = watched.go(f"/incidents/{row['id']}")
    board = page.locator("article.board").inner_text()
    assert re.search(rf"{row['reports']} reports? that stands?", board)
    assert re.search(rf"{row['sources']} independent sources?", board)


@pytest.mark.parametrize(
    ("path", "told"), [("/timeline", "Events per"), ("/timeline?count=incidents", "Incidents per")]
)
def test_03_charts_name_what_they_count(watched: Watched, path: str, told: str) -> None:
    page = watched.go(path)
    assert page.get_by_role("heading", level=1).first.inner_text().startswith(told)


def test_15_sources_are_told_and_can_be_left_out(watched: Watched) -> None:
    outlets = watched.ask("/sources")["items"]
    page = watched.go("/sources")
    table = page.get_by_role("table")
    heads = " ".join(table.locator("thead").inner_text().split())
    for name in ("Reports", "Events", "Copied", "Corrections", "First", "Hours behind"):
        assert name in heads
    assert table.locator("tbody tr").count() == len(outlets)
    first = outlets[0]
    page.get_by_role("row", name=first["publisher"]).get_by_role("button", name="Leave out").click()
    watched.settle()
    assert f"without={first['publisher'].replace(' ', '+')}" in page.url
    left = watched.ask(f"/events?limit=1&without={first['publisher']}")["count"]
    assert f"{left} event" in page.locator(".total").inner_text()
    assert left < watched.ask("/events?limit=1")["count"]


def test_16_measured_accuracy_is_told(watched: Watched) -> None:
    page = watched.go("/accuracy")
    told = page.locator("main").inner_text()
    assert re.search(r"Event found.*\d\d\.\d", told)
    assert "reports that people annotated" in told
