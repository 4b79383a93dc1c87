"""The pictures of docs/desk.md: every view of the desk in light and dark, taken in Chromium (`make screenshots`).

The archive is made of the reports of the tutorial and of those in `screenshots/reports.jsonl`, all invented.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from tests.desk.browser.driving import SWITCHES, WIDE, Watched, find_chromium, lacking, open_page
from tests.desk.browser.running import make_archive, run_desk

from readout import read_files
from readout.archive import Archive, open_archive
from readout.archive.saved import add_saved

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES = Path(__file__).with_name("screenshots")
NARROW = {"width": 390, "height": 844}
THEMES = ("light", "dark")
QUALITY = 32  # of JPEG: words stay sharp
MOST = 2_500_000  # bytes that all pictures may have together
PASTED = Path(__file__).parents[1] / "examples/kivu-attack.txt"
Act = Callable[[Watched], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A moment worth seeing: its name, where it is, and what is done there first; `{disputed}` … name records."""

    name: str
    path: str
    act: Act | None = None
    viewport: dict[str, int] | None = None


def type_in_palette(watched: Watched) -> None:
    """Open the palette and look for a country."""
    watched.page.keyboard.press("Control+k")
    palette = watched.page.get_by_role("dialog")
    palette.wait_for()
    watched.page.keyboard.type("den")
    palette.get_by_role("option", name="Denmark").first.wait_for()


def read_in(watched: Watched) -> None:
    """Paste a report and have it coded."""
    watched.page.get_by_role("textbox", name="Text or HTML of a report").fill(PASTED.read_text(encoding="utf-8"))
    watched.page.get_by_role("button", name="Read it").click()
    watched.page.locator("a.ink-event").first.click(timeout=60_000)
    watched.page.mouse.move(0, 0)


def point_at_actor(watched: Watched) -> None:
    """Hover the actor of the record that is open: its words light up."""
    watched.page.locator('.fields [data-part^="actor"]').first.hover()


def scroll_to(words: str) -> Act:
    """Return what brings a heading to the top of its pane."""

    def scroll(watched: Watched) -> None:
        heading = watched.page.get_by_role("heading", name=words, exact=False).first
        heading.evaluate("(one) => one.scrollIntoView()")

    return scroll


def open_collection(watched: Watched) -> None:
    """Open the first collection: its records are listed."""
    watched.page.locator("main summary").first.click()


MOMENTS = (
    Picture(name="incidents", path="/incidents?sort=dispute"),
    Picture(name="board", path="/incidents/{disputed}?sort=dispute", act=scroll_to("Parties")),
    Picture(name="figures", path="/incidents/{disputed}?sort=dispute", act=scroll_to("Figures")),
    Picture(name="board-narrow", path="/incidents/{disputed}?sort=dispute", viewport=NARROW),
    Picture(name="reader", path="/reports/{report}?event={event}", act=point_at_actor),
    Picture(name="reader-narrow", path="/reports/{report}?event={event}", viewport=NARROW),
    Picture(name="events", path="/events/{event}?since=2025-05-10"),
    Picture(name="timeline", path="/timeline"),
    Picture(name="map", path="/map?zoom=4&at=8,64"),
    Picture(name="matrix", path="/pairs"),
    Picture(name="network", path="/pairs?as_a=network"),
    Picture(name="tension", path="/tension?pair=ISL,NOR&moved=2025-05-12", act=scroll_to("Iceland and Norway")),
    Picture(name="claims", path="/claims/{claim}?since=2025-05-10"),
    Picture(name="review", path="/review?since=2025-05-10"),
    Picture(name="sources", path="/sources"),
    Picture(name="search", path="/search?q=trawler"),
    Picture(name="palette", path="/incidents", act=type_in_palette),
    Picture(name="read-in", path="/add", act=read_in),
    Picture(name="saved", path="/collections", act=open_collection),
    Picture(name="accuracy", path="/accuracy"),
    Picture(name="help", path="/help"),
)


