"""What `readout read --to` writes: one writer a form, opened, fed and closed alike."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import click

from readout.records import Problem, Reading, Report


class Writer(Protocol):
    """Takes readings and problems as they come; `known` tells which reports need no reading, if it can."""

    known: Callable[[Report], bool] | None

    def reading(self, reading: Reading) -> None:
        """Take a reading."""

    def problem(self, problem: Problem) -> None:
        """Take a problem; most forms leave it to standard error."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


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
        self._render = render
        self._stream = output.open("w", encoding="utf-8") if output else sys.stdout

    def reading(self, reading: Reading) -> None:
        """Write one reading at once, so that a killed run has lost nothing it printed."""
        print(self._render(reading), file=self._stream, flush=True)

    def problem(self, problem: Problem) -> None:
        """Leave the problem to standard error."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not sys.stdout:
            self._stream.close()


def _json_line(reading: Reading) -> str:
    return json.dumps(reading.to_dict(), ensure_ascii=False)


def _table_lines(reading: Reading) -> str:
    from readout.cli.lines import event_cells

    return "\n".join("\t".join((reading.report.id, *event_cells(reading, event))) for event in reading.events)


def _tree_lines(reading: Reading) -> str:
    from readout.cli.lines import reading_lines

    return "\n".join(reading_lines(reading)) + "\n"
