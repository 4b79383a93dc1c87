"""`readout tension`: what two countries do to each other, weighed, as a share of what was read."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from readout.cli.rows import ROW_WRITERS
from readout.records.event import Standing

if TYPE_CHECKING:
    from readout.archive.tension import Moved, Tension

FORMS = ("table", "csv", "json")
KINDS = ("conflict", "cooperation")
TELLINGS = 3  # of a happening that are shown
PERIODS = ("day", "week", "month")


@click.command("tension")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("actor", metavar="A")
@click.argument("recipient", metavar="B")
@click.option("--by", type=click.Choice(PERIODS), default="week", show_default=True, help="The period.")
@click.option("--since", metavar="DAY", help="On this day or later, as 2024-05-16.")
@click.option("--until", metavar="DAY", help="On this day or before.")
@click.option(
    "--exposure",
    type=click.Choice(("all", "pair")),
    default="all",
    show_default=True,
    help="Share of all reports read, or of those that name both.",
)
@click.option("--standing", metavar="NAME", help=f"Of {', '.join(get_args(Standing))}; without it all but disputed.")
@click.option("--publisher", metavar="NAME", multiple=True, help="Only this publisher; may come several times.")
@click.option("--without", metavar="NAME", multiple=True, help="Leave out this publisher; may come several times.")
@click.option("--weights", metavar="FILE", help="Another table of weights, of the form of the package's own.")
@click.option(
    "--moved",
    "count",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="How many happenings that moved it most.",
)
@click.option("--kind", type=click.Choice(KINDS), default="conflict", show_default=True, help="What they moved.")
@click.option("--period", metavar="DAY", help="What moved this period, by a day in it; without it, any.")
@click.option("--against", metavar="DAY", help="What moved it since another period: a day in that one, or `before`.")
@click.option("--to", "form", type=click.Choice(FORMS), default="table", show_default=True, help="What to write.")
def command(
    archive: Path,
    actor: str,
    recipient: str,
    count: int,
    kind: str,
    period: str | None,
    against: str | None,
    form: str,
    **asked: Any,
) -> None:
    """Measure conflict and cooperation between two countries, A and B, either of which acts on the other.

    \b
    Each happening counts once, by the weight of its type and mode, and is set against `exposure`, the reports read of
    that time; the table tells it per 1,000 reports, csv and json as a share. In brackets stands the 95 % interval; `?`
    marks a share that fewer than five happenings carry. Below the table stand the happenings that moved it most. Link
    the archive first. docs/tension.md has formula and reasons.

    \b
    Examples:
      readout tension my-archive RUS UKR --since 2024-01-01
      readout tension my-archive Chad Sudan --by month --period 2026-03-01 --against before
      readout tension my-archive RUS UKR --weights my-weights.tsv --without "The Example" --to csv > tension.csv
    """
    from readout.archive import open_archive

    asked = {name: value for name, value in asked.items() if value}
    tension = open_archive(archive).tension(actor, recipient, **asked)
    moved = tension.moved(count, kind, period, against) if count and form != "csv" else ()
    WRITERS[form](tension, moved)
    _tell_unlinked(tension, archive)


def _tell_unlinked(tension: "Tension", archive: Path) -> None:
    from readout.archive.tension import count_unlinked

    if count := count_unlinked(tension.archive):
        told = "1 report is" if count == 1 else f"{count:,} reports are"
        click.echo(f"readout: {told} not linked yet, and each event there counts: readout link {archive}", err=True)


def _write_table(tension: "Tension", moved: "Iterable[Moved]") -> None:
    from readout.archive.tension.records import say_share
    from readout.cli.tables import write_table

    write_table(
        (tension.by, "exposure", *(f"{kind} per 1,000" for kind in KINDS)),
        (
            (row.start.isoformat(), str(row.exposure), say_share(row.conflict), say_share(row.cooperation))
            for row in tension.rows
        ),
    )
    for happening in moved:
        _show_moved(happening)
    click.echo(f"\n{tension.version}, weights {tension.weights}, exposure {tension.exposure}")


def _show_moved(happening: "Moved") -> None:
    from readout.archive.linking.saying import say_count
    from readout.archive.tension.records import say_rate

    kind = "/".join(filter(None, (happening.type, happening.mode)))
    counts = (say_count("sources", happening.sources), say_count("mentions", happening.mentions))
    told = ", ".join((happening.standing, *counts))
    sign = "-" if happening.share < 0 else "+"
    click.echo(f"\n{sign}{say_rate(abs(happening.share))}  {happening.day}  {kind}  ({told})  {happening.id}")
    for one in happening.evidence[:TELLINGS]:
        words = " ".join((one.sentence or "").split())
        click.echo(f"    {one.published}  {one.publisher or one.report}: {words}  [{one.event}]")
    if len(happening.evidence) > TELLINGS:
        click.echo(f"    … and {len(happening.evidence) - TELLINGS} more")


def _write_csv(tension: "Tension", _: "Iterable[Moved]") -> None:
    found = tension.to_arrow()
    ROW_WRITERS["csv"](found.column_names, found.to_pylist())


def _write_json(tension: "Tension", moved: "Iterable[Moved]") -> None:
    told = {**tension.to_dict(), "moved": [asdict(happening) for happening in moved]}
    json.dump(told, sys.stdout, ensure_ascii=False, default=str)
    click.echo()


WRITERS = {"table": _write_table, "csv": _write_csv, "json": _write_json}
