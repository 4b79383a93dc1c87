"""Linked views: what is chosen in one filters all of them and stands in the address; searches and collections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from .driving import Watched, open_page
from .hands import drag, find_soon, press, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ALL = ("incidents", "events", "timeline", "map", "pairs", "claims", "sources")
SOME = ("incidents", "timeline", "map")


def asked(watched: Watched) -> dict[str, list[str]]:
    """Return the filters that the address has."""
    return parse_qs(urlsplit(watched.page.url).query)


def totals(watched: Watched, filters: dict[str, list[str]]) -> str:
    """Return what the API counts with some filters, as the desk says it."""
    query = urlencode(filters, doseq=True)
    counts = [watched.ask(f"/{view}?limit=1&{query}")["count"] for view in ("events", "incidents")]
    return " · ".join(
        f"{count} {name}{'' if count == 1 else 's'}" for count, name in zip(counts, ("event", "incident"), strict=True)
    )


def shown_total(watched: Watched) -> str:
    return " ".join(watched.page.locator(".total").inner_text().split())


def check_linked(watched: Watched, names: set[str], views: tuple[str, ...] = SOME) -> None:
    """The address has these filters and no other; all views count with them, and fewer than without."""
    find_soon(watched, lambda: names <= asked(watched).keys())
    filters = {name: values for name, values in asked(watched).items() if name in names}
    wanted = totals(watched, filters)
    assert wanted != totals(watched, {})
    for view in views:
        link = watched.page.locator(f'nav a[href^="/{view}?"]').first
        link.evaluate("one => one.click()")  # some are in the menu
        find_soon(watched, lambda view=view: urlsplit(watched.page.url).path == f"/{view}")  # type: ignore[misc]
        assert {name: asked(watched)[name] for name in names} == filters, view
        until(watched, lambda: shown_total(watched), wanted)
    watched.page.locator('nav a[href^="/events?"]').click()
    until(watched, lambda: watched.page.locator("main h1").inner_text(), wanted.split(" · ")[0])


def test_08_days_that_are_brushed_filter_all(watched: Watched) -> None:
    page = watched.go("/timeline?by=week")
    drag(page, page.locator("svg.chart rect.area"), (0.2, 0.5), (0.5, 0.5))
    check_linked(watched, {"since", "until"}, ALL)
    page.locator('nav a[href^="/map?"]').click()
    days = {name: values[0] for name, values in asked(watched).items()}
    places = watched.ask(f"/places?{urlencode(days)}")["places"]
    until(watched, lambda: page.locator("svg g.spot").count(), len(places))


def test_08_a_box_that_is_drawn_filters_all(watched: Watched) -> None:
    page = watched.go("/map")
    page.locator("svg g.spot").first.wait_for()
    page.get_by_role("button", name="Draw box").click()
    drag(page, page.locator("svg.chart").first, (0.3, 0.02), (0.6, 0.6))
    check_linked(watched, {"box"})


def test_08_a_country_that_is_picked_filters_all(watched: Watched) -> None:
    """By the list beside the map, and taken back on its outline."""
    page = watched.go("/map")
    page.get_by_role("button", name="countries").click()
    page.get_by_role("button", name="Norway", exact=True).click()
    check_linked(watched, {"place"})
    assert asked(watched)["place"] == ["NOR"]
    page.locator('nav a[href^="/map?"]').click()
    page.locator("path.land.chosen").first.evaluate(
        "one => one.dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    find_soon(watched, lambda: "place" not in asked(watched))
    until(watched, lambda: shown_total(watched), totals(watched, {}))


def test_08_an_actor_that_is_clicked_filters_all(watched: Watched) -> None:
    page = watched.go("/pairs")
    page.locator("svg.chart g.row text.name", has_text="Iceland").click()
    check_linked(watched, {"actor"})
    assert asked(watched)["actor"] == ["ISL"]


def test_08_a_type_that_is_picked_filters_all(watched: Watched) -> None:
    page = watched.go("/incidents")
    page.get_by_role("button", name="+ Add filter").click()
    for words in ("Type", "Accuse"):
        page.get_by_role("dialog").locator("input[role=combobox]").fill(words)
        page.get_by_role("option", name=words).first.click()
    press(page, "Escape")
    check_linked(watched, {"type"})
    assert asked(watched)["type"] == ["ACCUSE"]


def test_08_chips_tell_and_take_away_and_the_back_button_brings_back(watched: Watched) -> None:
    page = watched.go("/events?standing=claimed&standing=reported&publisher=Northern+Wire")
    chips = page.get_by_role("list", name="What is asked").get_by_role("listitem")
    assert [chip.split(" ×")[0] for chip in chips.all_inner_texts()] == [
        "standing claimed",
        "standing reported",
        "by Northern Wire",
        "Take all away",
    ]
    states = [(page.url, shown_total(watched))]
    for name in ("standing reported", "Take all away"):
        chips.get_by_role("button", name=name).click()
        find_soon(watched, lambda: page.url != states[-1][0])
        until(watched, lambda: shown_total(watched), totals(watched, asked(watched)))
        states.append((page.url, shown_total(watched)))
    assert asked(watched) == {} and len({total for _, total in states}) == 3
    for url, total in reversed(states[:-1]):
        page.go_back()
        until(watched, lambda: (page.url, shown_total(watched)), (url, total))


@pytest.fixture
def second(browser: Browser, own_desk: str) -> Iterator[Watched]:
    """Another visitor of the desk that may be written to."""
    with open_page(browser, own_desk) as page:
        yield page
        page.check()


def test_08_a_search_is_saved_and_found_by_others(own: Watched, second: Watched) -> None:
    page = own.go("/timeline?type=ACCUSE&by=day&split=standing")
    address = urlsplit(page.url)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_label("Name of this search").fill("Accusations by day")
    press(page, "Enter")
    page.get_by_role("dialog", name="Save this search").wait_for(state="detached")
    (saved,) = [one for one in own.ask("/saved")["items"] if one["name"] == "Accusations by day"]
    assert (saved["kind"], saved["by"]) == ("search", "tester")
    page = second.go("/collections")
    page.get_by_role("link", name="Accusations by day").click()
    find_soon(second, lambda: urlsplit(page.url)[2:] == address[2:])
    until(second, lambda: page.locator("figure h1").inner_text(), "Events per day, by standing")
    second.go("/collections")
    page.get_by_role("button", name="Delete Accusations by day").click()
    page.get_by_role("button", name="Undo").wait_for()
    assert "Accusations by day" not in [one["name"] for one in second.ask("/saved")["items"]]


def test_08_events_are_collected_under_a_name(own: Watched) -> None:
    page = own.go("/events")
    rows = own.ask("/events?limit=2")["items"]
    for keys in ("j b", "j b"):
        press(page, keys)
        page.get_by_role("dialog").locator("input[role=combobox]").fill("For the desk in Oslo")
        page.get_by_role("option", name="For the desk in Oslo").wait_for()
        press(page, "Enter")
        page.get_by_role("dialog").wait_for(state="detached")
    (collection,) = [one for one in own.ask("/saved")["items"] if one["kind"] == "collection"]
    assert (collection["name"], collection["records"]) == ("For the desk in Oslo", [row["id"] for row in rows])
    page = own.go("/collections")
    page.get_by_text("For the desk in Oslo").click()
    page.get_by_role("link", name=rows[1]["sentence"]).click()
    find_soon(own, lambda: f"event={rows[1]['id']}" in page.url)
    page.locator(".panel h2").wait_for()
