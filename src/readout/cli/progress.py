"""Progress on standard error: live on a terminal, else a line every half minute for the log."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from readout.cli.tally import Tally

if TYPE_CHECKING:
    from rich.progress import TaskID

Item = TypeVar("Item")
PATIENCE = 30.0  # seconds from line to line


def follow_progress(items: Iterable[Item], tally: Tally, live: bool) -> Iterator[Item]:
    """Pass items on and show how many came and how fast; the total need not be known."""
    return _show_live(items, tally) if live else _log_lines(items, tally)


def _show_live(items: Iterable[Item], tally: Tally) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    # Standard output is the user's: rich must not lay hands on it.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("loading", total=None)
        started = time.monotonic()
        for item in items:
            yield item
            progress.update(task, description=_state(tally, time.monotonic() - started))


def _log_lines(items: Iterable[Item], tally: Tally) -> Iterator[Item]:
    started = last = time.monotonic()
    for item in items:
        yield item
        now = time.monotonic()
        if now - last >= PATIENCE:
            last = now
            click.echo(f"readout: {_state(tally, now - started)}", file=sys.stderr)


def _state(tally: Tally, seconds: float) -> str:
    return f"{tally.summary()}, {tally.read / max(seconds, 0.001):.1f}/s"


@contextmanager
def follow_steps(live: bool) -> Iterator[Callable[[str, int, int | None], None]]:
    """Give a function that shows how far each step of a long work is: a bar on a terminal, else a line now and then."""
    if not live:
        yield _StepLog().tell
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        tasks: dict[str, TaskID] = {}

        def show(step: str, done: int, total: int | None) -> None:
            if step not in tasks:
                tasks[step] = progress.add_task(step, total=total)
            progress.update(tasks[step], completed=done, total=total)

        yield show


class _StepLog:
    """Tells of steps in lines, one every half minute."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def tell(self, step: str, done: int, total: int | None) -> None:
        """Write how far a step is, if the last line is old enough."""
        now = time.monotonic()
        if now - self._last >= PATIENCE:
            self._last = now
            click.echo(f"readout: {step} {done:,}{f' of {total:,}' if total else ''}", file=sys.stderr)
