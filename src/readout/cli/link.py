"""`readout link`: find out what the reports of an archive tell together."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from readout.archive.linking.link import LinkSummary


@click.command("link")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help="Link all reports anew, not only those that came since the last time.")
@click.option("--json", "as_json", is_flag=True, help="Write the counts as JSON.")
def command(archive: Path, again: bool, as_json: bool) -> None:
    """Find copies, versions and withdrawn reports in an archive, and the events that are one happening: incidents.

    \b
    Only reports that came since the last linking are taken up; what is not touched by them stays as it is. It may be
    stopped at any time: until all is written, the archive shows what it showed before. What people judged is kept.

    \b
    Examples:
      readout link my-archive
      readout link my-archive --again
      readout incidents my-archive
    """
    from readout.archive import open_archive
    from readout.cli.progress import follow_steps

    with follow_steps(sys.stderr.isatty()) as on_progress:
        summary = open_archive(archive).link(again=again, on_progress=on_progress)
    if as_json:
        click.echo(json.dumps(asdict(summary)))
    else:
        _print(summary)


def _print(summary: "LinkSummary") -> None:
    """Print the counts, each with what it counts."""
    lines = (
        ("reports", summary.reports, f"of them new to linking: {summary.new}"),
        ("copies", summary.copies, "reports that rest on the words of another"),
        ("versions", summary.versions, "reports that a later version replaced"),
        ("withdrawn", summary.withdrawn, "reports that were taken back"),
        ("sources", summary.sources, "independent agencies and publishers"),
        ("mentions", summary.events, "events that the reports tell"),
        ("incidents", summary.incidents, "happenings that these tell of"),
    )
    for name, count, meaning in lines:
        click.echo(f"{name:10}{count:>9,}  {meaning}")
