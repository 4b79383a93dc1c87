"""What `readout read --to` writes: one writer a form, opened, fed and closed alike."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TextIO

import click

from readout.records import Problem, Reading, Report

if TYPE_CHECKING:
    from readout.fetch.visits import Visits

FORMS = ("jsonl", "table", "tree", "parquet", "archive")
KEPT = ("parquet", "archive")  # forms that are folders
SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".tsv": "table"}
Results = Iterable[Reading | Problem]


class Writer(Protocol):
    """Writes readings and problems as they come; `known` tells which reports need no reading, if it can."""

    @property
    def known(self) -> Callable[[Report], bool] | None:
        """Tells whether a report needs no reading; none where it can't be told."""

    @property
    def visits(self) -> "Visits | None":
        """Remembers the addresses that were read; none where nothing of them is kept."""

    def write(self, results: Results) -> None:
        """Write all there is; most forms leave problems to standard error."""


def choose_form(form: str | None, output: Path | None) -> str:
    """Return the form asked for, else the one that the name of the output tells, else `tree`."""
    return form or SUFFIXES.get(output.suffix.lower() if output else "", "tree")


def check_output(form: str, output: Path | None, inputs: Iterable[str]) -> None:
    """Refuse an output that is missing, is an input itself, or lies in a folder that is read: a usage error."""
    if output is None:
        if form in KEPT:
            raise click.UsageError(f"--to {form} needs --output FOLDER")
        return
    target = output.expanduser().absolute()
    if form not in KEPT and target.is_dir():
        raise click.UsageError(f"--output {output} is a folder; --to {form} writes a file")
    for name in inputs:
        source = Path(name).absolute()
        if name != "-" and (_same(source, target) or (source.is_dir() and source in target.parents)):
            raise click.UsageError(f"--output {output} is or lies in the input {name}; write to another place")


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def open_output(
    form: str, output: Path | None, coder: str | None = None, options: Mapping[str, Any] | None = None
) -> Writer:
    """Return the writer of a form; an archive knows the reports that `coder` has read, without it the installed one.

    An archive also notes the `options` of the run.
    """
    if form in KEPT and output is not None:
        from readout.cli.archiving import ArchiveWriter, ParquetWriter

        return ArchiveWriter(output, coder, options) if form == "archive" else ParquetWriter(output)
    return LineWriter(WRITERS[form], output)


class LineWriter:
    """Writes lines for each reading, to a file or to standard output."""

    known: Callable[[Report], bool] | None = None
    visits: "Visits | None" = None

    def __init__(self, write: Callable[[Iterator[Reading], TextIO], None], output: Path | None) -> None:
        self._write, self._output = write, output

    def write(self, results: Results) -> None:
        """Write each reading at once, so that a killed run has lost nothing it printed."""
        readings = (result for result in results if isinstance(result, Reading))
        if self._output is None:
            self._write(readings, sys.stdout)
            return
        with self._output.expanduser().open("w", encoding="utf-8", errors="backslashreplace") as stream:
            self._write(readings, stream)


def _write_jsonl(readings: Iterator[Reading], stream: TextIO) -> None:
    for reading in readings:
        print(json.dumps(reading.to_dict(), ensure_ascii=False), file=stream, flush=True)


def _write_table(readings: Iterator[Reading], stream: TextIO) -> None:
    from readout.cli.lines import EVENT_COLUMNS, event_cells
    from readout.cli.tables import print_aligned, tabbed_lines

    columns = ("report", *EVENT_COLUMNS)
    rows = ((reading.report.id, *event_cells(reading, event)) for reading in readings for event in reading.events)
    if stream.isatty():
        print_aligned(columns, rows)
        return
    for line in tabbed_lines(columns, rows):
        print(line, file=stream, flush=True)


def _write_tree(readings: Iterator[Reading], stream: TextIO) -> None:
    from readout.cli.lines import reading_lines

    for reading in readings:
        print("\n".join(reading_lines(reading)) + "\n", file=stream, flush=True)


WRITERS = {"jsonl": _write_jsonl, "table": _write_table, "tree": _write_tree}
