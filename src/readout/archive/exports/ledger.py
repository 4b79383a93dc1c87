"""The ledger of an export: what was written, what was left out and why. The manifest is made of it."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from readout.archive.exports.records import EventRecord


class Ledger:
    """Counts of one export; `keys` is a stream for the ids of rows that can't say where they come from."""

    def __init__(self, keys: TextIO | None = None) -> None:
        self.rows = 0
        self.left_out: Counter[str] = Counter()
        self.told: Counter[str] = Counter()
        self.keys = keys

    def leave_out(self, reason: str) -> None:
        """Count an event or claim that the format has no place for."""
        self.left_out[reason] += 1

    def tell(self, what: str) -> None:
        """Count something that the manifest should tell."""
        self.told[what] += 1

    def note_key(self, key: object, record: EventRecord, pair: int, precision: str) -> None:
        """Write which event and pair a row is, and count how sure its code is."""
        self.tell(f"precision {precision}")
        if self.keys is None:
            return
        row, incident = record.row, record.happening.id if record.happening else ""
        cells = (key, row["id"], pair, record.origin.report, record.origin.reading, incident, precision)
        self.keys.write("\t".join(map(str, cells)) + "\n")