def names() -> Iterator[str]:
    """Give the file names of all pictures."""
    yield from (f"{moment.name}-{theme}.jpg" for moment in MOMENTS for theme in THEMES)


def fill_archive(folder: Path) -> Archive:
    """Return an archive of our own reports with judgements, a saved search and a collection."""
    archive = open_archive(make_archive(folder))
    archive.append(read_files([PICTURES / "reports.jsonl"]))
    archive.link()
    found = _records(archive)
    archive.judge(found["event"], "confirm", by="ada")
    archive.judge(found["denied"], "reject", by="ada", why="a denial is a claim, and no event of its own")
    whose = {"field": "recipients", "value": "Icelandic trawler Hafdis = ISL BUS"}
    archive.judge(found["hospital"], "amend", **whose, by="ben", why="the trawler is Iceland's")
    archive.judge(found["claim"], "note", by="ben", why="the ministry speaks of flares")
    archive.link()
    add_saved(archive, "search", "Disputed attacks", address="/incidents?standing=disputed&type=ASSAULT", by="ada")
    kept = (_records(archive)["disputed"], found["event"], found["hospital"])
    add_saved(archive, "collection", "The Hafdis case", records=kept, by="ada")
    return archive


def _records(archive: Archive) -> dict[str, str]:
    """Return the ids of the records that the pictures show."""
    events = "SELECT id FROM machine_events WHERE type = 'ASSAULT' AND report = ?"
    return {
        "report": "pictures-01",
        "event": _one(archive, events.replace("?", "'pictures-01'")),
        "hospital": _one(archive, events.replace("?", "'pictures-04'")),
        "denied": _one(archive, "SELECT id FROM machine_events WHERE type = 'REJECT' AND report = 'pictures-03'"),
        "claim": _one(archive, "SELECT id FROM claims WHERE report = 'pictures-03' AND stance = 'denies'"),
        "disputed": _one(archive, "SELECT id FROM incidents WHERE standing = 'disputed' ORDER BY reports DESC"),
    }


def _one(archive: Archive, sql: str) -> str:
    found: list[str] = archive.query(sql)["id"].to_pylist()
    return found[0]


def take(browser: Browser, address: str, moment: Picture, theme: str, records: dict[str, str]) -> Path:
    """Take one picture and return its file; what the page may not do stops it."""
    file = PICTURES / f"{moment.name}-{theme}.jpg"
    options = {"viewport": moment.viewport or WIDE, "color_scheme": theme}
    with open_page(browser, address, **options) as watched:
        watched.go(moment.path.format_map(records))
        if moment.act:
            moment.act(watched)
        watched.settle()
        watched.page.wait_for_timeout(300)  # what moves has come to rest
        watched.page.screenshot(path=file, type="jpeg", quality=QUALITY)
        watched.check()
    return file


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(SWITCHES))
        yield browser
        browser.close()


def main(asked: list[str]) -> None:
    """Take all pictures, or those of the views that are named."""
    if reason := lacking():
        sys.exit(reason)
    moments = [moment for moment in MOMENTS if not asked or moment.name in asked]
    with tempfile.TemporaryDirectory() as folder:
        archive = fill_archive(Path(folder) / "north-sea")
        records = _records(archive)
        with run_desk(archive.folder) as desk, _chromium() as browser:
            for moment in moments:
                for theme in THEMES:
                    file = take(browser, desk.address, moment, theme, records)
                    print(f"{file.stat().st_size:>9,} {file.name}")
    _clear()


def _clear() -> None:
    """Take away pictures that nothing makes any more, and say how much there is."""
    for file in set(PICTURES.glob("*.jpg")) - {PICTURES / name for name in names()}:
        file.unlink()
    total = sum(file.stat().st_size for file in PICTURES.glob("*.jpg"))
    print(f"{total:>9,} bytes in all")
    if total > MOST:
        sys.exit(f"the pictures may have {MOST:,} bytes together: lower QUALITY")


if __name__ == "__main__":
    main(sys.argv[1:])
