"""For everyone: no barrier that axe knows anywhere, light or dark; nothing is lost on small screens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from .driving import NARROW, WIDE, Watched, find_barriers, open_page
from .stands import come_to, find_records, list_stands

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# What reaches beyond its frame sideways: a page, a pane, a menu that scrolls; a control that no scrolling reaches.
BEYOND = """() => {
  const inner = '[role=region], .scroll, nav, .chips';
  const told = (one) => one.outerHTML.slice(0, 140);
  const shown = (one) => one.checkVisibility({ visibilityProperty: true });
  const wide = [...document.querySelectorAll('*')].filter((one) =>
    one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && !one.matches(inner + ', input, select, textarea') &&
    (one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowX)));
  const lost = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter((one) => {
    const box = one.getBoundingClientRect();
    return shown(one) && box.width > 1 && !one.closest(inner + ', .skip, .hidden-words') &&
      (box.right > innerWidth + 1 || box.left < -1);
  });
  return [...wide.map((one) => `scrolls sideways: ${told(one)}`), ...lost.map((one) => `out of sight: ${told(one)}`)];
}"""


@pytest.fixture(scope="module")
def looking(browser: Browser, desk: str) -> Iterator[Watched]:
    """One page for all stands: each is gone to anew."""
    with open_page(browser, desk) as page:
        yield page
        page.check()


@pytest.fixture(scope="module")
def records(looking: Watched) -> dict[str, Any]:
    return find_records(looking)


def find_beyond(page: Page, size: dict[str, int], text: str) -> list[str]:
    """Return what reaches beyond its frame in a window of that size, with text that large."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.evaluate("async (size) => { document.documentElement.style.fontSize = size }", text)
    page.wait_for_timeout(60)
    found: list[str] = page.evaluate(BEYOND)
    return found


@pytest.mark.parametrize("stand", list_stands())
def test_no_stand_has_a_barrier(looking: Watched, records: dict[str, Any], stand: str) -> None:
    page = come_to(looking, records, stand)
    assert find_barriers(page) == []
    page.emulate_media(color_scheme="dark")
    assert find_barriers(page, "color-contrast") == []
    page.emulate_media(color_scheme="light")
    assert find_beyond(page, NARROW, "100%") == []
    assert find_beyond(page, WIDE, "200%") == []
    assert find_beyond(page, {"width": 640, "height": 400}, "100%") == []  # a window of 1280 at 200 %
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
