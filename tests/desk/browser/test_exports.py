"""Exports of exactly what is asked, in every format of the archive, and charts as files of their own."""

from __future__ import annotations

import hashlib
import io
import json
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

from readout.archive.exports import FORMATS

from .driving import Watched
from .hands import download, find_soon, until

if TYPE_CHECKING:
    from playwright.sync_api import Locator

ASKED = "type=ACCUSE&type=COERCE&since=2025-03-15"
SVG = "{http://www.w3.org/2000/svg}"


def open_menu(watched: Watched, path: str) -> Locator:
    page = watched.go(path)
    page.get_by_role("button", name="Export", exact=True).click()
    menu = page.get_by_role("dialog", name="Export what is asked")
    menu.locator("ul a[download]").first.wait_for()
    return menu


def links_of(menu: Locator) -> dict[str, str]:
    """Return the addresses of the formats that are offered, by format."""
    hrefs = menu.locator("ul a[download]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return {parse_qs(urlsplit(href).query)["format"][0]: href for href in hrefs}


def test_10_events_are_exported_in_every_format(watched: Watched) -> None:
    menu = open_menu(watched, f"/timeline?{ASKED}")
    count = watched.ask(f"/events?{ASKED}&limit=1")["count"]
    assert 0 < count < watched.ask("/events?limit=1")["count"]
    until(watched, lambda: f"{count} events" in menu.inner_text(), True)
    links = links_of(menu)
    assert set(links) == set(FORMATS)
    notes = {one["format"]: one for one in watched.ask("/exports")["items"]}
    for format, href in links.items():
        answer = watched.page.request.get(watched.address + href)
        packed = zipfile.ZipFile(io.BytesIO(answer.body()))
        assert packed.testzip() is None and len(packed.namelist()) >= 3, format
        (name,) = [name for name in packed.namelist() if name.endswith("manifest.json")]
        manifest = json.loads(packed.read(name))
        assert manifest["file"].endswith(notes[format]["suffix"]), format
        assert hashlib.sha256(packed.read(manifest["file"])).hexdigest() == manifest["sha256"], format
        assert manifest["asked"] == {"type": ["ACCUSE", "COERCE"], "since": "2025-03-15"}, format
        assert manifest["counts"]["mentions"] == count and manifest["versions"], format


@pytest.mark.parametrize("view", ["events", "incidents", "claims", "reports"])
def test_10_a_row_is_what_is_asked_for(watched: Watched, view: str, tmp_path: Path) -> None:
    menu = open_menu(watched, f"/events?{ASKED}")
    menu.get_by_role("group", name="One row is").get_by_role("button", name=view).click()
    count = watched.ask(f"/{view}?{ASKED}&limit=1")["count"]
    until(watched, lambda: f"{count} {view[:-1]}" in menu.inner_text(), True)
    link = menu.locator('a[href*="format=jsonl"]')
    find_soon(watched, lambda: f"view={view}" in (link.get_attribute("href") or ""))
    packed = zipfile.ZipFile(download(watched.page, link.click, tmp_path))
    (name,) = [name for name in packed.namelist() if name.endswith(".jsonl")]
    rows = [json.loads(line) for line in packed.read(name).decode().splitlines()]
    assert len(rows) == count
    listed = watched.ask(f"/{view}?{ASKED}&limit=200")["items"]
    name = "report" if view == "reports" else "id"
    assert {row[name] for row in rows} == {row["id"] for row in listed}


def test_10_the_report_is_one_page_with_every_incident(watched: Watched, tmp_path: Path) -> None:
    menu = open_menu(watched, f"/incidents?{ASKED}")
    path = download(watched.page, menu.get_by_role("link", name="One-file report").click, tmp_path)
    text = path.read_text(encoding="utf-8")
    assert "<script" not in text and not re.search(r"""(src|href)=["']?(https?:)?//""", text)
    page = watched.page.context.new_page()
    page.set_content(text)
    told = " ".join(page.locator("body").inner_text().split())
    for event in watched.ask(f"/events?{ASKED}&limit=200")["items"]:
        assert event["sentence"] in told


CHARTS = {
    "timeline": "/timeline?by=week",
    "timeline-types": "/timeline?split=type",
    "map": "/map",
    "matrix": "/pairs",
    "network": "/pairs?as_a=network",
    "tension": "/tension?pair=ISL,NOR",
}


@pytest.mark.parametrize("chart", CHARTS)
def test_10_a_chart_is_kept_as_svg_and_png(watched: Watched, chart: str, tmp_path: Path) -> None:
    page = watched.go(CHARTS[chart])
    title = page.locator("figure h1").inner_text()
    drawn = page.locator("figure svg.chart path").count()
    assert drawn
    keep = page.locator("figure")
    root = ElementTree.fromstring(
        download(page, keep.get_by_role("button", name="SVG").click, tmp_path).read_text(encoding="utf-8")
    )
    assert root.tag == f"{SVG}svg"
    words = " ".join("".join(one.itertext()) for one in root.iter(f"{SVG}text"))
    assert "".join(title.split()) in "".join(words.split()) and "Source: archive" in words
    assert not any(one.tag.endswith(("script", "image", "foreignObject", "style")) for one in root.iter())
    assert not any(name in one.attrib for one in root.iter() for name in ("class", "style", "href", "onclick"))
    shapes = [one for one in root.iter(f"{SVG}path") if one.get("d")]
    assert 0.5 * drawn <= len(shapes) <= drawn + 8
    check_png(download(page, keep.get_by_role("button", name="PNG").click, tmp_path).read_bytes(), root)


def check_png(data: bytes, svg: ElementTree.Element) -> None:
    """It is a whole picture of twice the size of the drawing, and not of one colour."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR" and data[-8:-4] == b"IEND"
    wide, high = struct.unpack(">II", data[16:24])
    drawn = [float(svg.get(name, "0")) for name in ("width", "height")]
    assert all(abs(kept - 2 * told) <= 2 for kept, told in zip((wide, high), drawn, strict=True))
    packed, place = b"", 8
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        if data[place + 4 : place + 8] == b"IDAT":
            packed += data[place + 8 : place + 8 + length]
        place += 12 + length
    assert len(set(zlib.decompress(packed))) > 16
