"""Questions for the coder that a test can see through; in a module of their own, as its process imports them."""

from __future__ import annotations

import os
import signal
import time
from typing import Any, cast

from readout.errors import InputError, ModelError
from readout.pipeline import Tools


def load() -> Tools:
    return cast("Tools", {"process": os.getpid()})


def load_badly() -> Tools:
    raise ModelError("weights are missing")


def load_deadly() -> Tools:
    os.kill(os.getpid(), signal.SIGKILL)
    return load()


def process(tools: Tools) -> int:
    return int(cast("dict[str, Any]", tools)["process"])


def wait(tools: Tools, seconds: float) -> str:
    time.sleep(seconds)
    return "waited"


def refuse(tools: Tools, why: str = "no") -> None:
    raise InputError(why)


def die(tools: Tools) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def break_down(tools: Tools) -> None:
    raise KeyError("no such actor")
