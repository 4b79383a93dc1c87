"""Every stand of the desk that a person can come to: each view, and what can be opened upon it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .driving import ROOT, Watched

if TYPE_CHECKING:
    from playwright.sync_api import Page

PLACES = ROOT / "front/src/views/places.ts"
CHARTS = ("timeline", "map", "pairs", "tension")


def list_views() -> list[str]:
    """Return the views that the pages have, as their own table says."""
    return re.findall(r"view: '(\w+)'", PLACES.read_text(encoding="utf-8"))


def find_records(watched: Watched) -> dict[str, Any]:
    """Return ids to open: an incident with sides and figures, an event, a claim and the reports of both, and a pair."""
    rows = watched.ask("/incidents?limit=60")["items"]
    incident = max(rows, key=lambda row: (row["standing"] == "disputed", len(row["tolls"]), row["mentions"]))
    event = watched.ask("/events?limit=1")["items"][0]
    claim = watched.ask("/claims?limit=1")["items"][0]
    edge = next(one for one in watched.ask("/network?of=country")["edges"] if one["actor"] != one["recipient"])
    return {
        "incident": incident["id"],
        "event": event["id"],
        "report": event["report"],
        "claim": claim["id"],
        "claimed": claim["report"],
        "pair": f"{edge['actor']},{edge['recipient']}",
        "word": event["trigger"].split()[0],
    }


def list_addresses(records: dict[str, Any]) -> dict[str, str]:
    """Return the addresses of all views, and of what each shows when something is open or chosen, by a name of ours."""
    tension = f"/tension?pair={records['pair']}"
    plain = {view: f"/{view}" for view in list_views()}
    return {
        **plain,
        "tension of a pair": tension,
        "pairs as a network": "/pairs?as_a=network",
        "timeline by type": "/timeline?split=type",
        "timeline by standing": "/timeline?split=standing",
        **{f"{view} as a table": f"/{view}?as=table" for view in CHARTS if view != "tension"},
        "tension as a table": f"{tension}&as=table",
        "words found": f"/search?q={records['word']}",
        "board": f"/incidents/{records['incident']}",
        "event beside its list": f"/events/{records['event']}?report={records['report']}",
        "report": f"/reports/{records['report']}",
        "report with an event": f"/reports/{records['report']}?event={records['event']}",
        "report with a claim": f"/reports/{records['claimed']}?claim={records['claim']}",
        "filters": "/events?standing=reported&quad=1&since=2020-01-01",
    }


def press(*keys: str) -> Callable[[Page], None]:
    def run(page: Page) -> None:
        for key in keys:
            page.keyboard.press(key)

    return run


def click(name: str) -> Callable[[Page], None]:
    def run(page: Page) -> None:
        page.get_by_role("button", name=name, exact=True).first.click()

    return run


def choose(dimension: str) -> Callable[[Page], None]:
    def run(page: Page) -> None:
        page.keyboard.press("f")
        page.get_by_role("option", name=dimension).first.click()

    return run


def list_openings(records: dict[str, Any]) -> dict[str, tuple[str, Callable[[Page], None]]]:
    """Return what opens over a view: where, and what is done to open it."""
    few = f"/events?report={records['report']}"
    event = f"/events/{records['event']}?report={records['report']}"
    return {
        "palette": (few, press("Control+k")),
        "keys": (few, press("?")),
        "collections to put it in": (event, press("b")),
        "filters to choose": (few, press("f")),
        "types to choose": (few, choose("Type")),
        "days to choose": (few, choose("Time")),
        "words to ask": (few, choose("Words")),
        "export": (few, click("Export")),
        "saving": (few, click("Save")),
        "more views": (few, lambda page: page.get_by_text("More", exact=True).click()),
        "evidence under a row": (few, press("j", "e")),
        "evidence under an incident": ("/incidents?standing=disputed", press("j", "e")),
        "note": (event, press("n")),
        "type to amend": (event, press("t")),
        "mode to amend": (event, press("m")),
        "actors to amend": (event, press("p")),
        "place to amend": (event, press("w")),
        "days to amend": (event, press("d")),
        "figures to amend": (event, press("q")),
    }


def list_stands() -> list[str]:
    """Return the names of all stands, whatever the archive has."""
    nobody: dict[str, Any] = defaultdict(str)
    return [*list_addresses(nobody), *list_openings(nobody)]


def come_to(watched: Watched, records: dict[str, Any], stand: str) -> Page:
    """Go to a stand, and open there what is to be open."""
    address, opens = list_openings(records).get(stand) or (list_addresses(records)[stand], None)
    page = watched.go(address)
    if opens:
        opens(page)
        watched.settle()
    return page
