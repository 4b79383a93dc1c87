"""Rows that an archive answers with, as a table, CSV or JSON lines."""

import json
from collections.abc import Iterable
from typing import Any

import click


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


ROW_WRITERS = {"table": _write_table, "csv": _write_csv, "jsonl": _write_jsonl}
