"""Who comes back to a list finds it as it was left: as long, at the same height, with the focus on the same row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .driving import Watched

ROWS = 'ul[aria-label="Events"] a.row'
NEAR = 40  # pixels


def test_back_comes_to_the_same_row(watched: Watched) -> None:
    page = watched.go("/events")
    count = watched.ask("/events?limit=1")["count"]
    page.locator(ROWS).last.scroll_into_view_if_needed()
    page.wait_for_function("([rows, count]) => document.querySelectorAll(rows).length === count", arg=[ROWS, count])
    row = page.locator(ROWS).nth(count - 9)
    row.scroll_into_view_if_needed()
    row.focus()
    words, before = row.inner_text(), row.bounding_box()
    page.keyboard.press("o")
    watched.settle()
    assert "/reports/" in page.url
    page.go_back()
    watched.settle()
    page.wait_for_function("(words) => document.activeElement.innerText === words", arg=words)
    after = page.locator(f"{ROWS}:focus").bounding_box()
    assert page.locator(ROWS).count() == count
    assert before and after and abs(after["y"] - before["y"]) < NEAR


def test_a_row_that_is_opened_stays_where_it_is(watched: Watched) -> None:
    page = watched.go("/incidents")
    row = page.locator('ul[aria-label="Incidents"] a.row').nth(30)
    row.scroll_into_view_if_needed()
    before = row.bounding_box()
    row.click()
    watched.settle()
    page.locator("article.board").wait_for()
    page.wait_for_timeout(150)  # rows that come into sight get their height, frame by frame
    after = row.bounding_box()
    assert before and after and abs(after["y"] - before["y"]) < NEAR
