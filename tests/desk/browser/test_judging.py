"""Correcting by hand: each field by one key, with a reason, taken back; who and when; what a newer model says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.archive import open_archive

from .driving import Watched
from .hands import find_soon, press, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

WHY = "seen by our own reporter"


def find_unjudged(watched: Watched, fits: Callable[[dict[str, Any]], bool] = lambda event: True) -> dict[str, Any]:
    """Return an event that nobody judged, with a day, parties on both sides and no more of what is asked."""
    rows = watched.ask("/queue?limit=200")["items"]
    plain = [row for row in rows if row["actors"] and row["recipients"] and not row["auxiliaries"] and fits(row)]
    return watched.ask(f"/events/{next(row['id'] for row in plain if row['when']['grain'] == 'day')}")  # type: ignore[no-any-return]


def read_again(watched: Watched, event: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = watched.ask(f"/events/{event['id']}")
    return found


def pick(page: Page, key: str, words: str) -> None:
    """Open a field by its key, and choose what its words find first."""
    page.keyboard.press(key)
    page.locator("input[role=combobox]").wait_for()
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def set_type(page: Page) -> None:
    page.keyboard.press("6")


def set_mode(page: Page) -> None:
    page.keyboard.press("m")
    page.get_by_text("Say why (optional)").click()
    page.get_by_label("Why (optional)").fill(WHY)
    page.locator("input[role=combobox]").fill("investigate")
    page.keyboard.press("Enter")


def set_actors(page: Page) -> None:
    pick(page, "p", "Denmark")
    page.get_by_role("group", name="Amend actors").get_by_role("button", name="Save").press("Enter")


def set_place(page: Page) -> None:
    pick(page, "w", "Finland")


def set_time(page: Page) -> None:
    page.keyboard.press("d")
    page.get_by_label("From").wait_for()
    page.keyboard.type("2025-03-05")
    page.keyboard.press("Enter")


def set_hypothetical(page: Page) -> None:
    page.keyboard.press("h")


AMENDMENTS: dict[str, tuple[str, Callable[[Page], None], Callable[[dict[str, Any]], Any], Any]] = {
    "type": ("CONSULT", set_type, lambda event: event["type"], "AID"),
    "mode": ("ACCUSE", set_mode, lambda event: event["mode"], "investigate"),
    "role": ("", set_actors, lambda event: "DNK" in [party["country"] for party in event["actors"]], True),
    "place": ("", set_place, lambda event: event["where"] and event["where"]["country"], "FIN"),
    "time": ("", set_time, lambda event: event["when"]["start"][:10], "2025-03-05"),
    "hypothetical": ("", set_hypothetical, lambda event: event["auxiliaries"], ["hypothetical"]),
}


@pytest.mark.parametrize("field", AMENDMENTS)
def test_04_a_field_is_corrected_by_a_key_and_taken_back(own: Watched, field: str) -> None:
    kind, amend, told, value = AMENDMENTS[field]
    before = find_unjudged(own, lambda row: kind in ("", row["type"]) and told(row) != value)
    page = own.go(f"/reports/{before['report']}?event={before['id']}")
    amend(page)
    until(own, lambda: told(read_again(own, before)), value)
    (judgement,) = read_again(own, before)["judgements"]
    assert (judgement["by"], judgement["action"], judgement["why"]) == (
        "tester",
        "amend",
        WHY if field == "mode" else "",
    )
    assert abs((datetime.now(UTC) - datetime.fromisoformat(judgement["at"])).total_seconds()) < 300
    line = page.get_by_role("list", name="What was judged").get_by_role("listitem")
    line.wait_for()
    assert "tester" in line.inner_text() and judgement["field"] in line.inner_text()
    assert line.locator("time").get_attribute("datetime") == judgement["at"]
    press(page, "u")
    until(own, lambda: read_again(own, before), before)
    line.wait_for(state="detached")


def test_04_rejected_with_a_reason_and_taken_back(own: Watched) -> None:
    before = find_unjudged(own)
    count = own.ask("/about")["events"]
    page = own.go(f"/reports/{before['report']}?event={before['id']}")
    page.keyboard.press("R")
    page.get_by_label("Why it is rejected").wait_for()
    page.keyboard.type(WHY)
    page.keyboard.press("Enter")
    until(own, lambda: read_again(own, before)["rejected"], True)
    assert [one["why"] for one in read_again(own, before)["judgements"]] == [WHY]
    assert own.ask("/about")["events"] == count - 1
    page.locator(".panel h2.rejected").wait_for()
    assert WHY in page.get_by_role("list", name="What was judged").inner_text()
    press(page, "u")
    until(own, lambda: read_again(own, before), before)
    assert own.ask("/about")["events"] == count


def test_04_the_queue_is_gone_through_by_keys(own: Watched) -> None:
    first, second, third = own.ask("/queue?limit=3")["items"]
    count = own.ask("/queue?limit=1")["count"]
    page = own.go("/review")
    text, waits = page.locator(".review .text"), page.locator(".review header")
    assert first["trigger"] in text.inner_text() and f"{count} events wait" in waits.inner_text()
    press(page, "a")
    until(own, lambda: f"{count - 1} events wait" in waits.inner_text(), True)
    until(own, lambda: own.ask("/queue?limit=1")["count"], count - 1)
    assert [one["action"] for one in read_again(own, first)["judgements"]] == ["confirm"]
    assert f"confidence {second['confidence']:.2f}" in page.locator(".review").inner_text()
    press(page, "j")
    until(own, lambda: third["title"] in page.locator(".review").inner_text(), True)
    press(page, "u")
    until(own, lambda: own.ask("/queue?limit=1")["count"], count)
    until(own, lambda: f"{count} events wait" in waits.inner_text(), True)
    assert first["title"] in page.locator(".review").inner_text()
    assert read_again(own, first)["judgements"] == []


def link_now(watched: Watched) -> None:
    """Have the archive linked by the button that is offered, and wait for it."""
    watched.page.get_by_role("button", name="Link now").click()
    watched.page.locator(".job.done").wait_for()


def homes(watched: Watched, events: list[str]) -> list[str]:
    """Return the incidents of events."""
    return [watched.ask(f"/events/{event}")["incident"] for event in events]


def test_04_incidents_are_merged_by_keys_and_parted_again(own: Watched) -> None:
    rows = own.ask("/incidents?type=SUPPORT&limit=2")["items"]
    events = [own.ask(f"/incidents/{row['id']}")["events"][0]["id"] for row in rows]
    assert len(set(homes(own, events))) == 2
    page = own.go("/incidents?type=SUPPORT")
    press(page, "j x j x Enter")
    page.get_by_role("button", name="Merge with the 1 picked").press("Enter")
    link_now(own)
    until(own, lambda: len(set(homes(own, events))), 1)
    page = own.go(f"/incidents/{homes(own, events)[0]}")
    told = page.locator("article.board")
    assert "tester" in told.inner_text() and "merged it with another" in told.inner_text()
    page.get_by_role("button", name="Split off …").click()
    page.get_by_role("group", name="Events that are another happening").get_by_role("checkbox").last.check()
    page.get_by_role("button", name="Split off 1 event").click()
    link_now(own)
    find_soon(own, lambda: len(set(homes(own, events))) == 2)


def test_04_what_the_model_now_says_is_told(own: Watched, own_folder: Path) -> None:
    """The report is read by another coder: it agrees with one of two amendments."""
    one = find_unjudged(own, lambda row: row["type"] == "ACCUSE")
    archive = open_archive(own_folder)
    reading = archive.load_reading(one["report"])
    assert reading  # as it is before anybody judges it
    for field, value in (("mode", "investigate"), ("where", {"name": "Helsinki", "country": "FIN"})):
        sent = own.page.request.post(
            f"{own.address}/api/v1/judgements",
            data={"id": one["id"], "action": "amend", "field": field, "value": value},
        )
        assert sent.ok, sent.text()
    events = tuple(replace(event, mode="investigate") if event.id == one["id"] else event for event in reading.events)
    archive.append([replace(reading, coder="another-coder-9", events=events)])
    page = own.go(f"/reports/{one['report']}?event={one['id']}")
    lines = page.get_by_role("list", name="What was judged").get_by_role("listitem").all_inner_texts()
    now = {judgement["field"]: judgement["now"] for judgement in read_again(own, one)["judgements"]}
    assert now == {"mode": "agrees", "where": "differs"}
    for field, says in now.items():
        (line,) = [line for line in lines if f"amended {field}" in line]
        assert f"the model now {says}" in line
