"""Drives the desk in a real Chromium: starts it, opens pages, and sees what a page asks for and complains of."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[3]
SITE = ROOT / "src/readout/desk/site"
AXE = ROOT / "front/node_modules/axe-core/axe.min.js"
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
STEP, CALM = 30, 3  # milliseconds, and how many such steps nothing is awaited before a page counts as settled
# Chromium as root in a container, with nothing of its own that reaches for the network.
SWITCHES = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--font-render-hinting=none"),
)


def find_chromium() -> str | None:
    """Return the Chromium of this machine, `None` where there is none."""
    named = os.environ.get("READOUT_CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def lacking() -> str:
    """Return what is not there to test the pages with, "" where all is."""
    if not (SITE / "index.html").is_file():
        return "the pages are not built: make pages"
    if not find_chromium():
        return "no Chromium on this machine"
    return ""


@dataclass(slots=True)
class Watched:
    """A page, and what it did that no page of the desk may do."""

    page: Page
    address: str
    strange: list[str] = field(default_factory=list)  # requests that leave the machine
    awaited: set[Any] = field(default_factory=set)  # requests that are under way
    complaints: list[str] = field(default_factory=list)  # errors, and what the content security policy stopped

    def go(self, path: str) -> Page:
        """Open a place of the desk and wait until nothing is awaited any more."""
        self.page.goto(self.address + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until no answer is awaited, and what came is shown."""
        quiet = 0
        while quiet < CALM:
            self.page.wait_for_timeout(STEP)
            quiet = 0 if self.awaited else quiet + 1
        self.page.wait_for_function("() => !document.querySelector('[aria-busy=true]')")

    def ask(self, path: str) -> Any:
        """Return what the API of the desk says, as the page itself would be told."""
        response = self.page.request.get(f"{self.address}/api/v1{path}")
        assert response.ok, response.text()
        return response.json()

    def refuse(self, dialog: Any) -> None:
        """Note that a dialog opened, and close it."""
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def check(self) -> None:
        """The page asked for nothing beyond the desk, and complained of nothing."""
        assert self.strange == []
        assert self.complaints == []


@contextmanager
def open_page(browser: Browser, address: str, **options: Any) -> Iterator[Watched]:
    """Open a page from which only the desk is reached, and see that it never tried for more."""
    context = browser.new_context(viewport=options.pop("viewport", WIDE), locale="en-GB", **options)
    watched = Watched(context.new_page(), address)

    def guard(route: Any) -> None:
        if route.request.url.startswith((address, "blob:", "data:")):
            route.continue_()
        else:
            watched.strange.append(route.request.url)
            route.abort()

    context.route("**/*", guard)
    watched.page.on("request", lambda request: watched.awaited.add(request))
    watched.page.on("requestfinished", lambda request: watched.awaited.discard(request))
    watched.page.on("requestfailed", lambda request: watched.awaited.discard(request))
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    watched.page.on("console", lambda told: watched.complaints.extend([told.text] * (told.type == "error")))
    watched.page.on("dialog", lambda dialog: watched.refuse(dialog))
    try:
        yield watched
    finally:
        context.close()


def find_barriers(page: Page, *rules: str) -> list[str]:
    """Return what axe finds by these rules, by default by all but those it calls experiments: rule, and the element.

    The debugger puts axe into the page, so the content security policy stays as it is.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found: list[dict[str, Any]] = page.evaluate(
        "async (options) => (await axe.run(document, options)).violations", options
    )
    return [f"{one['impact']} {one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def lit_words(page: Page) -> list[str]:
    """Return the words that are lit in the report that is shown: neighbouring pieces are one."""
    found: list[str] = page.evaluate(
        """() => {
          const parts = [];
          let before = null;
          for (const piece of document.querySelectorAll('.text [data-start]')) {
            if (piece.classList.contains('lit')) {
              if (before === piece.previousElementSibling && before) parts[parts.length - 1] += piece.textContent;
              else parts.push(piece.textContent);
              before = piece;
            }
          }
          return parts;
        }"""
    )
    return found


def words_of(event: dict[str, Any], report: dict[str, Any]) -> dict[str, str]:
    """Return the words of each part of an event that has some, cut from the report by the API's own code points."""
    mentions = {one["id"]: one for one in report["mentions"]}
    told = {"actor": event["actor_ids"][:1], "recipient": event["recipient_ids"][:1]}
    spans = {part: mentions.get(ids[0]) if ids else None for part, ids in told.items()}
    if event["where"] and event["where"]["how"] != "assumed":
        spans["place"] = mentions.get(event["place_id"])
    if event["when"] and event["when"]["how"] != "assumed":
        spans["time"] = event["when_span"]
    spans["trigger"] = event["trigger_span"]
    spans["figure"] = next(iter(event["quantities"]), None)
    return {part: report["text"][span["start"] : span["end"]] for part, span in spans.items() if span}
