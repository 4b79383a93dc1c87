"""Tables: aligned columns for people at a terminal, tabs where the output goes on to a program."""

import sys
from collections.abc import Iterable, Iterator, Sequence

import click

SHORT = 13  # characters: a column of ids, codes or days is never broken


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print header and rows: aligned on a terminal, once all are there; else with tabs, as they come."""
    if sys.stdout.isatty():
        print_aligned(columns, rows)
    else:
        for line in tabbed_lines(columns, rows):
            click.echo(line)


def tabbed_lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Give header and rows, a line each, tabs between the cells; tabs and line ends inside them become spaces."""
    yield "\t".join(columns)
    for row in rows:
        yield "\t".join(" ".join(cell.split()) for cell in row)


def print_aligned(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table as wide as the terminal at most; cells that are too long go on below themselves."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = [[*row] for row in rows]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold underline")
    for place, name in enumerate(columns):
        short = all(len(row[place]) <= SHORT for row in cells)
        table.add_column(Text(name), overflow="fold", no_wrap=short)
    for row in cells:
        table.add_row(*map(Text, row))  # Text: brackets in a report are not rich's markup
    Console(highlight=False).print(table)
