"""What hands do at the desk, and waiting for what comes of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from .driving import STEP, Watched

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PATIENCE = 30.0  # seconds: many tests may share a slow machine
Found = TypeVar("Found")


def until(watched: Watched, find: Callable[[], Found], wanted: Found) -> None:
    """Wait until `find` gives what is wanted; the test fails with what it gave last."""
    end = time.monotonic() + PATIENCE
    while (found := find()) != wanted and time.monotonic() < end:
        watched.page.wait_for_timeout(STEP)
    assert found == wanted


def find_soon(watched: Watched, find: Callable[[], Found]) -> Found:
    """Wait until `find` gives something, and return it."""
    end = time.monotonic() + PATIENCE
    while not (found := find()) and time.monotonic() < end:
        watched.page.wait_for_timeout(STEP)
    assert found
    return found


def press(page: Page, keys: str) -> None:
    """Press keys one after the other: `j j Enter`."""
    for key in keys.split():
        page.keyboard.press(key)


def download(page: Page, act: Callable[[], Any], folder: Path) -> Path:
    """Return the file that comes of an act, under the name that it is saved by."""
    with page.expect_download() as waiting:
        act()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def drag(page: Page, area: Locator, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag over an area from one place to another, both told as shares of its width and height."""
    box = area.bounding_box()
    assert box
    for move, (across, down) in (("down", start), ("up", end)):
        page.mouse.move(box["x"] + across * box["width"], box["y"] + down * box["height"], steps=4)
        getattr(page.mouse, move)()
