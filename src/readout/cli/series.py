"""`readout series`: chosen events of an archive, counted in time or by who acts on whom."""

from pathlib import Path
from typing import Any

import click

from readout.cli.asking import asking_options
from readout.cli.rows import ROW_WRITERS

PERIODS = ("day", "week", "month")
COUNTS = ("events", "reports", "incidents")


@click.command("series")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--by", type=click.Choice(PERIODS), default="week", show_default=True, help="The period.")
@click.option("--count", type=click.Choice(COUNTS), default="events", show_default=True, help="What is counted.")
@click.option("--panel", is_flag=True, help="Instead: all counts by period and pair of countries, zeros filled in.")
@click.option("--network", is_flag=True, help="Instead: all counts by pair of countries, over the whole time.")
@asking_options
@click.option("--unreal", is_flag=True, help="Count what is denied, supposed or still to come, too.")
@click.option("--to", "form", type=click.Choice(tuple(ROW_WRITERS)), default="table", show_default=True)
def command(
    archive: Path, by: str, count: str, panel: bool, network: bool, unreal: bool, form: str, **asked: Any
) -> None:
    """Count events of an archive by day, week or month, beside `exposure`: how many reports were read of that time.

    \b
    Three counts are never mixed: `events` as reports mention them, `reports` that tell them, and `incidents`, what
    happened by all reports of a linked archive. A zero means that reports were read and told of nothing; where none was
    read, the count is empty. A time wider than the period ("in 2024" in a week) has no place in it.

    \b
    Examples:
      readout series my-archive --actor RUS --recipient UKR --type ASSAULT
      readout series my-archive --by month --count incidents --place SDN
      readout series my-archive --panel --by month --to csv > panel.csv
      readout series my-archive --network --since 2024-01-01
    """
    from readout.archive import open_archive

    if panel and network:
        raise click.UsageError("one of --panel and --network")
    chosen, happened = open_archive(archive).events(**asked), not unreal
    if network:
        found = chosen.network(happened=happened)
    elif panel:
        found = chosen.panel(by, happened=happened)
    else:
        found = chosen.series(by, count, happened=happened)
    ROW_WRITERS[form](found.column_names, found.to_pylist())
