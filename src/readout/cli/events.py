"""`readout events`: events of an archive that are chosen by plain options, without SQL."""

import sys
from pathlib import Path
from typing import Any

import click

from readout.cli.asking import asking_options
from readout.cli.rows import ROW_WRITERS

SHOWN = 50  # events that a table on a terminal shows where no limit is given
# The columns of a table; csv and jsonl have all.
COLUMNS = (
    *("when_start", "type", "mode", "actor_names", "recipient_names", "place_name", "standing", "publisher"),
    *("sentence_text", "id"),
)


@click.command("events")
@click.argument("archive", type=click.Path(path_type=Path))
@asking_options
@click.option("--happened", is_flag=True, help="Leave out what is denied, supposed or still to come.")
@click.option("--limit", type=click.IntRange(min=1), help=f"Events at most. A terminal shows {SHOWN} by default.")
@click.option("--to", "form", type=click.Choice(tuple(ROW_WRITERS)), default="table", show_default=True)
def command(archive: Path, limit: int | None, form: str, **asked: Any) -> None:
    """List events of an archive, the earliest first; all options must fit.

    \b
    An event without a time counts on the day of its report. A table has the main columns, csv and jsonl have all;
    docs/archive.md says what they mean.

    \b
    Examples:
      readout events my-archive --actor RUS --recipient UKR --type ASSAULT --since 2024-05-01
      readout events my-archive --pair IND,PAK --standing disputed
      readout events my-archive --actor SDN/MIL --words "barrel bombs" --to csv > events.csv
    """
    from readout.archive import open_archive

    cut = SHOWN if limit is None and form == "table" and sys.stdout.isatty() else None
    chosen = open_archive(archive).events(**asked)
    found = chosen.to_arrow(COLUMNS if form == "table" else None, limit=cut + 1 if cut else limit)
    ROW_WRITERS[form](found.column_names, found.to_pylist()[:cut])
    if cut and found.num_rows > cut:
        click.echo(f"readout: the first {cut} events; --limit shows more, --to csv or jsonl writes all", err=True)
