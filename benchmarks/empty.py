"""False events in reports of the corpus that have none: `python -m benchmarks.empty CORPUS`."""

import sys
from collections import Counter
from pathlib import Path

from readout.evaluate import code_reading, read_gold
from readout.evaluate.gold import open_report
from readout.pipeline import load_tools, read_report


def main() -> None:
    """Print a line for each part of the corpus and one for all."""
    folder = Path(sys.argv[1]) / "reports"
    tools = load_tools()
    reports: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for part in ("train", "development", "test"):
        for gold in read_gold(folder, part):
            if gold.events:
                continue
            report = open_report(gold)
            for name in (part, "all"):
                reports[name] += 1
                found[name] += len(code_reading(read_report(report, tools)).events)
    for name, count in reports.items():
        print(f"{name}: {found[name]} events in {count} reports without any, {found[name] / count:.2f} a report")


if __name__ == "__main__":
    main()
