"""`readout read`: reports in, records out."""

import sys
from pathlib import Path

import click

from readout.cli.outputs import FORMS, check_output, choose_form, open_output
from readout.cli.overlay import world_option
from readout.cli.progress import follow_progress
from readout.cli.shares import Share
from readout.cli.tally import Tally


@click.command("read")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--to", "form", type=click.Choice(FORMS), help="What to write; by default as --output ends, or tree.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Where to write; a folder for parquet and archive."
)
@click.option("--published", metavar="DATE", help="Day of publication, as 2021-11-23, of reports that carry none.")
@click.option("--publisher", metavar="NAME", help="Publisher of reports that name none.")
@click.option("--jobs", "-j", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to read with.")
@click.option(
    "--on-error",
    type=click.Choice(("skip", "stop")),
    default="skip",
    show_default=True,
    help="Go on after an input that cannot be read, or stop.",
)
@click.option(
    "--min-confidence",
    type=Share(),
    default=0.0,
    metavar="0..1",
    help="Leave out events that the program is less sure of; see the table in MODEL_CARD.md.",
)
@world_option
@click.option(
    "--follow/--no-follow",
    default=None,
    help="Whether the pages of a feed's entries are fetched where the feed has only summaries. "
    "By default those of feeds that are fetched themselves.",
)
@click.option("--again", is_flag=True, help="Read reports anew that the archive already holds from this version.")
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error; problems are told all the same.")
def command(
    inputs: tuple[str, ...],
    form: str | None,
    output: Path | None,
    published: str | None,
    publisher: str | None,
    jobs: int,
    on_error: str,
    min_confidence: float,
    world: Path | None,
    follow: bool | None,
    again: bool,
    quiet: bool,
) -> None:
    """Read reports from files, folders, addresses of the web or standard input (-).

    \b
    Text, HTML, feeds (RSS, Atom, JSON Feed), JSON lines, JSON and CSV are recognised by themselves; see docs/inputs.md.
    Nothing is fetched but what you name, and of a feed the stories that its entries lead to.

    \b
    What --to writes:
      tree      for people: events, and the claims behind them, under each report (default)
      table     a line an event: columns on a terminal, tab-separated in a pipe or file
      jsonl     every record, one JSON object a report
      archive   a folder that grows run by run, for `readout query`
      parquet   a folder of plain Parquet files, one a table

    \b
    Exit status: 0 all was read; 1 some inputs could not be read, the rest is written; 2 nothing could be done.

    \b
    Examples:
      readout read story.txt --published 2021-11-23
      readout read reports/ --to jsonl --jobs 4 > readings.jsonl
      curl -s https://example.org/story | readout read -
      readout read https://example.org/story
      readout read https://example.org/feed.xml --to archive --output my-archive   (again: only what is new)
      readout read https://example.org/feed.xml --no-follow --to jsonl
      readout read reports/ --to table --min-confidence 0.7
      readout read reports/ --world my-world --to table
      readout read reports.jsonl --to archive --output my-archive     (killed? run it again: it goes on)
    """
    from readout.door import read_files
    from readout.read.compose import check_published
    from readout.settings import name_coder
    from readout.world import overlay_version

    form = choose_form(form, output)
    check_output(form, output, inputs)
    if form == "archive" and min_confidence:
        raise click.UsageError("an archive keeps every event; choose in the query: where confidence >= 0.7")
    check_published(published)  # before anything is made on the disk
    overlay = overlay_version(world)
    announce_terminal(inputs)
    options = {
        "inputs": inputs,
        "published": published,
        "publisher": publisher,
        "jobs": jobs,
        "on_error": on_error,
        "again": again,
        "follow": follow,
        "world": overlay,
    }
    tally, writer = Tally(), open_output(form, output, name_coder(overlay), options)
    results = read_files(
        inputs,
        published=published,
        publisher=publisher,
        jobs=jobs,
        on_error="stop" if on_error == "stop" else "skip",
        known=None if again else tally.counting(writer.known),
        min_confidence=min_confidence,
        world=world,
        follow=follow,
        visits=writer.visits if on_error == "skip" else None,  # stopped early, it has not read all that was found
    )
    shown = follow_progress(tally.count(results), tally, live=_is_watched(form, output) and not quiet)
    writer.write(shown)
    if output is not None and not quiet:
        click.echo(f"readout: {tally.summary()}; written to {output}", err=True)
    sys.exit(tally.status())


def announce_terminal(inputs: tuple[str, ...]) -> None:
    """Tell people who read from their terminal that it is their turn."""
    if "-" in inputs and sys.stdin.isatty():
        click.echo("readout: type or paste a report; Ctrl-D on a line of its own ends it", err=True)


def _is_watched(form: str, output: Path | None) -> bool:
    """Tell whether somebody looks at standard error, and the records do not run through the same terminal."""
    return sys.stderr.isatty() and (output is not None or form == "table" or not sys.stdout.isatty())
