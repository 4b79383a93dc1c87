"""What each part is worth: the scores with one part switched off. `python -m benchmarks.ablations GOLD [--part PART]`.

GOLD is a folder of annotated reports or JSON lines, as for `readout evaluate`. Every report is encoded once; what comes
after the encoder is run again for every row of the table.
"""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from readout import code as coding
from readout.code import factuality, fillers, participants, selection
from readout.encode import encode_document
from readout.evaluate.gold import open_report, read_gold
from readout.evaluate.predictions import code_reading
from readout.evaluate.score import score_reports
from readout.parse import parse_report
from readout.pipeline import Tools, finish_reading, load_tools
from readout.records import Document, Encoding, Report
from readout.spot import cues, triggers

Read = tuple[Report, Document, Encoding]
NEVER = 2.0  # no chance is as high


@contextmanager
def changed(module: Any, **values: Any) -> Iterator[None]:
    """Put other values into a module for a while."""
    before = {name: getattr(module, name) for name in values}
    for name, value in values.items():
        setattr(module, name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(module, name, value)


def _same(draft: Any) -> Any:
    return draft


def _as_found(scene: Any) -> tuple[Any, ...]:
    found: tuple[Any, ...] = scene.found
    return found


def _nothing(*_: Any) -> None:
    return None


def _nobody(*_: Any) -> tuple[tuple[()], tuple[()]]:
    return (), ()


MEASURES = (
    "events.any_type",
    "events.type",
    "events.type_and_countries",
    "claims.content",
    "claims.content_and_speaker",
)
PARTS: dict[str, Callable[[], Any]] = {
    "everything": lambda: changed(triggers),
    "without the lexicon of predicates": lambda: changed(triggers, match_predicate=_nothing),
    "without roles before slots": lambda: changed(fillers, SURE=NEVER),
    "without the learnt choice of sides": lambda: changed(participants, settle_side=_as_found),
    "without slots (roles only, no tree)": lambda: changed(fillers, _by_slots=_nobody),
    "without conversion of types": lambda: changed(coding, convert_type=_same),
    "without selection": lambda: changed(selection, VERY_SURE=0.0, SURE=0.0),
    "without the encoder's auxiliaries": lambda: changed(factuality, _weigh=lambda found, _: found),
    "without merging": lambda: changed(coding.merging, ENOUGH=NEVER),
    "without the encoder's cues": lambda: changed(cues, ENOUGH=NEVER, LEAST=dict.fromkeys("!?", 0.0) | {"": 0.0}),
}


def main() -> None:
    """Print a Markdown table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ablations", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--part", choices=("train", "development", "test"))
    options = parser.parse_args()
    gold, tools = read_gold(options.gold, options.part), load_tools()
    reports = [_encode(report, tools) for report in gold]
    print("| program | any event | event type | type + both countries | claims | right speaker |")
    print("|---|---|---|---|---|---|")
    for name, change in PARTS.items():
        with change():
            answers = [code_reading(finish_reading(*read, tools)) for read in reports]
        figures = score_reports(gold, answers).figures()
        cells = (figures[f"{what}.f1"] for what in MEASURES)
        print(f"| {name} | " + " | ".join(f"{cell}" for cell in cells) + " |", flush=True)


def _encode(gold: Any, tools: Tools) -> Read:
    report = open_report(gold)
    document = parse_report(report)
    return report, document, encode_document(document, report.text, tools.encoder)


if __name__ == "__main__":
    main()
