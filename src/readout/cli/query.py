"""`readout query`: SQL over an archive."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

FORMS = ("table", "csv", "jsonl")
SHOWN = 100  # rows that a table shows where no limit is given


@click.command("query")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("sql")
@click.option("--to", "form", type=click.Choice(FORMS), default="table", show_default=True, help="What to write.")
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
    WRITERS[form](result.column_names, rows[:cut])
    if cut and len(rows) > cut:
        click.echo(f"readout: the first {cut} rows; --limit shows more, --to csv or jsonl writes all", err=True)


def _on_terminal() -> bool:
    import sys

    return sys.stdout.isatty()


def _write_table(names: list[str], rows: Iterable[dict[str, Any]]) -> None:
    from readout.cli.tables import write_table

    write_table(names, ([_cell(row[name]) for name in names] for row in rows))


def _write_csv(names: list[str], rows: Iterable[dict[str, Any]]) -> None:
    import csv
    import sys

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in rows)


def _write_jsonl(_: list[str], rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False, default=str))


def _cell(value: Any) -> str:
    """Return a value as text: nothing for null, lists joined by semicolons, structures as JSON."""
    if value is None:
        return ""
    if isinstance(value, list) and not any(isinstance(item, dict | list) for item in value):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


WRITERS = {"table": _write_table, "csv": _write_csv, "jsonl": _write_jsonl}
