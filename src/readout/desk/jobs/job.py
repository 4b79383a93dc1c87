"""A job: how far it is, what went wrong, and the wish that it stop."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from threading import Event
from typing import Literal
from uuid import uuid4

from readout.records import Problem

State = Literal["waiting", "running", "done", "stopped", "failed"]
SHOWN = 200  # problems that a job keeps; all are in the archive


class Job:
    """Written to by the thread that works, read by all others.

    `read` are the reports looked at, `new` those of them that the archive did not have from this version.
    """

    def __init__(self, what: str, source: str) -> None:
        self.id = uuid4().hex[:16]
        self.what, self.source = what, source
        self.state: State = "waiting"
        self.read, self.new = 0, 0
        self.problems: list[Problem] = []
        self.message: str | None = None
        self.started = datetime.now(UTC).isoformat(timespec="seconds")
        self._wish = Event()
        self._began: float | None = None
        self._took: float | None = None

    @property
    def stopping(self) -> bool:
        """Whether somebody wants it to stop."""
        return self._wish.is_set()

    @property
    def seconds(self) -> float:
        """How long it has been at work, or was."""
        if self._took is not None:
            return self._took
        return round(time.monotonic() - self._began, 1) if self._began is not None else 0.0

    @property
    def ended(self) -> bool:
        """Whether nothing more comes of it."""
        return self.state in ("done", "stopped", "failed")

    def stop(self) -> None:
        """Wish that it stop; what it has done stays."""
        self._wish.set()

    def wait(self, seconds: float) -> None:
        """Wait, or less where somebody wants it to stop."""
        self._wish.wait(seconds)

    def tell(self, words: str) -> None:
        """Say what is being done; nothing with no words."""
        self.message = words or None

    def begin(self) -> None:
        """Note that work begins."""
        self._began, self.state = time.monotonic(), "running"

    def end(self, state: State, message: str | None = None) -> None:
        """Note that work has ended, and how."""
        self._took = self.seconds
        self.message = message if message is not None else self.message
        self.state = state

    def note(self, problem: Problem) -> None:
        """Keep a problem, as long as there are few."""
        if len(self.problems) < SHOWN:
            self.problems.append(problem)
        elif len(self.problems) == SHOWN:
            more = "more problems follow; the view `problems` of the archive has them all"
            self.problems.append(Problem(source=self.source, message=more))
