"""Rows that an archive answers with, as a table, CSV or JSON lines."""

import json
from collections.abc import Iterable
from typing import Any

import click


def _write_table(names: list[str], rows: Iterable[dict[str, Any]]) -> None:
    from readout.archive.exports.styles import as_text
    from readout.cli.tables import write_table

    write_table(names, ([as_text(row[name]) for name in names] for row in rows))


def _write_csv(names: list[str], rows: Iterable[dict[str, Any]]) -> None:
    import csv
    import sys

    from readout.archive.exports.styles import as_text

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([as_text(row[name]) for name in names] for row in rows)


def _write_jsonl(_: list[str], rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False, default=str))


ROW_WRITERS = {"table": _write_table, "csv": _write_csv, "jsonl": _write_jsonl}
