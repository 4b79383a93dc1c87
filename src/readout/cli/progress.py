"""Progress on standard error, for people only: nothing is written where no terminal is."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def count_progress(items: Iterable[Item], what: str, quiet: bool = False) -> Iterator[Item]:
    """Pass items on and show how many came and how fast; the total need not be known."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} " + what),
        TimeElapsedColumn(),
        TextColumn("{task.fields[rate]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, rate="")
        for item in items:
            yield item
            progress.advance(task)
            seconds = progress.tasks[task].elapsed or 0
            if seconds > 1:
                progress.update(task, rate=f"{progress.tasks[task].completed / seconds:.1f}/s")
