"""`readout judge`: events one after the other, judged by one key each."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readout.cli.shares import Share
from readout.records.event import Standing

if TYPE_CHECKING:
    from readout.cli.judge_desk import Desk

ORDERS = ("confidence", "newest", "type")


@click.command("judge")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option(
    "--order",
    type=click.Choice(ORDERS),
    default="confidence",
    show_default=True,
    help="The least sure first, the newest reports first, or type by type.",
)
@click.option("--id", "id", metavar="ID", help="Only this event or claim, also if it was judged before.")
@click.option("--type", "kind", metavar="TYPE", help="Only events of these PLOVER types: ASSAULT,COERCE.")
@click.option("--country", metavar="WHO", help="Only events with this party on either side: SDN, SDN/REB or a name.")
@click.option("--standing", type=click.Choice(Standing.__args__), help="Only events of this standing.")  # type: ignore[attr-defined]
@click.option("--publisher", metavar="NAME", help="Only events in reports of this publisher.")
@click.option("--since", metavar="DAY", help="Only reports published on this day or later.")
@click.option("--until", metavar="DAY", help="Only reports published on this day or before.")
@click.option("--below", type=Share(), metavar="0..1", help="Only events that the program is less sure of.")
@click.option("--limit", type=click.IntRange(min=1), help="Events at most.")
@click.option("--by", default=None, metavar="NAME", help="Who judges; by default the user of this computer.")
@click.option("--color/--no-color", default=None, help="Colour, or not; by default as the terminal can.")
def command(
    archive: Path,
    order: str,
    id: str | None,
    kind: str | None,
    country: str | None,
    standing: str | None,
    publisher: str | None,
    since: str | None,
    until: str | None,
    below: float | None,
    limit: int | None,
    by: str | None,
    color: bool | None,
) -> None:
    """Show events with their words one after the other, and take what you decide: one key each, saved at once.

    \b
      c  confirm         r  reject          C R  with a reason
      a  amend a field   n  note            u    undo the last one
      h  hypothetical    e  more evidence   s    skip (or Enter)
      q  quit            ?  these keys

    \b
    What was judged does not come again: quit at any time and go on later. After an amendment or a note the event
    stays, for another one. Where standard input is no terminal, each line is a key and what belongs to it:
    `c`, `r a match, not a fight`, `a type COERCE`, `a actors the army = SDN MIL ; raiders = SDN REB`, `n ask Ada`.

    \b
    Judgements are laid over the records in every query and export and outlive newer readings; docs/judgements.md says
    how. `readout link` heeds them at its next run.

    \b
    Examples:
      readout judge my-archive
      readout judge my-archive --order newest --country SDN
      readout judge my-archive --type ASSAULT --below 0.5 --by ada
      printf 'a type COERCE\\nq\\n' | readout judge my-archive --id e06c
    """
    from readout.archive import open_archive
    from readout.archive.choosing.selection import Selection
    from readout.cli.judge_desk import Desk

    wanted = Selection.checked(
        type=kind,
        party=country,
        standing=standing,
        publisher=publisher,
        published_since=since,
        published_until=until,
        below=below,
    )
    desk = Desk(open_archive(archive), by, color)
    _run(desk, desk.find_one(id) if id else desk.find_all(order, wanted, limit))  # type: ignore[arg-type]


def _run(desk: "Desk", ids: list[str]) -> None:
    """Work through the events until there are no more, or the person quits."""
    place = 0
    while place < len(ids):
        desk.show(ids, place)
        step = 0
        while not step:
            asked = _ask()
            if asked is None:
                place = len(ids)
                break
            step = desk.act(*asked)
        place += step
    click.echo(f"readout: {desk.sum_up(len(ids))}", err=True)


def _ask() -> tuple[str, str] | None:
    """Return a key and the words behind it; `None` to quit."""
    if sys.stdin.isatty():
        try:
            key = click.getchar()
        except EOFError:
            return None
        words = ""
        if key in ("C", "R", "n"):
            words = click.prompt("why" if key != "n" else "note", default="", show_default=False)
        elif key == "a":
            words = f"{click.prompt('field')} {click.prompt('value', default='-', show_default=False)}"
    else:
        line = sys.stdin.readline()
        key, words = (line.strip() or "s")[0], line.strip()[1:].strip()
        key = key if line else "q"
    return (
        None if key in ("q", "\x03", "\x04", "\x1b") else (key.lower() if key not in ("\r", "\n", " ") else "s", words)
    )
