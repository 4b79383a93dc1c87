"""`readout incident`: the board of one incident, and judgements on incidents."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readout.cli.console import open_console

if TYPE_CHECKING:
    from readout.archive import Archive

FORMS = ("text", "json")


@click.command("incident")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("id", required=False, metavar="[ID]")
@click.option("--merge", nargs=2, metavar="ID ID", help="Judge that two incidents are one happening.")
@click.option(
    "--split", metavar="ID", help="Judge that some events of an incident are another happening; see --events."
)
@click.option("--events", metavar="EVENT,…", help="The events that --split takes out.")
@click.option("--undo", metavar="JUDGEMENT", help="Take back a judgement, by its id.")
@click.option("--why", default="", metavar="WORDS", help="The reason of a judgement.")
@click.option("--by", default=None, metavar="NAME", help="Who judges; by default the user of this computer.")
@click.option("--to", "form", type=click.Choice(FORMS), default="text", show_default=True, help="What to write.")
@click.option("--color/--no-color", default=None, help="Colour, or not; by default as the terminal can.")
def command(
    archive: Path,
    id: str | None,
    merge: tuple[str, str] | None,
    split: str | None,
    events: str | None,
    undo: str | None,
    why: str,
    by: str | None,
    form: str,
    color: bool | None,
) -> None:
    """Show who says what of one incident, side by side; or judge that incidents are one happening, or that one is two.

    \b
    The board has: who asserts, confirms and denies it and who is silent, in which words, where and when; its figures
    as told over time; its reports, copies under the report whose words they carry; and why they are taken to tell of
    one happening. The beginning of an id is enough where it is the only one.

    \b
    A judgement is kept for good and heeded by every linking after; the archive is linked at once, so that it shows.

    \b
    Examples:
      readout incident my-archive i3f2c
      readout incident my-archive i3f2c --to json
      readout incident my-archive --merge i3f2c i77ab --why "same raid, other spelling"
      readout incident my-archive --split i3f2c --events e06c,e1b2 --why "the raid of the day before"
      readout incident my-archive --undo j9d1e
    """
    from readout.archive import open_archive

    asked = [name for name, value in (("ID", id), ("--merge", merge), ("--split", split), ("--undo", undo)) if value]
    if len(asked) != 1:
        raise click.UsageError(f"one of ID, --merge, --split and --undo, not {' and '.join(asked) or 'none'}")
    if (events is None) == (split is not None):
        raise click.UsageError("--split and --events go together")
    opened = open_archive(archive)
    if id:
        _show(opened, id, form, color)
        return
    _judge(opened, merge, split, (events or "").split(","), undo, by, why)


def _show(archive: "Archive", id: str, form: str, color: bool | None) -> None:
    from readout.archive.linking.boards import find_board
    from readout.cli.board import show_board

    board = find_board(archive, id)
    if form == "json":
        click.echo(json.dumps(board.to_dict(), ensure_ascii=False))
    else:
        show_board(board, open_console(color))


def _judge(
    archive: "Archive",
    merge: tuple[str, str] | None,
    split: str | None,
    events: Sequence[str],
    undo: str | None,
    by: str | None,
    why: str,
) -> None:
    """Record a judgement, link, and tell what became of the events that it speaks of."""
    from readout.archive.judging.judge import merge_incidents, split_incident, undo_judgement
    from readout.cli.progress import follow_steps

    if merge:
        judgement = merge_incidents(archive, merge, by=by, why=why).id
    elif split:
        judgement = split_incident(archive, split, filter(None, events), by=by, why=why).id
    else:
        judgement = undo_judgement(archive, undo or "", by=by, why=why)
    click.echo(f"{judgement} {'undone' if undo else 'recorded'}", err=True)
    with follow_steps(sys.stderr.isatty()) as on_progress:
        archive.link(on_progress=on_progress)
    sql = """
    SELECT DISTINCT incident FROM incident_events
    JOIN (SELECT unnest(events || others) AS event FROM judgements WHERE id = ?) USING (event) ORDER BY ALL
    """
    for row in archive.query(sql, values=[judgement]).to_pylist():
        click.echo(row["incident"])
