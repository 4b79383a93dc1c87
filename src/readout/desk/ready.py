"""Keeps the archive ready for quick answers: has it prepared when the desk starts, and after each change."""

from __future__ import annotations

import time
from threading import Lock, Timer

import click

from readout.archive import Archive
from readout.errors import ReadoutError

REST = 0.5  # seconds that an archive must stand still at least


class Ready:
    """Prepares an archive in the background, once it stood still for as long as the last time took, twice over.

    So an archive that changes all the time, as when a feed is read, is not prepared again and again; its answers are
    the same meanwhile, only slower.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._lock = Lock()
        self._state: str | None = None
        self._timer: Timer | None = None
        self._took = 0.0
        self._open = False

    def start(self) -> None:
        """Prepare the archive now, and from now on after each change that is noticed."""
        self._open = True
        self.notice(self._archive.state())

    def notice(self, state: str) -> None:
        """Prepare the archive some time from now if this is another state than the last that was noticed."""
        with self._lock:
            if not self._open or state == self._state:
                return
            wait = 0.0 if self._state is None else max(REST, 2 * self._took)
            self._state = state
            self._set(Timer(wait, self._prepare))

    def close(self) -> None:
        """Prepare nothing any more."""
        with self._lock:
            self._open = False
            self._set(None)

    def _set(self, timer: Timer | None) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = timer
        if timer:
            timer.daemon = True
            timer.start()

    def _prepare(self) -> None:
        start = time.monotonic()
        try:
            self._archive.prepare()
        except ReadoutError as error:  # answers are slower, no more
            click.echo(f"the archive is not kept in memory: {error}", err=True)
        self._took = time.monotonic() - start
