"""A hostile report: whatever stands in it is shown as text, its spans are its words, and nothing of it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from .driving import NARROW, Watched, lit_words, open_page, words_of
from .hands import until

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"  # joined by what has no width
MARKS = "\u0351\u036b\u0343"
TITLE = '<img src=x onerror=alert(1)> Boats & "nets" sent \U0001f6a2 <b>now</b>'
PUBLISHER = "<svg onload=alert(2)>Fjord Radio"
PARTS = (
    f"REYKJAVIK, May 12 - \U0001f6a2{FAMILY} Iceland sent 40 boats to Norway on Monday, its fisheries ministry said.",
    "<script>document.title = 'it ran'; alert(3)</script> </textarea><iframe src=javascript:alert(4)></iframe>",
    '<img src=x onerror="alert(5)"> {{7*7}} ${7*7} &lt;b&gt; <a href="javascript:alert(6)">here</a>',
    "\U0001f91d\U0001f1ee\U0001f1f8 Norway\u2019s foreign minister met Iceland\u2019s in Oslo on Friday \U0001f37e.",
    f"The word was {'w' * 20_000}.",
    "\u202eevil\u202c \u2067\u0642\u0635\u0641\u062a\u2069 \u05e9\u05dc\u05d5\u05dd. Norway accused Iceland of lying.",
    f"Z{MARKS * 60}algo. Ice\u200bland\u2060 condem\u00adned Nor\ufeffway.",
)
FIT = "() => document.documentElement.scrollWidth <= window.innerWidth && document.title.indexOf('it ran') < 0"


@pytest.fixture(scope="module")
def hostile(browser: Browser, own_desk: str) -> dict[str, Any]:
    """The report as the archive has it: pasted by hand into the page, and kept."""
    with open_page(browser, own_desk) as watched:
        page = watched.go("/add")
        page.get_by_label("Text or HTML").fill("\n\n".join(PARTS))
        page.get_by_label("Title").fill(TITLE)
        page.get_by_label("Day of publication").fill("2025-05-12")
        page.get_by_label("Publisher").fill(PUBLISHER)
        page.get_by_role("button", name="Read and keep").click()
        page.get_by_role("link", name="Open in the archive").click(timeout=120_000)
        page.locator("article.sheet h1").wait_for()
        watched.check()
        report: dict[str, Any] = watched.ask(f"/reports/{page.url.rsplit('/', 1)[1]}")
    assert len(report["events"]) >= 3 and "<script>" in report["text"] and report["text"].count("w" * 20_000) == 1
    return report


@pytest.fixture(params=["wide", "narrow"])
def reader(request: pytest.FixtureRequest, browser: Browser, own_desk: str) -> Iterator[Watched]:
    options = {"viewport": NARROW} if request.param == "narrow" else {}
    with open_page(browser, own_desk, **options) as page:
        yield page
        page.check()  # no dialog, no error, nothing loaded from elsewhere


def check_harmless(watched: Watched) -> None:
    page = watched.page
    assert page.locator("main :is(script, img, iframe, svg[onload], b)").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.evaluate(FIT)


def test_a_hostile_report_is_shown_letter_by_letter(reader: Watched, hostile: dict[str, Any]) -> None:
    page = reader.go(f"/reports/{hostile['id']}")
    assert page.locator("article.sheet h1").inner_text() == hostile["title"]
    assert hostile["title"].startswith("<img src=x onerror=alert(1)>")
    assert PUBLISHER in page.locator("article.sheet header").inner_text()
    wanted = [hostile["text"][part["start"] : part["end"]] for part in hostile["paragraphs"] if part["kind"] == "prose"]
    shown = page.locator(".text .words").evaluate_all("all => all.map(one => one.textContent)")
    assert [part for part in shown if part] == wanted
    check_harmless(reader)
    places = page.locator(".text .words").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(places) <= page.viewport_size["width"]  # type: ignore[index]


def test_spans_of_a_hostile_report_are_its_words(own: Watched, hostile: dict[str, Any]) -> None:
    own.go(f"/reports/{hostile['id']}")
    page = own.page
    for event in hostile["events"]:
        own.go(f"/reports/{hostile['id']}?event={event['id']}")
        assert event["trigger"].startswith(page.locator("a.ink-event.open").first.inner_text())
        parts = {part: words for part, words in words_of(event, hostile).items() if words}
        assert parts["trigger"] == event["trigger"]
        for part, words in parts.items():
            page.locator(f'.fields [data-part^="{part}"]').first.hover()
            until(own, lambda: lit_words(page), [words])
        page.mouse.move(2, 2)
    spans = page.locator(".text [data-start]").evaluate_all("all => all.map(one => one.textContent)")
    named = {mention["text"] for mention in hostile["mentions"]}
    assert {"Iceland", "Oslo"} <= named and {"Iceland", "Oslo"} <= set(spans)


@pytest.mark.parametrize("path", ["events?report={id}", "reports", "search?q=boats", "sources", "review?report={id}"])
def test_lists_show_a_hostile_report_as_text(reader: Watched, hostile: dict[str, Any], path: str) -> None:
    page = reader.go("/" + path.format(id=hostile["id"]))
    told = re.compile(r"<svg onload=alert\(2\)>Fjord Radio|<img src=x onerror=alert\(1\)>")
    until(reader, lambda: bool(told.search(page.locator("main").inner_text())), True)
    check_harmless(reader)
