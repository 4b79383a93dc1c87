"""Tension between two parties: how it is measured, how sure it is, what moved it, and what hangs on one publisher."""

from __future__ import annotations

import re
from typing import Any

from .driving import Watched
from .hands import find_soon, press, until

PER = 1000


def open_tension(watched: Watched, more: str = "") -> dict[str, Any]:
    """Open the pair of which most is told, by week; return what the API says of it."""
    edge = next(one for one in watched.ask("/network?of=country")["edges"] if one["actor"] != one["recipient"])
    pair = f"{edge['actor']},{edge['recipient']}"
    watched.go(f"/tension?pair={pair}&by=week{more}")
    watched.page.locator("svg.chart path.line").first.wait_for(state="attached")
    told: dict[str, Any] = watched.ask(f"/tension?pair={pair}&by=week")
    return told


def test_13_formula_version_and_all_weights_are_told(watched: Watched) -> None:
    tension = open_tension(watched)
    method = watched.page.locator("section.method")
    assert tension["formula"] in method.inner_text() and f"version {tension['version']}" in method.inner_text()
    method.get_by_text("All weights").click()
    cells = method.locator("tbody tr").evaluate_all("rows => rows.map(row => [...row.cells].map(one => one.innerText))")
    shown = sorted(-float(conflict) if conflict else float(cooperation) for _, conflict, cooperation in cells)
    assert shown == sorted(round(row["weight"], 2) for row in tension["weights"] if row["weight"])


def test_13_a_period_is_told_with_interval_and_what_was_read(watched: Watched) -> None:
    tension = open_tension(watched)
    first = next(
        point for point in tension["points"] if point["conflict"]["happenings"] or point["cooperation"]["happenings"]
    )
    press(watched.page, "j")
    told = watched.page.locator("p.told").first
    words = find_soon(watched, lambda: " ".join(told.inner_text().split()) if "conflict" in told.inner_text() else "")
    assert re.search(rf"\b{first['exposure']} reports?\b", words), words
    for side in ("conflict", "cooperation"):
        share = first[side]
        assert not share["happenings"] or share["low"] < share["value"] < share["high"]
        numbers = re.search(rf"{side} ([\d.]+)(?: \(([\d.]+) to ([\d.]+)\))?, (\d+) happening", words)
        assert numbers and int(numbers[4]) == share["happenings"], words
        for name, number in zip(("value", "low", "high"), numbers.groups(), strict=False):
            if number is not None:
                assert abs(float(number) - PER * share[name]) <= max(0.05, 0.02 * PER * share[name])
    # The line of what was read stands under both shares, in the same drawing.
    chart = watched.page.locator("svg.chart")
    assert "reports read" in (chart.text_content() or "") and chart.locator("path.read").get_attribute("d")
    assert chart.locator("path.band.conflict").get_attribute("d")


def test_13_what_moved_it_leads_to_the_sentence(watched: Watched) -> None:
    tension = open_tension(watched)
    page = watched.page
    shown = page.locator("section.movers li a").filter(has_not_text="source").all_inner_texts()
    assert sorted(shown) == sorted(mover["sentence"] for mover in tension["movers"])
    mover = tension["movers"][0]
    page.locator("section.movers").get_by_role("link", name=mover["sentence"], exact=True).first.click()
    find_soon(watched, lambda: mover["event"] in page.url)
    page.locator(".panel h2").wait_for()
    assert page.url.split("?")[0].endswith(f"/reports/{mover['report']}")


def test_13_one_publisher_left_out(watched: Watched) -> None:
    tension = open_tension(watched)
    page = watched.page
    band = page.locator("svg.chart path.band.conflict")
    interval = band.get_attribute("d")
    page.get_by_label("Band").select_option(label="one publisher left out")
    find_soon(watched, lambda: "band=publisher" in page.url)
    find_soon(watched, lambda: band.get_attribute("d") != interval)
    assert any(
        (point["conflict"]["least"], point["conflict"]["most"]) != (point["conflict"]["low"], point["conflict"]["high"])
        for point in tension["points"]
    )
    publisher = tension["movers"][0]["publisher"]
    watched.go(f"{page.url.removeprefix(watched.address)}&without={publisher.replace(' ', '+')}")
    left = watched.ask(f"/tension?pair={','.join(tension['pair'])}&by=week&without={publisher}")
    until(
        watched,
        lambda: sorted(page.locator("section.movers li a").filter(has_not_text="source").all_inner_texts()),
        sorted(mover["sentence"] for mover in left["movers"]),
    )
    assert publisher not in {mover["publisher"] for mover in left["movers"]}
