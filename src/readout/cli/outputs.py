"""What `readout read --to` writes: one writer a form, opened, fed and closed alike."""

import json
import sys
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Protocol

import click

from readout.records import Problem, Reading, Report


class Writer(Protocol):
    """Writes readings and problems as they come; `known` tells which reports need no reading, if it can."""

    known: Callable[[Report], bool] | None

    def write(self, results: Iterable[Reading | Problem]) -> None:
        """Write all there is; most forms leave problems to standard error."""


def open_output(form: str, output: Path | None) -> Writer:
    """Return the writer of a form; a usage error where `output` is missing."""
    if form in ("parquet", "archive") and output is None:
        raise click.UsageError(f"--to {form} needs --output FOLDER")
    if form == "archive" and output is not None:
        from readout.cli.archiving import ArchiveWriter

        return ArchiveWriter(output)
    if form == "parquet" and output is not None:
        from readout.cli.archiving import ParquetWriter

        return ParquetWriter(output)
    return LineWriter({"jsonl": _json_line, "table": _table_lines, "tree": _tree_lines}[form], output)


class LineWriter:
    """Writes text for each reading, to a file or to standard output."""

    known: Callable[[Report], bool] | None = None

    def __init__(self, render: Callable[[Reading], str], output: Path | None) -> None:
        self._render, self._output = render, output

    def write(self, results: Iterable[Reading | Problem]) -> None:
        """Write each reading at once, so that a killed run has lost nothing it printed."""
        with self._output.open("w", encoding="utf-8") if self._output else nullcontext(sys.stdout) as stream:
            for result in results:
                if isinstance(result, Reading):
                    print(self._render(result), file=stream, flush=True)


def _json_line(reading: Reading) -> str:
    return json.dumps(reading.to_dict(), ensure_ascii=False)


def _table_lines(reading: Reading) -> str:
    from readout.cli.lines import event_cells

    return "\n".join("\t".join((reading.report.id, *event_cells(reading, event))) for event in reading.events)


def _tree_lines(reading: Reading) -> str:
    from readout.cli.lines import reading_lines

    return "\n".join(reading_lines(reading)) + "\n"
