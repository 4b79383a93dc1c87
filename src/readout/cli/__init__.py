"""The command line, `readout read`, `show`, `explain` …: one file a command, loaded when called."""

import importlib
import os
import sys
from typing import Any

import click

from readout.errors import ReadoutError

COMMANDS = (
    *("read", "show", "explain", "query", "events", "series", "search", "link", "incidents", "incident", "tension"),
    *("judge", "judgements", "desk", "export", "import", "agree", "compare", "compact", "vacuum", "evaluate", "world"),
    "doctor",
)
FILES = {"import": "importing"}  # commands whose names no file can have
STOPPED, UNHEARD = 130, 141  # what a shell says of a program that Ctrl-C or a closed pipe ended


class LazyGroup(click.Group):
    """A group whose commands are imported only when used: `readout --help` need not load a model."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command, `None` if there is none of the name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"readout.cli.{FILES.get(cmd_name, cmd_name)}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run; what goes wrong is one line on standard error and exit status 2, no traceback."""
        try:
            return super().invoke(ctx)
        except ReadoutError as error:
            _fail(str(error), 2)
        except KeyboardInterrupt:
            _fail("stopped", STOPPED)
        except BrokenPipeError:
            # Nobody reads on. What is still to be flushed must not raise the same again while Python ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(UNHEARD)
        except OSError as error:
            _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error), 2)


def _fail(message: str, status: int) -> None:
    click.echo(f"readout: {message}", err=True)
    sys.exit(status)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="readout", prog_name="readout")
def main() -> None:
    """Read news reports: who did what to whom, when and where, and who says so.

    \b
    Examples:
      readout show report.txt --published 2021-11-23
      readout read reports/ --to jsonl > readings.jsonl
      readout read page.html --to tree
      readout read reports/ --to archive --output my-archive
      readout query my-archive "select type, count(*) from events group by type"
      readout events my-archive --actor RUS --type ASSAULT
      readout explain my-archive e06c
      readout link my-archive
      readout incidents my-archive --standing disputed
      readout tension my-archive RUS UKR --by month
      readout export my-archive --to csv --output events.csv --since 2024-05-01
      readout import my-archive 20240516.export.CSV.zip
      readout agree my-archive gdelt --pair RUS,UKR
      readout compare my-archive 0.1.0 0.2.0
      readout judge my-archive
      readout desk my-archive
      readout compact my-archive
      readout doctor

    `readout COMMAND --help` tells more about each.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Files and pipes get UTF-8 everywhere; a terminal keeps its own and shows \u2192 for what it lacks.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
