"""Records that wait for their batch."""

from __future__ import annotations

import time

from readout.records import Problem, Reading

BATCH = 500  # readings or problems to a commit …
PATIENCE = 30.0  # … or the seconds the first of them waits at most


class Pending:
    """Gathers records until there are enough of them, or the first has waited for `patience` seconds."""

    def __init__(self, patience: float | None = None) -> None:
        self._patience = PATIENCE if patience is None else patience
        self._records: list[Reading | Problem] = []
        self._since = 0.0

    def add(self, record: Reading | Problem) -> None:
        """Take one more."""
        if not self._records:
            self._since = time.monotonic()
        self._records.append(record)

    def due(self) -> bool:
        """Tell whether they are to be written now."""
        return len(self._records) >= BATCH or time.monotonic() - self._since >= self._patience

    def take(self) -> list[Reading | Problem]:
        """Give what waits, and start anew."""
        taken, self._records = self._records, []
        return taken
