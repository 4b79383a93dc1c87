"""`readout read`: reports in, records out."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from readout.cli.progress import count_progress
from readout.records import Problem, Reading

FORMATS = ("jsonl", "table", "tree", "parquet", "archive")


@click.command("read")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--to", "form", type=click.Choice(FORMATS), default="tree", show_default=True, help="What to write.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Where to write; a folder for parquet and archive."
)
@click.option("--published", metavar="DATE", help="ISO day for reports that carry no date of their own.")
@click.option("--publisher", metavar="NAME", help="Publisher of reports that name none.")
@click.option("--jobs", "-j", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to read with.")
@click.option(
    "--on-error",
    type=click.Choice(("skip", "stop")),
    default="skip",
    show_default=True,
    help="What to do about an input that cannot be read.",
)
@click.option("--again", is_flag=True, help="Read reports anew that the archive already holds from this version.")
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
def command(
    inputs: tuple[str, ...],
    form: str,
    output: Path | None,
    published: str | None,
    publisher: str | None,
    jobs: int,
    on_error: str,
    again: bool,
    quiet: bool,
) -> None:
    """Read reports from files, folders or standard input (-).

    \b
    Text, HTML, JSON lines and CSV are recognised by themselves. The exit status is 0 if all went well, 1 if some
    inputs could not be read (the rest is written), 2 if nothing could be done.

    \b
    Examples:
      readout read story.txt --published 2021-11-23
      readout read reports/ --to jsonl --jobs 4 > readings.jsonl
      curl -s https://example.org/story | readout read - --to tree
      readout read reports.jsonl --to archive --output my-archive     (killed? run it again: it goes on)
    """
    from readout.cli.outputs import open_output
    from readout.cli.run import read_all

    check_day(published)
    writer = open_output(form, output)
    known = None if again else writer.known
    results = read_all(inputs, published=published, publisher=publisher, jobs=jobs, on_error=on_error, known=known)
    faults: list[Problem] = []
    writer.write(count_progress(_told(results, faults), "reports", quiet=quiet))
    sys.exit(1 if faults else 0)


def _told(results: Iterable[Reading | Problem], faults: list[Problem]) -> Iterator[Reading | Problem]:
    """Pass results on; each problem is told on standard error and the last kept in `faults`."""
    for result in results:
        if isinstance(result, Problem):
            tell(result)
            faults[:] = [result]
        yield result


def check_day(published: str | None) -> None:
    """Refuse a `--published` that is no ISO day or moment."""
    from datetime import datetime

    try:
        if published is not None:
            datetime.fromisoformat(published)
    except ValueError:
        raise click.BadParameter(f"{published!r} is no ISO date such as 2021-11-23", param_hint="--published") from None


def tell(problem: Problem) -> None:
    """Print a problem on standard error, one line."""
    where = f"{problem.source}:{problem.line}" if problem.line else problem.source
    name = f" (report {problem.report})" if problem.report else ""
    click.echo(f"readout: {where}{name}: {problem.message}", err=True)
