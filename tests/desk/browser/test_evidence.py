"""From a record to its words: the reader, the board of an incident, and how sure is what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .driving import Watched, lit_words, words_of

if TYPE_CHECKING:
    from playwright.sync_api import Route

ROWS = 'ul[aria-label="Events"] a.row'


def find_event(watched: Watched) -> dict[str, Any]:
    """Return the event of the archive that has most parts with words of their own."""
    rows = watched.ask("/events?limit=100")["items"]
    opened = [watched.ask(f"/events/{row['id']}") for row in rows if row["actors"] and row["recipients"]]
    return max(opened, key=lambda event: (bool(event["quantities"]), bool(event["place_id"]), bool(event["when_span"])))


def test_01_an_event_opens_at_its_sentence_with_one_click(watched: Watched) -> None:
    page = watched.go("/events")
    row = watched.ask("/events?limit=12")["items"][11]
    page.locator(ROWS).nth(11).click()
    watched.settle()
    assert page.url.endswith(f"/events/{row['id']}")
    trigger = page.locator("a.ink-event.open").first
    assert row["trigger"].startswith(trigger.inner_text().strip())
    page.wait_for_function("([one]) => one.getBoundingClientRect().top > 0", arg=[trigger.element_handle()])
    box = trigger.bounding_box()
    assert box and 0 < box["y"] < 800
    page.go_back()
    assert page.url.endswith("/events")


def test_01_a_field_lights_its_words_and_words_light_their_record(watched: Watched) -> None:
    event = find_event(watched)
    report = watched.ask(f"/reports/{event['report']}")
    page = watched.go(f"/events/{event['id']}")
    parts = {part: words for part, words in words_of(event, report).items() if words}
    assert {"trigger", "time"} <= parts.keys()
    for part, words in parts.items():
        page.locator(f'.fields [data-part^="{part}"]').first.hover()
        assert lit_words(page) == [words], part
    page.mouse.move(5, 795)
    assert lit_words(page) == []
    note = page.locator(f'.note[data-record="{event["id"]}"]')
    page.locator("a.ink-event.open").first.hover()
    assert "lit" in (note.get_attribute("class") or "").split()
    note.hover()
    assert any(parts["trigger"] in words for words in lit_words(page))


def test_01_a_record_whose_words_changed_says_so(watched: Watched) -> None:
    report = watched.ask("/reports?limit=1")["items"][0]["id"]
    page = watched.go(f"/reports/{report}?event=e0123456789")
    assert "does not have that record any more" in page.get_by_role("status").first.inner_text()


def test_05_the_board_has_sides_with_words_speaker_outlet_and_time(watched: Watched) -> None:
    found = watched.ask("/incidents?standing=disputed&limit=1")["items"][0]
    board = watched.ask(f"/incidents/{found['id']}")
    page = watched.go("/incidents?standing=disputed")
    page.locator('ul[aria-label="Incidents"] a.row').first.click()
    watched.settle()
    matrix = page.get_by_role("region", name="Who says what of it")
    heads = [head.lower() for head in matrix.locator("thead th").all_inner_texts()]
    assert heads == ["side", "asserts", "confirms", "denies"]  # who is silent stands in a line under them
    said = [one for one in board["statements"] if one["says"] != "silent"]
    assert {one["says"] for one in said} >= {"asserts", "denies"}
    for one in said:
        cell = matrix.locator(f"td.{one['says']}", has_text=one["words"]).first
        told = cell.inner_text()
        assert (one["speaker"] or "nobody named") in told and one["publisher"] in told
        assert (cell.locator("a.said").first.get_attribute("href") or "").startswith(f"/reports/{one['report']}")
    matrix.locator("a.said").first.click()
    watched.settle()
    assert page.locator(".ground-claim.open, [class*=ink-].open").count()


def test_05_figures_are_ranges_over_time(watched: Watched) -> None:
    boards = [
        watched.ask(f"/incidents/{row['id']}") for row in watched.ask("/incidents?limit=60")["items"] if row["tolls"]
    ]
    board = max(boards, key=lambda board: max(len(toll["told"]) for toll in board["figures"]))
    page = watched.go(f"/incidents/{board['id']}")
    section = page.locator('section[aria-labelledby="figures"]')
    for toll in board["figures"]:
        for told in toll["told"]:
            assert told["words"] in section.inner_text()


def test_06_countries_are_never_points(watched: Watched) -> None:
    def widen(route: Route) -> None:
        told = route.fetch().json()
        told["places"].append({**told["places"][0], "name": "Norway", "precision": "country", "events": 40})
        route.fulfill(json=told)

    watched.page.route("**/api/v1/places*", widen)
    page = watched.go("/map")
    assert page.locator("svg g.spot").count() == len(watched.ask("/places")["places"])
    assert "known no closer than the country" in page.locator("main").inner_text()


def test_06_what_is_dated_vaguer_than_a_bar_stands_in_none(watched: Watched) -> None:
    series = watched.ask("/series?by=day&split=quad")
    assert series["vague"]
    page = watched.go("/timeline?by=day")
    link = page.get_by_role("link", name=f"{series['vague']} event")
    assert "period=day%3Avague" in (link.first.get_attribute("href") or "")


def test_06_confidence_and_standing_are_words(watched: Watched) -> None:
    page = watched.go("/events")
    row = watched.ask("/events?limit=1")["items"][0]
    assert row["standing"] in page.locator(ROWS).first.inner_text()
    page.locator(ROWS).first.click()
    watched.settle()
    assert f"{row['confidence']:.2f}" in page.locator(".panel").inner_text()


def test_06_the_interval_of_tension_is_drawn_and_named(watched: Watched) -> None:
    edge = watched.ask("/network?of=country")["edges"][0]
    page = watched.go(f"/tension?pair={edge['actor']},{edge['recipient']}")
    assert "95 % interval" in page.locator("main").inner_text()


@pytest.mark.parametrize("path", ["/reports/nothing-here", "/incidents/i0000000000"])
def test_a_record_that_is_not_there_is_told(watched: Watched, path: str) -> None:
    page = watched.go(path)
    assert page.get_by_role("alert").first.inner_text()
    watched.complaints.clear()  # Chromium itself tells that an address answered 404
