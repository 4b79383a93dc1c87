"""`readout query`: SQL over an archive."""

from pathlib import Path

import click

from readout.cli.rows import ROW_WRITERS

SHOWN = 100  # rows that a table shows where no limit is given


@click.command("query")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("sql")
@click.option(
    "--to", "form", type=click.Choice(tuple(ROW_WRITERS)), default="table", show_default=True, help="What to write."
)
@click.option(
    "--limit", type=click.IntRange(min=1), help=f"Rows at most. A table on a terminal shows {SHOWN} if none is given."
)
def command(archive: Path, sql: str, form: str, limit: int | None) -> None:
    """Ask an archive with SQL (DuckDB); read only.

    \b
    Views: reports, mentions, events, claims, readings, problems. They show the latest reading of each report, with what
    people judged laid over it; machine_events and machine_claims are without it.
    docs/archive.md lists their columns and a dozen questions. A table in a pipe has tabs between its cells.

    \b
    Examples:
      readout query my-archive "select type, mode, count(*) as n from events group by all order by n desc"
      readout query my-archive "describe events"
      readout query my-archive "select * from claims where stance = 'denies'" --to csv > denials.csv
    """
    from readout.archive import open_archive

    cut = SHOWN if limit is None and form == "table" and _on_terminal() else None
    result = open_archive(archive).query(sql, limit=cut + 1 if cut else limit)
    rows = result.to_pylist()
    ROW_WRITERS[form](result.column_names, rows[:cut])
    if cut and len(rows) > cut:
        click.echo(f"readout: the first {cut} rows; --limit shows more, --to csv or jsonl writes all", err=True)


def _on_terminal() -> bool:
    import sys

    return sys.stdout.isatty()
