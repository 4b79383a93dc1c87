"""How fast the pages of the desk are in a real Chromium: from the click, or the start of a page, to what is shown.

The page itself takes the time: what watches it from outside would be measured too.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from benchmarks.desk_server import Spent, spent_beside

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Chromium as root in a container, with nothing of its own that reaches for the network.
SWITCHES = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)
TYPES = ("Assault", "Consult", "Coerce", "Accuse", "Protest", "Threaten", "Demand", "Aid")
LONG = 120_000  # milliseconds
DRIVER = "node"  # what drives the browser is no part of it
# From a click to the first frame in which a sign of what was asked for is there.
_WATCH = """
window.since = (sign) => new Promise((done) => {
  let start = null;
  addEventListener('click', () => { start = performance.now(); look(); }, { capture: true, once: true });
  const watch = new MutationObserver(() => look());
  const look = () => {
    if (start === null || !sign()) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  };
  watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
});
window.told = () => [...document.querySelectorAll('main h1, .total a')].map((one) => one.textContent);
window.rows = 'ul[aria-label="Events"] a.row';
new MutationObserver((_, watch) => {
  if (!document.querySelector(window.rows)) return;
  watch.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.listed = performance.now(); }));
}).observe(document, { subtree: true, childList: true });
"""
# All counts have changed, the heading of the list and the totals.
_COUNTED = """
window.took = undefined;
const before = window.told();
void window.since(() => {
  const now = window.told();
  return now.length === before.length && now.every((one, place) => one !== before[place]);
}).then((took) => { window.took = took; });
"""
_OPENED = """
window.took = undefined;
void window.since(() => document.querySelector('a.ink-event.open')).then((took) => { window.took = took; });
"""


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the Chromium of this machine."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("READOUT_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*SWITCHES])
        try:
            yield browser
        finally:
            browser.close()


def measure_pages(browser: Browser, address: str, times: int) -> dict[str, list[Spent]]:
    """Return what several runs took, each on a page of its own, by what was done: browser and server together."""
    found: dict[str, list[Spent]] = {}
    for number in range(times):
        for action in (_open, _filter, _unfilter, _read):
            context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
            try:
                context.add_init_script(_WATCH)
                page = context.new_page()
                page.set_default_timeout(LONG)
                for name, took in action(page, address, number).items():
                    found.setdefault(name, []).append(took)
            finally:
                context.close()
    return found


def _open(page: Page, address: str, number: int) -> dict[str, Spent]:
    spent = spent_beside(DRIVER)
    page.goto(f"{address}/events")
    page.wait_for_function("() => window.listed")
    paint = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
    spent = spent_beside(DRIVER) - spent
    times = {"first paint": page.evaluate(paint), "list shown": page.evaluate("() => window.listed")}
    return {name: Spent(clock=took / 1000, processors=spent) for name, took in times.items()}


def _filter(page: Page, address: str, number: int) -> dict[str, Spent]:
    _settle(page, f"{address}/events")
    page.get_by_role("button", name="Add a filter").or_(page.get_by_text("+ Add filter")).first.click()
    page.get_by_role("option", name="Type").first.click()
    choice = page.get_by_role("option", name=TYPES[number % len(TYPES)]).first
    choice.locator(".count").wait_for()
    return {"filter chosen: list and counts": _click(page, _COUNTED, choice.click)}


def _unfilter(page: Page, address: str, number: int) -> dict[str, Spent]:
    _settle(page, f"{address}/events?type={TYPES[number % len(TYPES)].upper()}")
    chip = page.locator('ul[aria-label="What is asked"] button').first
    return {"filter taken away: list and counts": _click(page, _COUNTED, chip.click)}


def _read(page: Page, address: str, number: int) -> dict[str, Spent]:
    _settle(page, f"{address}/events")
    row = page.locator('ul[aria-label="Events"] a.row').nth(3 + number)
    return {"row clicked: evidence": _click(page, _OPENED, row.click)}


def _click(page: Page, watch: str, click: Callable[[], None]) -> Spent:
    page.evaluate(f"() => {{ {watch} }}")
    spent = spent_beside(DRIVER)
    click()
    page.wait_for_function("() => window.took !== undefined")
    spent = spent_beside(DRIVER) - spent
    return Spent(clock=page.evaluate("() => window.took") / 1000, processors=spent)


def _settle(page: Page, address: str) -> None:
    """Open a page and wait until nothing moves any more."""
    page.goto(address, wait_until="networkidle")
    page.wait_for_function("() => window.listed")
    page.wait_for_function("() => document.querySelectorAll('.total a').length > 1")
