"""Notes of runs: who wrote what when, with which versions, and what came of it."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any
from uuid import uuid4

from readout.archive.build import build_table
from readout.archive.delta import append_rows, create_tables
from readout.archive.places import Place
from readout.archive.schemas import NOTED
from readout.errors import ReadoutError, StoppedError


@dataclass(slots=True, kw_only=True)
class Run:
    """A run under way: whoever appends counts on it. `coder`, `model`, `codebook` and `world` are versions."""

    id: str = field(default_factory=lambda: f"u{uuid4().hex[:20]}")
    coder: str | None = None
    model: str | None = None
    codebook: str | None = None
    world: str | None = None
    reports: int = 0
    new: int = 0
    known: int = 0
    problems: int = 0

    def count(self, reports: int, new: int, problems: int) -> None:
        """Add what was just appended."""
        self.reports, self.new, self.problems = self.reports + reports, self.new + new, self.problems + problems


VERSIONS = ("coder", "model", "codebook", "world")
COUNTS = tuple(one.name for one in fields(Run) if one.name not in ("id", *VERSIONS))


@contextmanager
def note_run(folder: Place, command: str, options: Mapping[str, Any]) -> Iterator[Run]:
    """Note that a run begins, and how it ended: `done`, `failed` with the message, or `stopped` by Ctrl-C or somebody.

    Those of the `options` that are versions have columns of their own, and so has `by`: by default the user of the
    computer. One that is killed has no end in the table.
    """
    versions: dict[str, Any] = {name: options.get(name) for name in VERSIONS}
    run = Run(**versions)
    asked = {name: value for name, value in options.items() if name not in (*VERSIONS, "by")}
    begun = {
        "run": run.id,
        "command": command,
        "options": json.dumps(asked, ensure_ascii=False, default=str),
        "by": options.get("by") or login_name(),
        "version": version("readout"),
        **versions,
        "started": datetime.now(UTC),
    }
    create_tables(folder, NOTED)
    _append(folder, begun)
    try:
        yield run
    except BaseException as error:
        # Where the disk is full, the first error is the one to be told.
        with suppress(ReadoutError):
            _append(folder, {**begun, **_end(run, error)})
        raise
    _append(folder, {**begun, **_end(run, None)})


def login_name() -> str:
    """Return the name of the computer's user, empty where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _end(run: Run, error: BaseException | None) -> dict[str, Any]:
    counts = {name: getattr(run, name) for name in COUNTS}
    stopped = isinstance(error, (KeyboardInterrupt, GeneratorExit, StoppedError))
    outcome = "done" if error is None else "stopped" if stopped else "failed"
    message = str(error) or type(error).__name__ if outcome == "failed" else None
    return {"ended": datetime.now(UTC), "outcome": outcome, "message": message, **counts}


def _append(folder: Place, row: dict[str, Any]) -> None:
    append_rows(folder, "runs", build_table("runs", [row]))
