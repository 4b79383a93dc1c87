"""What is true of an invented month: which event tells which happening, and what became of each report."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from readout.evaluate.clusters import join_pairs


@dataclass(slots=True, kw_only=True)
class Truth:
    """What the generator noted of each report, by its id."""

    told: dict[str, dict[str, str]] = field(default_factory=dict)  # happening by event
    copy_of: dict[str, str] = field(default_factory=dict)
    version_of: dict[str, str] = field(default_factory=dict)
    kills: dict[str, str] = field(default_factory=dict)

    def happenings(self, exclude: set[str]) -> dict[str, str]:
        """Return the happening of every event but those of some reports."""
        return {
            event: happening
            for report, told in self.told.items()
            if report not in exclude
            for event, happening in told.items()
        }

    def withdrawn(self) -> set[str]:
        """Return the reports that were killed, their earlier versions and all copies of either."""
        found: set[str] = set()
        for report in self.kills.values():
            while report and report not in found:
                found.add(report)
                report = self.version_of.get(report, "")
        return found | {copy for copy, source in self.copy_of.items() if source in found}

    def replaced(self) -> set[str]:
        """Return the reports in whose place a later version speaks."""
        chains = {source for report, source in self.version_of.items() if report not in self.kills}
        return chains - self.withdrawn()

    def families(self) -> dict[str, str]:
        """Return the family of every report: what copies and versions join, else the report alone."""
        joined = join_pairs([*self.copy_of.items(), *self.version_of.items()])
        return {report: joined.get(report, report) for report in self.told}


def read_truth(path: Path) -> Truth:
    """Return the truth of a file of JSON lines, one a report."""
    truth = Truth()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            report = record["report"]
            truth.told[report] = record["happenings"]
            for name in ("copy_of", "version_of", "kills"):
                if name in record:
                    getattr(truth, name)[report] = record[name]
    return truth
