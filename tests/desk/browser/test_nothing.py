"""What is shown where there is nothing to show: each state says what it is and how to go on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .driving import Watched, find_barriers, open_page
from .running import run_desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

NOTHING = "since=1999-01-01&until=1999-01-02&standing=disputed"
LINE = """(kind) => {
  const style = getComputedStyle(document.querySelector(`.text .ink-${kind}`));
  return `${style.textDecorationLine} ${style.textDecorationStyle} ${style.textDecorationThickness}`;
}"""


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).first.inner_text()


def tell_otherwise(watched: Watched, **facts: Any) -> None:
    """Have the desk tell other facts of itself than are so."""

    def answer(route: Route) -> None:
        route.fulfill(json={**route.fetch().json(), **facts})

    watched.page.route("**/api/v1/about", answer)


def test_an_empty_archive_leads_to_reading_in(browser: Browser, tmp_path: Path) -> None:
    with run_desk(tmp_path / "empty", create=True) as running, open_page(browser, running.address) as watched:
        for view in ("incidents", "events", "timeline", "map", "pairs", "claims", "review", "sources", "reports"):
            page = watched.go(f"/{view}")
            assert heading(page) == ("Review" if view == "review" else "Nothing has been read yet"), view
            assert "readout read" in page.locator("main").inner_text()
        assert find_barriers(page) == []
        page.get_by_role("link", name="Read in reports").click()
        watched.settle()
        assert heading(page) == "Read in"
        watched.complaints.clear()  # Chromium itself tells that incidents answered 409
        watched.check()


def test_an_archive_that_is_not_linked_offers_to_link_it(watched: Watched) -> None:
    detail = {"detail": "told: not linked yet: readout link told"}
    watched.page.route("**/api/v1/incidents*", lambda route: route.fulfill(status=409, json=detail))
    tell_otherwise(watched, incidents=None)
    page = watched.go("/incidents")
    assert heading(page) == "Not linked yet"
    assert "readout link told" in page.locator("main").inner_text()
    assert page.get_by_role("button", name="Link now").is_visible()
    assert find_barriers(page) == []
    watched.complaints.clear()  # Chromium itself tells of the 409


@pytest.mark.parametrize("view", ["incidents", "events", "timeline", "map", "pairs", "claims"])
def test_where_nothing_fits_each_filter_can_be_taken_away(watched: Watched, view: str) -> None:
    page = watched.go(f"/{view}?{NOTHING}")
    assert heading(page) == "Nothing fits what is asked"
    ways = page.locator("main .nothing li")
    assert ways.count() == 3
    everything = watched.ask("/events?limit=1")["count"]
    assert f"{everything} events" in ways.last.inner_text()
    ways.last.get_by_role("link").click()
    watched.settle()
    assert page.locator("main .nothing").count() == 0
    assert "standing" not in page.url


def test_a_desk_that_does_not_answer_is_tried_again(watched: Watched) -> None:
    page = watched.go("/events")
    page.route("**/api/v1/series*", lambda route: route.abort())
    page.get_by_role("link", name="Timeline", exact=True).click()
    alert = page.locator("main").get_by_role("alert")
    alert.wait_for()
    assert "No answer" in alert.inner_text()
    page.get_by_role("link", name="Events", exact=True).click()  # the rest goes on
    watched.settle()
    assert page.locator('ul[aria-label="Events"] a.row').count()
    page.go_back()
    alert.wait_for()
    page.unroute("**/api/v1/series*")
    page.locator("main").get_by_role("button", name="Try again").click()
    watched.settle()
    assert heading(page).startswith("Events per")
    watched.complaints.clear()  # Chromium itself tells what it could not load


def test_a_slow_answer_is_awaited_quietly(watched: Watched) -> None:
    page = watched.go("/events")
    held: list[Route] = []
    page.route("**/api/v1/series?*split*", lambda route: held.append(route))
    page.get_by_role("link", name="Timeline", exact=True).click()
    page.get_by_text("Reading the timeline").wait_for()
    assert page.locator("main [aria-busy=true]").count() == 1
    assert find_barriers(page, "color-contrast") == []
    for route in held:
        route.continue_()
    watched.settle()
    assert heading(page).startswith("Events per")


def test_what_is_shown_stays_while_more_is_awaited(watched: Watched) -> None:
    page = watched.go("/events")
    before = page.locator("main header").bounding_box()
    held: list[Route] = []
    page.route("**/api/v1/events?*oldest*", lambda route: held.append(route))
    page.get_by_label("Sorted by").select_option("oldest")
    page.locator(".shown.late").wait_for()
    assert page.locator("main header").bounding_box() == before
    for route in held:
        route.continue_()
    watched.settle()
    assert page.locator("main header").bounding_box() == before


def test_what_is_read_only_offers_no_writing(watched: Watched) -> None:
    tell_otherwise(watched, writable=False)
    event = watched.ask("/events?limit=1")["items"][0]["id"]
    page = watched.go(f"/events/{event}")
    assert "open for reading only" in page.get_by_role("region", name="Judge this event").inner_text()
    assert page.get_by_role("button", name="Accept").count() == 0
    assert page.get_by_role("button", name="Save", exact=True).count() == 0
    page = watched.go("/add")
    assert page.get_by_role("button", name="Read and keep").count() == 0


@pytest.mark.parametrize("path", ["", "?as=table"])
def test_charts_have_a_name_and_a_table(watched: Watched, path: str) -> None:
    edge = watched.ask("/network?of=country")["edges"][0]
    for view in ("timeline", "map", "pairs", f"tension?pair={edge['actor']},{edge['recipient']}"):
        page = watched.go(f"/{view}{path.replace('?', '&') if '?' in view else path}")
        figure = page.get_by_role("figure")
        assert figure.get_attribute("aria-label") == heading(page)
        if path:
            assert page.get_by_role("region", name="Table:").get_by_role("row").count() > 1
        else:
            assert figure.get_by_role("button", name="Table").is_visible()
            drawn = page.locator("figure svg.chart").first
            assert drawn.get_attribute("aria-label") or drawn.get_attribute("aria-hidden") == "true"


def test_marks_of_the_reader_are_seen_in_forced_colours_and_on_paper(watched: Watched) -> None:
    event = watched.ask("/events?limit=1")["items"][0]
    page = watched.go(f"/reports/{event['report']}?event={event['id']}")
    kinds = [
        kind for kind in ("event", "actor", "recipient", "place", "time") if page.locator(f".text .ink-{kind}").count()
    ]
    assert len(kinds) > 1
    page.emulate_media(forced_colors="active")
    lines = [page.evaluate(LINE, kind) for kind in kinds]
    assert all(one.startswith("underline") for one in lines)
    assert len(set(lines)) == len(kinds)  # told apart without colour
    page.emulate_media(forced_colors="none", media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--ink').trim()") == "#1c1b18"
    assert not page.locator(".bar").is_visible()
    assert not page.get_by_role("region", name="Judge this event").is_visible()
    cut = page.locator(".scroller").evaluate("(one) => one.scrollHeight > one.clientHeight + 1")
    assert not cut  # all of it is on the paper
