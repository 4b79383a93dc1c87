"""The ledger of an export: what came, what was written, what was left out and why. The manifest is made of it."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from readout.archive.exports.records import ClaimRecord, EventRecord, Origin


class Ledger:
    """Counts of one export; `keys` is a stream for the ids of rows that can't say where they come from."""

    def __init__(self, keys: TextIO | None = None) -> None:
        self.rows = 0
        self.events = 0
        self.claims = 0
        self.reports: set[str] = set()
        self.incidents: set[str] = set()
        self.versions: set[tuple[str, str, str]] = set()
        self.left_out: Counter[str] = Counter()
        self.told: Counter[str] = Counter()
        self._keys = keys

    def enter_event(self, record: EventRecord) -> None:
        """Count an event that was asked for."""
        self.events += 1
        self._enter(record.origin)
        if record.happening:
            self.incidents.add(record.happening.id)

    def enter_claim(self, record: ClaimRecord) -> None:
        """Count a claim that was asked for."""
        self.claims += 1
        self._enter(record.origin)

    def _enter(self, origin: Origin) -> None:
        self.reports.add(origin.report)
        self.versions.add((origin.coder, origin.model, origin.codebook))

    def leave_out(self, reason: str) -> None:
        """Count an event or claim that the format has no place for."""
        self.left_out[reason] += 1

    def tell(self, what: str) -> None:
        """Count something that the manifest should tell."""
        self.told[what] += 1

    def note_key(self, key: object, record: EventRecord, pair: int, precision: str) -> None:
        """Write which event and pair a row is."""
        if self._keys is None:
            return
        row, incident = record.row, record.happening.id if record.happening else ""
        cells = (key, row["id"], pair, record.origin.report, record.origin.reading, incident, precision)
        self._keys.write("\t".join(map(str, cells)) + "\n")
