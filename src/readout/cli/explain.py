"""`readout explain`: why an event is as it is, field by field."""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readout.cli.console import open_console
from readout.cli.overlay import world_option
from readout.cli.tally import Tally
from readout.errors import InputError, ReadoutError
from readout.explain.findings import FIELDS
from readout.records import Problem

if TYPE_CHECKING:
    from readout.explain.findings import Explanation
    from readout.pipeline import Tools

FORMS = ("text", "json")


@click.command("explain")
@click.argument("source", metavar="ARCHIVE|REPORT")
@click.argument("event", required=False, metavar="[EVENT-ID]")
@click.option("--field", "fields", multiple=True, type=click.Choice(FIELDS), help="Only this field; may be repeated.")
@click.option("--to", "form", type=click.Choice(FORMS), default="text", show_default=True, help="What to write.")
@click.option("--published", metavar="DATE", help="Day of publication, as 2021-11-23, of a report that carries none.")
@click.option("--publisher", metavar="NAME", help="Publisher of a report that names none.")
@world_option
@click.option("--color/--no-color", default=None, help="Colour, or not; by default as the terminal can.")
def command(
    source: str,
    event: str | None,
    fields: tuple[str, ...],
    form: str,
    published: str | None,
    publisher: str | None,
    world: Path | None,
    color: bool | None,
) -> None:
    """Tell for each field of an event the words, the rule or head that decided, its score, and what was passed over.

    \b
    From an archive, an event by its id; from a report, an event or, without an id, all of them. The beginning of an
    id is enough where it is the only one. A stored report is read again: where it was stored by another version, or
    comes out otherwise today, that is said first.

    \b
    Under each field: what was decided, in which words, with its score; by what; and what was not taken (✗) and why.

    \b
    Exit status: 0 explained; 1 some of the input could not be read; 2 nothing could be explained.

    \b
    Examples:
      readout explain my-archive e06c208aa5a0387d516e1
      readout explain my-archive e06c --field place --field actors
      readout explain story.txt --published 2021-11-23
      readout explain https://example.org/story
      readout explain story.txt e06c --to json
    """
    from readout.door import load_once

    tally, load = Tally(), partial(load_once, world)
    found = (
        _explain_archive(source, event, fields, load)
        if source != "-" and not _is_web(source) and ("://" in source or Path(source).is_dir())
        else _explain_reports(source, event, fields, published, publisher, tally, load)
    )
    write = _write_json if form == "json" else _TextWriter(color).write
    for explanation in found:
        write(explanation)
    sys.exit(tally.status())


def _is_web(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def _explain_archive(
    source: str, event: str | None, fields: tuple[str, ...], load: "Callable[[], Tools]"
) -> Iterator["Explanation"]:
    from readout.archive import open_archive

    archive = open_archive(source)
    if event is None:
        raise click.UsageError(
            f"{source} is an archive: name the event (readout query {source} 'select id from events')"
        )
    from readout.explain import explain_archived

    yield explain_archived(archive, load, event, fields)


def _explain_reports(
    source: str,
    event: str | None,
    fields: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    tally: Tally,
    load: "Callable[[], Tools]",
) -> Iterator["Explanation"]:
    """Give the explanation of each report of a file; with an event, of those that tell it."""
    from readout.cli.read import announce_terminal
    from readout.explain import explain_report
    from readout.read import read_inputs

    if source != "-" and not _is_web(source) and not Path(source).exists():
        raise InputError(f"{source}: there is no such report or archive")
    announce_terminal((source,))
    refused: list[ReadoutError] = []
    explained = False
    for result in read_inputs([source], published=published, publisher=publisher):
        if isinstance(result, Problem):
            list(tally.count([result]))
            continue
        tally.read += 1
        try:
            explanation = explain_report(result, load(), event, fields)
        except InputError as error:
            refused.append(error)  # another report of the file may tell the event
            continue
        explained = True
        yield explanation
    if refused and not explained:
        raise refused[0] if len(refused) == 1 else InputError(f"{event}: none of {len(refused)} reports tells it")


def _write_json(explanation: "Explanation") -> None:
    click.echo(json.dumps(explanation.to_dict(), ensure_ascii=False))


class _TextWriter:
    """Prints explanations for people."""

    def __init__(self, color: bool | None) -> None:
        self._console = open_console(color)

    def write(self, explanation: "Explanation") -> None:
        from readout.cli.explained import show_explanation

        show_explanation(explanation, self._console)
