"""An archive is prepared when the desk starts, again when it has changed and stood still, and never after the end."""

from __future__ import annotations

import threading
import time
from typing import cast

from readout.archive import Archive
from readout.desk import ready
from readout.desk.ready import Ready
from readout.errors import ArchiveError

from .conftest import Get


class Watched:
    """An archive that notes when it is prepared."""

    def __init__(self, fault: bool = False) -> None:
        self.times = 0
        self.done = threading.Event()
        self.fault = fault

    def state(self) -> str:
        return "first"

    def prepare(self) -> bool:
        self.times += 1
        self.done.set()
        if self.fault:
            raise ArchiveError("its files are gone")
        return True


def make(watched: Watched) -> Ready:
    return Ready(cast("Archive", watched))


def test_it_prepares_at_the_start_and_after_a_change() -> None:
    watched = Watched()
    desk = make(watched)
    desk.notice("before it started")
    assert watched.times == 0
    desk.start()
    assert watched.done.wait(5)
    watched.done.clear()
    for state in ("first", "second", "second"):
        desk.notice(state)
    assert watched.done.wait(5) and watched.times == 2
    desk.notice("third")
    desk.close()
    time.sleep(ready.REST + 0.1)
    assert watched.times == 2


def test_a_change_soon_after_another_waits_for_rest() -> None:
    watched = Watched()
    desk = make(watched)
    desk.start()
    assert watched.done.wait(5)
    for number in range(5):
        desk.notice(f"state {number}")
    time.sleep(ready.REST / 2)
    assert watched.times == 1
    desk.close()


def test_a_fault_is_no_end() -> None:
    watched = Watched(fault=True)
    desk = make(watched)
    desk.start()
    assert watched.done.wait(5)
    watched.done.clear()
    desk.notice("second")
    assert watched.done.wait(5)
    desk.close()


def test_a_limit_of_none_counts_alone(get: Get) -> None:
    for path in ("events", "incidents", "reports", "claims"):
        page = get(f"/{path}", limit=0)
        assert page["items"] == [] and page["next"] is None
        assert page["count"] == get(f"/{path}", limit=1)["count"] > 0
