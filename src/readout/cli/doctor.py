"""`readout doctor`: what is installed, which model, and whether it works."""

import platform
import sys
import time
from importlib.metadata import PackageNotFoundError, version

import click

from readout.errors import ReadoutError

PARTS = ("numpy", "onnxruntime", "trafilatura", "deltalake", "duckdb", "pyarrow", "rich", "click")
EXTRAS = ("pandas", "polars", "torch")
SAMPLE = "The foreign minister of Norway met his Swedish counterpart in Oslo on Monday, the ministry said."


@click.command("doctor")
def command() -> None:
    """Check the installation: versions, model, data, and one report read.

    \b
    Example:
      readout doctor
    """
    click.echo(
        f"readout {version('readout')} on Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    )
    missing = [name for name in PARTS if not _part(name, needed=True)]  # all are looked at
    for name in EXTRAS:
        _part(name, needed=False)
    sys.exit(0 if _works() and not missing else 1)


def _part(name: str, needed: bool) -> bool:
    try:
        click.echo(f"  {name:14} {version(name)}")
    except PackageNotFoundError:
        click.echo(f"  {name:14} {'MISSING: pip install ' + name if needed else 'not installed (optional)'}")
        return not needed
    return True


def _works() -> bool:
    from readout.pipeline import load_tools, read_report
    from readout.read import read_text

    started = time.perf_counter()
    try:
        tools = load_tools()
        reading = read_report(read_text(SAMPLE, published="2024-03-04"), tools)
    except ReadoutError as error:
        click.echo(f"  model          DAMAGED: {error}")
        return False
    seconds = time.perf_counter() - started
    click.echo(
        f"  model          {reading.model}\n  codebook       {reading.codebook}\n  coder          {reading.coder}"
    )
    right = [event.type for event in reading.events] == ["CONSULT"]
    click.echo(f"  one report     {'read' if right else 'READ WRONGLY'} in {seconds:.1f} s, loading included")
    return right
