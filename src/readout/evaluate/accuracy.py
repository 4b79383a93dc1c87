"""How good the program was on the test part of our corpus: measured once, kept in the package, shown to its users."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from typing import Any

from readout.errors import GoldError
from readout.evaluate.coded import GoldReport
from readout.evaluate.scores import Scores

NAME = "accuracy.json"


def describe_accuracy(
    scores: Scores, gold: Sequence[GoldReport], *, part: str, measured: date, coder: str
) -> dict[str, Any]:
    """Return what is kept: the figures in percent as in `Scores.to_dict`, and how many events of each type gold has.

    `GoldError` where a gold report has no prediction: figures that count it as missed would not be the program's.
    """
    if scores.unanswered:
        raise GoldError(f"{len(scores.unanswered)} reports were not read, the first is {scores.unanswered[0]}")
    figures = {name: value for name, value in scores.to_dict().items() if name not in ("unanswered", "unasked")}
    due = Counter(event.type for report in gold for event in report.events)
    head = {"measured": measured.isoformat(), "part": part, "coder": coder}
    return {**head, **figures, "gold": {"events": dict(sorted(due.items()))}}


def load_accuracy() -> dict[str, Any]:
    """Return what the package keeps, by `describe_accuracy`; `GoldError` where it was built without it."""
    path = files("readout.evaluate").joinpath("data", NAME)
    if not path.is_file():
        raise GoldError(f"{NAME}: this build carries none; make it: python -m readout.evaluate accuracy")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
