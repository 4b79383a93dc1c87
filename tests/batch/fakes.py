"""Stand-ins for the pipeline; in a module of their own, as worker processes have to import them."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from readout.errors import ModelError
from readout.records import Reading, Report


def make_report(number: int, text: str = "calm") -> Report:
    return Report(id=f"r{number}", text=text, paragraphs=(), source=f"reports/{number}.txt")


def load() -> str:
    """Load the tools: here the number of the process."""
    return str(os.getpid())


def load_noted(folder: Path) -> str:
    """Load the tools and leave a note of it."""
    (folder / f"{os.getpid()}-{time.monotonic_ns()}").touch()
    return str(os.getpid())


def load_badly() -> str:
    raise ModelError("weights are missing")


def load_deadly() -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def read(report: Report, tools: str) -> Reading:
    """Do what the report's text says, then read it; `coder` tells the process."""
    if report.text == "fault":
        raise KeyError("no such actor")
    if report.text == "deep":
        return read(report, tools)
    if report.text == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if report.text.startswith("sleep "):
        time.sleep(float(report.text.removeprefix("sleep ")))
    return Reading(report=report, mentions=(), events=(), claims=(), coder=tools, model="m", codebook="1")
