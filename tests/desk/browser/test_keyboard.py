"""By keys alone: everything is come to, what has the focus is seen, and the focus is never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .driving import NARROW, Watched, open_page
from .stands import find_records, list_addresses

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MOST = 400  # presses of Tab
ROWS = 'ul[aria-label="Events"] a.row'
# What has the focus: its name, and whether it stands in sight with a ring around it; null where nothing has it.
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  return {
    words: (one.getAttribute('aria-label') || one.textContent || one.id).trim().replace(/\\s+/g, ' ').slice(0, 60),
    tag: one.tagName.toLowerCase(),
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
    seen: box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    place: [...document.querySelectorAll('*')].indexOf(one),
  };
}"""
VIEWS = ("filters", "timeline", "map", "pairs", "tension of a pair", "review", "sources", "board")


def focused(page: Page) -> dict[str, Any]:
    """Return what has the focus, as `FOCUSED` tells it; fails where nothing has it."""
    found: dict[str, Any] | None = page.evaluate(FOCUSED)
    assert found, "nothing has the focus"
    return found


def tab_through(page: Page) -> list[dict[str, Any]]:
    """Press Tab until it comes round; fails where it is caught."""
    stops: list[dict[str, Any]] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or (stops and stop["place"] == stops[0]["place"]):
            return stops
        assert not stops or stop["place"] != stops[-1]["place"], f"caught at {stop}"
        stops.append(stop)
    raise AssertionError(f"Tab never comes round: {stops[-3:]}")


@pytest.mark.parametrize("stand", [*VIEWS, "report with an event"])
def test_tab_comes_to_everything_and_round(watched: Watched, stand: str) -> None:
    page = watched.go(list_addresses(find_records(watched))[stand])
    stops = tab_through(page)
    assert stops[0]["words"] == "To the records"
    assert [one for one in stops if not (one["ring"] and one["seen"])] == []
    assert [one["place"] for one in stops] == sorted(one["place"] for one in stops)
    assert any(one["words"] == "More" for one in stops)


def test_the_first_tab_leads_past_the_bar(watched: Watched) -> None:
    page = watched.go("/events")
    page.keyboard.press("Tab")
    assert focused(page)["words"] == "To the records"
    page.keyboard.press("Enter")
    assert focused(page)["tag"] == "main"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('view').contains(document.activeElement)")


def test_more_closes_on_escape_and_when_it_was_used(watched: Watched) -> None:
    page = watched.go("/events")
    menu = page.locator("nav details")
    menu.locator("summary").focus()
    for keys in (("Enter", "Tab", "Escape"), ("Enter", "Tab", "Enter")):
        for key in keys:
            page.keyboard.press(key)
        watched.settle()
        assert menu.get_attribute("open") is None
        assert focused(page)["words"] == "More"
    assert page.url.endswith("/sources")
    page.keyboard.press("Enter")
    page.locator("main").click(position={"x": 4, "y": 4})
    assert menu.get_attribute("open") is None


def test_a_record_is_opened_and_closed_by_keys(watched: Watched) -> None:
    page = watched.go("/events")
    for key in ("j", "j", "j"):
        page.keyboard.press(key)
    here = focused(page)
    page.keyboard.press("e")
    assert page.locator("li .told").count() == 1
    page.keyboard.press("Enter")
    watched.settle()
    assert page.locator("section.panel").is_visible()
    page.keyboard.press("Escape")
    watched.settle()
    assert page.locator("section.panel").count() == 0
    assert focused(page)["words"] == here["words"]


def test_filters_are_set_and_taken_away_by_keys(watched: Watched) -> None:
    page = watched.go("/events")
    total = page.locator('.total[aria-live="polite"]')
    all_events = total.inner_text()
    page.keyboard.press("f")
    page.keyboard.type("standing")
    page.keyboard.press("Enter")
    page.keyboard.type("disp")
    watched.settle()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    watched.settle()
    assert focused(page)["words"] == "+ Add filter"
    assert "standing=disputed" in page.url
    assert total.inner_text() != all_events  # read out as it changes
    page.keyboard.press("Tab")
    assert focused(page)["words"].startswith("standing disputed")
    page.keyboard.press("Enter")
    watched.settle()
    assert "standing" not in page.url
    assert focused(page)["words"] == "+ Add filter"
    assert total.inner_text() == all_events


@pytest.mark.parametrize("key", ["?", "Control+k"])
def test_sheets_hold_the_focus_and_give_it_back(watched: Watched, key: str) -> None:
    page = watched.go("/events")
    page.keyboard.press("j")
    row = focused(page)
    page.keyboard.press(key)
    page.locator("dialog[open]").wait_for()
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    page.wait_for_timeout(80)
    assert focused(page)["words"] == row["words"]


def test_going_elsewhere_leaves_the_focus_in_the_view(watched: Watched) -> None:
    page = watched.go("/incidents")
    page.keyboard.press("Control+k")
    page.keyboard.type("timeline")
    page.keyboard.press("Enter")
    watched.settle()
    assert "/timeline" in page.url
    page.keyboard.press("g")
    page.keyboard.press("e")
    watched.settle()
    page.keyboard.press("j")
    assert focused(page)["words"] in page.locator(ROWS).first.inner_text().replace("\n", " ") or focused(page)["ring"]
    page.keyboard.press("o")
    watched.settle()
    assert "/reports/" in page.url
    page.wait_for_timeout(80)
    assert focused(page)["tag"] == "main"


def test_menus_give_the_focus_back_to_their_button(watched: Watched) -> None:
    page = watched.go("/events")
    for name in ("+ Add filter", "Save", "Export"):
        button = page.get_by_role("button", name=name, exact=True)
        button.focus()
        page.keyboard.press("Enter")
        assert page.get_by_role("dialog").count() == 1
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        assert page.get_by_role("dialog").count() == 0
        assert focused(page)["words"] == name


def test_on_a_narrow_screen_the_way_back_has_the_focus(browser: Browser, desk: str) -> None:
    with open_page(browser, desk, viewport=NARROW) as watched:
        page = watched.go("/events")
        page.keyboard.press("j")
        row = focused(page)
        page.keyboard.press("Enter")
        watched.settle()
        assert "Back to the list" in focused(page)["words"]
        page.keyboard.press("Enter")
        watched.settle()
        assert focused(page)["words"] == row["words"]
        watched.check()
