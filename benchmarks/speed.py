"""Speed and memory of the whole path on one core: `python -m benchmarks.speed [INPUT...]` (default: our own corpus).

Prints start-up, sentences a second (median of five rounds over the same reports), the share of each stage, peak memory.
"""

import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from readout.attribute import attribute_claims
from readout.code import code_events
from readout.encode import encode_document
from readout.evaluate import read_gold
from readout.parse import parse_report
from readout.pipeline import Tools, load_tools
from readout.read import read_inputs, read_text
from readout.records import Report
from readout.resolve import resolve_mentions
from readout.spot import spot_report

ROUNDS = 5
CORPUS = Path(__file__).parent.parent / "corpus"


def main() -> None:
    print(f"start-up (readout --version): {_seconds([sys.executable, '-m', 'readout', '--version']):.2f} s")
    started = time.perf_counter()
    tools = load_tools()
    print(f"loading model and world: {time.perf_counter() - started:.2f} s")
    reports = _reports(sys.argv[1:])
    rates, shares = [], Counter[str]()
    for _ in range(ROUNDS):
        sentences, spent = _round(reports, tools)
        rates.append(sentences / sum(spent.values()))
        shares.update(spent)
    total = sum(shares.values())
    print(
        f"{len(reports)} reports, {sentences} sentences: {statistics.median(rates):.0f} sentences/s "
        f"(min {min(rates):.0f}, max {max(rates):.0f})"
    )
    print("  " + ", ".join(f"{stage} {100 * seconds / total:.0f} %" for stage, seconds in shares.most_common()))
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _reports(sources: list[str]) -> list[Report]:
    if sources:
        return [item for item in read_inputs(sources) if isinstance(item, Report)]
    gold = read_gold(CORPUS, "development")
    return [read_text(report.text, published=report.published, publisher=report.publisher) for report in gold]


def _round(reports: list[Report], tools: Tools) -> tuple[int, Counter[str]]:
    spent: Counter[str] = Counter()
    sentences = 0

    def timed(stage: str, work: Callable[..., Any], *arguments: Any) -> Any:
        started = time.perf_counter()
        result = work(*arguments)
        spent[stage] += time.perf_counter() - started
        return result

    for report in reports:
        document = timed("parse", parse_report, report)
        encoding = timed("encode", encode_document, document, report.text, tools.encoder)
        spotting = timed("spot", spot_report, report, document, encoding, tools.world)
        resolution = timed("resolve", resolve_mentions, spotting, report, document, encoding, tools.world)
        events = timed("code", code_events, report, document, encoding, spotting, resolution)
        timed("attribute", attribute_claims, report, document, encoding, spotting, resolution, events)
        sentences += len(document.sentences)
    return sentences, spent


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
