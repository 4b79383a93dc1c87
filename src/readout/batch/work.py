"""One report of many, so that a fault in it stops nothing else."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from readout.records import Problem, Reading, Report

Tools = TypeVar("Tools")


def read_safely(report: Report, read: Callable[[Report, Tools], Reading], tools: Tools) -> Reading | Problem:
    """Return the reading of a report, or the problem that it makes.

    Whatever a stage raises ends here: this is the one place in the package that catches every error.
    """
    try:
        return read(report, tools)
    except Exception as error:  # noqa: BLE001
        return make_problem(report, f"{type(error).__name__}: {error}{_place_of(error)}")


def make_problem(report: Report, message: str) -> Problem:
    """Return the problem of a report; its source is where it was read from, else its id."""
    return Problem(source=report.source or report.id, message=message, report=report.id)


def _place_of(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return ""
    path = Path(frames[-1].filename)
    return f" ({path.parent.name}/{path.name}:{frames[-1].lineno})"
