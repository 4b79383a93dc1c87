"""The keys: each does what the list of keys says, and a whole path is gone without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from .driving import Watched
from .hands import find_soon, press, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

GO = {"t": "timeline", "m": "map", "n": "pairs", "c": "claims", "i": "incidents", "e": "events", "r": "review"}
# What must-have 11 names, where it holds.
NAMED = {
    "/events": ("j", "k", "Enter", "e", "/", "?", "Ctrl+k", "g t", "g m", "g n", "g c"),
    "/incidents": ("j", "k", "Enter", "e", "x"),
    "/review": ("a", "r", "u", "m", *"123456789"),
}


def path_of(page: Page) -> str:
    return urlsplit(page.url).path


@pytest.mark.parametrize("path", NAMED)
def test_11_the_list_of_keys_has_all_that_work_here(watched: Watched, path: str) -> None:
    page = watched.go(path)
    press(page, "?")
    sheet = page.get_by_role("dialog", name="Keys")
    shown = [
        " ".join(one.split())
        for one in sheet.locator("dt").evaluate_all(
            "all => all.map(one => [...one.querySelectorAll('kbd')].map(key => key.innerText).join(' '))"
        )
    ]
    assert set(NAMED[path]) <= set(shown) and len(shown) == len(set(shown))
    press(page, "Escape")
    sheet.wait_for(state="detached")


@pytest.mark.parametrize("key", GO)
def test_11_g_goes_to_views(watched: Watched, key: str) -> None:
    page = watched.go("/sources?type=ACCUSE")
    press(page, f"g {key}")
    find_soon(watched, lambda: path_of(page) == f"/{GO[key]}")
    assert parse_qs(urlsplit(page.url).query) == {"type": ["ACCUSE"]}


def test_11_from_a_list_to_the_words_and_back_without_a_mouse(watched: Watched) -> None:
    rows = watched.ask("/events?limit=4")["items"]
    page = watched.go("/")
    press(page, "g e")
    page.locator('ul[aria-label="Events"] a.row').first.wait_for()
    press(page, "j j j k")
    until(
        watched, lambda: page.evaluate("() => document.activeElement.getAttribute('href')"), f"/events/{rows[1]['id']}"
    )
    press(page, "e")
    told = page.locator("li", has=page.locator(f'a[href="/events/{rows[1]["id"]}"]'))
    until(watched, lambda: rows[1]["sentence"] in " ".join(told.inner_text().split()), True)
    press(page, "e Enter")
    until(watched, lambda: path_of(page), f"/events/{rows[1]['id']}")
    page.locator("a.ink-event.open").first.wait_for()
    press(page, "j")  # the next opens in its stead
    until(watched, lambda: path_of(page), f"/events/{rows[2]['id']}")
    press(page, "Escape")
    until(watched, lambda: path_of(page), "/events")
    assert page.evaluate("() => document.activeElement.getAttribute('href')") == f"/events/{rows[2]['id']}"
    press(page, "o")
    until(watched, lambda: path_of(page), f"/reports/{rows[2]['report']}")
    page.locator(".panel h2").wait_for()


def test_11_search_by_slash(watched: Watched) -> None:
    hits = watched.ask("/search?q=captain")["items"]
    page = watched.go("/map")
    press(page, "/")
    page.keyboard.type("captain")
    press(page, "Enter")
    until(watched, lambda: urlsplit(page.url)[2:4], ("/search", "q=captain"))
    page.locator("main ol li").first.wait_for()
    press(page, "j Enter")
    until(watched, lambda: path_of(page), f"/reports/{hits[0]['report']}")
    found = page.locator(".text .found")
    found.first.wait_for()
    assert found.first.inner_text().lower() == "captain"


def test_11_the_palette_goes_does_and_filters(watched: Watched) -> None:
    page = watched.go("/events")

    def say(words: str) -> None:
        press(page, "Control+k")
        page.get_by_role("dialog", name="Commands").wait_for()
        page.keyboard.type(words)
        page.get_by_role("dialog", name="Commands").get_by_role("option").first.wait_for()
        press(page, "Enter")
        page.get_by_role("dialog", name="Commands").wait_for(state="detached")

    say("timeline")
    until(watched, lambda: path_of(page), "/timeline")
    say("Iceland")
    until(watched, lambda: urlsplit(page.url).query, "actor=ISL")
    say("take all filters")
    until(watched, lambda: urlsplit(page.url).query, "")
    event = watched.ask("/events?limit=1")["items"][0]
    say(event["id"][:12])
    until(watched, lambda: path_of(page), f"/reports/{event['report']}")


def test_11_words_that_are_typed_are_no_keys(watched: Watched) -> None:
    page = watched.go("/incidents")
    before = page.url
    press(page, "/")
    page.keyboard.type("gt ?xj")
    assert page.locator("#search").input_value() == "gt ?xj"
    assert page.url == before and page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize(("key", "action"), [("a", "confirm"), ("r", "reject"), ("9", "amend")])
def test_11_judged_by_keys_in_the_reader(own: Watched, key: str, action: str) -> None:
    def of(row: dict[str, Any]) -> list[str]:
        return [one["action"] for one in own.ask(f"/events/{row['id']}")["judgements"]]

    row = next(one for one in own.ask("/queue?limit=50")["items"] if one["type"] != "ACCUSE")
    page = own.go(f"/events/{row['id']}")
    page.locator("section.judge").wait_for()
    press(page, key)
    until(own, lambda: of(row), [action])
    if key == "9":
        assert own.ask(f"/events/{row['id']}")["type"] == "ACCUSE"
    press(page, "u")
    until(own, lambda: len(of(row)), 0)
