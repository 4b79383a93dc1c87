"""`readout query`: SQL over an archive."""

from pathlib import Path

import click

FORMATS = ("table", "csv", "jsonl")


@click.command("query")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("sql")
@click.option("--to", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), default=None, help="Rows at most; a table shows 100 by default.")
def command(archive: Path, sql: str, form: str, limit: int | None) -> None:
    """Ask an archive with SQL (DuckDB); read only.

    \b
    Views: reports, mentions, events, claims, readings, problems. They show the latest reading of each report.

    \b
    Examples:
      readout query my-archive "select type, mode, count(*) as n from events group by all order by n desc"
      readout query my-archive "describe events"
      readout query my-archive "select * from claims where stance = 'denies'" --to csv > denials.csv
    """
    from readout.archive import open_archive

    result = open_archive(archive).query(sql, limit=limit or (100 if form == "table" else None))
    if form == "csv":
        _write_csv(result.column_names, result.to_pylist())
    elif form == "jsonl":
        _write_jsonl(result.to_pylist())
    else:
        _write_table(result.column_names, result.to_pylist())


def _write_csv(names: list[str], rows: list[dict[str, object]]) -> None:
    import csv
    import sys

    writer = csv.DictWriter(sys.stdout, names)
    writer.writeheader()
    writer.writerows(rows)


def _write_jsonl(rows: list[dict[str, object]]) -> None:
    import json

    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False, default=str))


def _write_table(names: list[str], rows: list[dict[str, object]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(*names, show_lines=False)
    for row in rows:
        table.add_row(*("" if row[name] is None else str(row[name]) for name in names))
    Console().print(table)
