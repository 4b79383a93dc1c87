"""`readout export`: events of an archive in the formats of other programs."""

import sys
from pathlib import Path
from typing import Any

import click

from readout.cli.asking import asking_options

# The formats and views of `readout.archive`, told here so that --help need not load it; a test compares them.
FORMATS = (
    *("parquet", "csv", "jsonl", "geojson", "graphml", "plover", "polecat", "icews", "gdelt", "gdelt-mentions"),
    *("acled", "stix", "claimreview", "html"),
)
VIEWS = ("events", "reports", "readings", "mentions", "claims", "incidents")


@click.command("export")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--to", "form", type=click.Choice(FORMATS), required=True, help="The format.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    required=True,
    help="The file; a codebook and a manifest go beside.",
)
@click.option(
    "--table", type=click.Choice(VIEWS), default="events", help="What belongs to the events, for three formats."
)
@click.option("--excel", is_flag=True, help="CSV that spreadsheets open as it is meant.")
@asking_options
@click.option("--event", metavar="ID", help="The one event of this id; its beginning is enough.")
@click.option("--happened", is_flag=True, help="Leave out what is denied, supposed or still to come.")
def command(archive: Path, form: str, output: Path, table: str, excel: bool, **asked: Any) -> None:
    """Write events of an archive to a file in another format, all of them or those that fit.

    \b
    Beside the file lie NAME.codebook.tsv, what each column means, and NAME.manifest.json: what was asked, how many
    mentions, reports and incidents that is, what was left out and why, the versions that read them, and the hash.
    parquet, csv and jsonl also take --table claims, mentions, reports, readings or incidents. docs/exports.md says
    what each format holds and what is lost in it.

    \b
    Examples:
      readout export my-archive --to csv --output events.csv --since 2024-05-01 --pair RUS,UKR
      readout export my-archive --to csv --excel --output for-excel.csv
      readout export my-archive --to gdelt --output 2024.export.CSV --happened
      readout export my-archive --to polecat --output events.polecat.txt --actor SDN/MIL,SDN/REB
      readout export my-archive --to parquet --table claims --output claims.parquet
    """
    from readout.archive import open_archive
    from readout.cli.progress import follow_steps

    selected = open_archive(archive).events(**asked)
    with follow_steps(sys.stderr.isatty()) as show:
        written = selected.export(form, output, view=table, excel=excel, on_progress=show)
    _tell(written.manifest, output)


def _tell(manifest: dict[str, Any], output: Path) -> None:
    """Say what was written: counts by name, and what was left out."""
    counts = ", ".join(f"{count:,} {name}" for name, count in manifest["counts"].items() if count is not None)
    click.echo(f"readout: {manifest['rows']:,} rows in {output}, from {counts}", err=True)
    for reason, count in manifest["left_out"].items():
        click.echo(f"readout: left out {count:,}: {reason}", err=True)
