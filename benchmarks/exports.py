"""How fast a large archive is exported, and in how much memory: `python -m benchmarks.exports [--events 50000]`.

The archive is that of `benchmarks.large`: a month of invented news, linked, its tables written again a month later each
time. Each format is written by a process of its own, so that the peak of memory is its own too. Beside the seconds on
the clock stands the processor time: on a busy machine only that compares.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.large import make_large
from readout.archive import open_archive
from readout.archive.exports import FORMATS

HEAD = ("format", "rows", "seconds", "of processors", "events/s", "MB written", "MB of memory")


def export_one(archive: Path, name: str) -> dict[str, float]:
    """Export all events in a format, and return what that took; the memory is that of the whole process."""
    with TemporaryDirectory() as folder:
        start, spent = time.perf_counter(), time.process_time()
        written = open_archive(archive).events().export(name, Path(folder) / "export")
        return {
            "rows": written.rows,
            "seconds": time.perf_counter() - start,
            "processors": time.process_time() - spent,
            "size": written.path.stat().st_size / 1e6,
            "memory": peak_memory(),
        }


def peak_memory() -> float:
    """Return the most memory that this process had, in MB; what `resource` tells includes its parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1e3


def export_apart(archive: Path, name: str) -> dict[str, float]:
    """Do the same in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.exports", "--keep", str(archive.parent), "--one", name]
    told: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return told


def tell(name: str, events: int, told: dict[str, float]) -> None:
    """Print one line."""
    rate = events / told["seconds"]
    cells = (told["rows"], told["seconds"], told["processors"], rate, told["size"], told["memory"])
    shapes = (",.0f", ",.1f", ",.1f", ",.0f", ",.1f", ",.0f")
    click.echo(f"{name:16}" + "".join(f"{cell:>14{shape}}" for cell, shape in zip(cells, shapes, strict=True)))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--events", default=50_000, show_default=True, help="Events in the archive, about.")
@click.option(
    "--keep", type=click.Path(file_okay=False, path_type=Path), help="Keep the archive here; use it if there."
)
@click.option("--only", multiple=True, type=click.Choice(FORMATS), help="Formats to measure; all if none is named.")
@click.option("--one", type=click.Choice(FORMATS), hidden=True, help="Measure one format here, and tell it as JSON.")
def main(events: int, keep: Path | None, only: tuple[str, ...], one: str | None) -> None:
    """Measure how fast a large archive is exported in each format."""
    if one and keep:
        click.echo(json.dumps(export_one(keep / "archive", one)))
        return
    with TemporaryDirectory() as temporary:
        folder = keep or Path(temporary)
        make_large(folder, events)
        count = len(open_archive(folder / "archive").events())
        click.echo(f"{count:,} events; the machine's load is {os.getloadavg()[0]:.1f}")
        click.echo(f"{HEAD[0]:16}" + "".join(f"{name:>14}" for name in HEAD[1:]))
        for name in only or FORMATS:
            tell(name, count, export_apart(folder / "archive", name))
        click.echo(f"the machine's load is {os.getloadavg()[0]:.1f} now")


if __name__ == "__main__":
    main()
