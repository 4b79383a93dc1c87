"""`readout agree`: how our events agree with those of another project."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.text import Text

    from readout.archive.agreement import Agreement, Cell, Summary

FORMS = ("table", "json", "csv")
KEYS, UNITS = ("pair", "type", "month"), ("mentions", "incidents", "reports")  # as in `archive.agreement`
COUNTS = ("ours", "theirs", "ours_found", "theirs_found", "only_ours", "only_theirs")
SHOWN = 20  # cells


@click.command("agree")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("other", metavar="FILE-OR-SOURCE")
@click.option("--by", multiple=True, type=click.Choice(KEYS), help="Count by these; without it by all three.")
@click.option("--unit", type=click.Choice(UNITS), help="Count ours as these. [default: incidents once linked]")
@click.option("--window", type=click.IntRange(min=0), default=1, show_default=True, help="Days that may lie between.")
@click.option("--since", metavar="DAY", help="On this day or later, as 2024-05-16.")
@click.option("--until", metavar="DAY", help="On this day or before.")
@click.option("--pair", metavar="CODE,CODE", help="Between two countries, either way: RUS,USA.")
@click.option("--type", "kind", metavar="TYPE", help="Of these PLOVER types: ASSAULT,PROTEST.")
@click.option("--place", metavar="CODE", help="In these countries: SDN,TCD.")
@click.option("--limit", type=click.IntRange(min=1), help=f"Cells at most. A table has {SHOWN} by default.")
@click.option("--to", "form", type=click.Choice(FORMS), default="table", show_default=True, help="What to write.")
def command(
    archive: Path,
    other: str,
    by: tuple[str, ...],
    unit: str | None,
    window: int,
    since: str | None,
    until: str | None,
    pair: str | None,
    kind: str | None,
    place: str | None,
    limit: int | None,
    form: str,
) -> None:
    """Compare ours with GDELT, POLECAT, ICEWS, ACLED or UCDP GED: by pair of countries, type and month.

    \b
    The other side is a source that was imported (gdelt, polecat …) or a file, which is imported where it is not yet.
    First come the totals and the shares of each side that are found in the other, then the cells where most of one
    side is lacking in the other, then their evidence: our sentences, their rows. docs/agreement.md says what counts
    as found.

    \b
    Examples:
      readout agree my-archive gdelt --pair RUS,UKR --by month
      readout agree my-archive ged241.csv --since 2024-01-01 --by pair
      readout agree my-archive acled --unit reports --to csv > cells.csv
    """
    from readout.archive import open_archive
    from readout.cli.progress import follow_steps

    opened = open_archive(archive)
    if Path(other).expanduser().is_file():
        from readout.cli.importing import tell_problems

        with follow_steps(sys.stderr.isatty()) as on_progress:
            tell_problems(opened.import_file(other, on_progress=on_progress))
    cut = SHOWN if limit is None and form == "table" else limit
    asked = {"since": since, "until": until, "pair": pair, "type": kind, "place": place}
    found = opened.agree(other, by=by or KEYS, unit=unit, window=window, limit=cut, **asked)
    WRITERS[form](found)
    if form == "table" and len(found.cells) < found.cell_count:
        click.echo(f"readout: {len(found.cells)} of {found.cell_count:,} cells; --limit shows more", err=True)


def _write_json(found: "Agreement") -> None:
    click.echo(json.dumps(found.to_dict(), ensure_ascii=False))


def _write_csv(found: "Agreement") -> None:
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_columns(found))
    writer.writerows(_cells(found, cell) for cell in found.cells)


def _write_table(found: "Agreement") -> None:
    from readout.cli.console import open_console, print_hanging
    from readout.cli.tables import write_table

    console = open_console(None)
    for line in _summary_lines(found.summary):
        click.echo(line)
    click.echo()
    write_table([name.replace("_", " ") for name in _columns(found)], (_cells(found, cell) for cell in found.cells))
    for cell in found.cells:
        if cell.our_examples or cell.their_examples:
            console.print()
            print_hanging(console, "", _heading(cell))
            for text in _evidence(cell):
                print_hanging(console, "  ", text)


WRITERS = {"table": _write_table, "csv": _write_csv, "json": _write_json}


def _columns(found: "Agreement") -> tuple[str, ...]:
    return (*found.by, *COUNTS, *(("correlation",) if found.by == ("pair",) else ()))


def _cells(found: "Agreement", cell: "Cell") -> list[str]:
    values = (getattr(cell, name) for name in _columns(found))
    return ["" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value) for value in values]


def _summary_lines(summary: "Summary") -> Iterator[str]:
    days = f"{summary.since or '…'} to {summary.until or '…'}"
    yield f"{summary.source} beside ours, {days}, days up to {summary.window} apart"
    for side, name in (("ours", f"ours ({summary.unit})"), ("theirs", "theirs (events)")):
        n, found, other, turned = (getattr(summary, f"{side}{end}") for end in ("", "_found", "_other_type", "_turned"))
        share = f", {found / n:.1%}" if n else ""
        yield f"{name:18}{n:>9,}  found in the other: {found:,}{share} (with another type of the class: {other:,})"
        if turned:
            yield f"{'':29}only with actor and recipient turned: {turned:,}"
    if summary.theirs_untyped:
        yield f"{'':29}not compared, for they have no type here: {summary.theirs_untyped:,}"
    if summary.agreement is not None:
        yield f"agreement: {summary.agreement:.1%} of both sides together are found in the other"
    if summary.correlation is not None:
        yield f"correlation of monthly counts: {summary.correlation:.2f}, the median by pair ({summary.pairs:,})"


def _heading(cell: "Cell") -> "Text":
    from rich.text import Text

    key = " ".join(filter(None, (cell.pair, cell.type, cell.month)))
    return Text.assemble((key, "bold"), f"  only ours {cell.only_ours:,}, only theirs {cell.only_theirs:,}")


def _evidence(cell: "Cell") -> Iterator["Text"]:
    from rich.text import Text

    for ours in cell.our_examples:
        words = " ".join((ours.words or "").split())
        kind = "/".join(filter(None, (ours.type, ours.mode)))
        yield Text.assemble(
            "ours    ", f"{ours.start} {kind}  {words}", (f" [{ours.id}, {ours.report}]", "dim"), _found(ours.found)
        )
    for theirs in cell.their_examples:
        words = " – ".join(" ".join(part.split()) for part in (theirs.told, theirs.words) if part)
        where = ", ".join(filter(None, (theirs.id, f"{theirs.file}:{theirs.row}", theirs.url)))
        yield Text.assemble(
            "theirs  ", f"{theirs.start} {theirs.type}  {words}", (f" [{where}]", "dim"), _found(theirs.found)
        )


def _found(how: str) -> str:
    return {"same": "  found", "class": "  found with another type", "turned": "  found turned"}.get(how, "")
