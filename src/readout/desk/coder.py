"""The coder of a desk: its tools are loaded once, in the background, so that the first pasted report is coded soon."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Semaphore, Thread

from readout.pipeline import Tools, load_tools, read_report
from readout.records import Reading, Report

AT_ONCE = 2  # reports that are read at the same time; the others wait


class Coder:
    """Reads single reports in this process; loads its tools at the first one, or before if it is warmed."""

    def __init__(self, load: Callable[[], Tools] = load_tools) -> None:
        self._load = load
        self._tools: Tools | None = None
        self._lock = Lock()
        self._places = Semaphore(AT_ONCE)

    def warm(self) -> None:
        """Load the tools in the background; what is wrong with them is told to whoever reads first."""
        Thread(target=self._try, daemon=True, name="loading the coder").start()

    def tools(self) -> Tools:
        """Return the tools, waiting until they are loaded; `ModelError` or `DataError` if the package is damaged."""
        with self._lock:
            if self._tools is None:
                self._tools = self._load()
            return self._tools

    def read(self, report: Report) -> Reading:
        """Return the reading of a report; one who waits too long for a place is not turned away but served later."""
        tools = self.tools()
        with self._places:
            return read_report(report, tools)

    def _try(self) -> None:
        from readout.errors import ReadoutError

        try:
            self.tools()
        except ReadoutError:
            return
