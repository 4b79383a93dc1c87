"""`readout import`: events of other projects become rows beside ours."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from readout.archive.imports import Import

SOURCES = ("gdelt", "polecat", "icews", "acled", "ucdp")  # as `archive.imports.SOURCES`, which would load much
TOLD = 10  # lines left out that are told one by one


@click.command("import")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "source", type=click.Choice(SOURCES), help="What the files are; else told from the first line.")
@click.option("--again", is_flag=True, help="Read files anew that are there already; the new rows stand for the old.")
def command(archive: Path, files: tuple[Path, ...], source: str | None, again: bool) -> None:
    """Take events of GDELT, POLECAT, ICEWS, ACLED or UCDP GED into an archive, to be asked and compared beside ours.

    \b
    Files may be packed (zip, gz, bz2, xz). What cannot be taken is told with file and line, and the rest goes on. The
    same file again changes nothing; of an event that several files have, the latest edition counts. What was
    imported is in the view `imported`; docs/agreement.md says how each format is read.

    \b
    Examples:
      readout import my-archive 20240516120000.export.CSV.zip
      readout import my-archive ged241.csv --as ucdp
      readout query my-archive "select source, type, count(*) from imported group by all"
    """
    from readout.archive import open_archive
    from readout.cli.progress import follow_steps
    from readout.errors import InputError

    opened, failed = open_archive(archive), False
    for file in files:
        try:
            with follow_steps(sys.stderr.isatty()) as on_progress:
                done = opened.import_file(file, source, again=again, on_progress=on_progress)
        except InputError as error:
            if len(files) == 1:
                raise
            failed = True
            click.echo(f"readout: {error}", err=True)
            continue
        tell_import(done)
    if failed:
        sys.exit(1)


def tell_import(done: "Import") -> None:
    """Print what came of a file: one line, and on standard error the lines that could not be taken."""
    tell_problems(done)
    left_out = f", lines left out: {done.left_out:,}" if done.left_out else ""
    here = "" if done.new else ", in the archive already"
    click.echo(f"{done.file}: {done.rows:,} events of {done.source}{left_out}{here}")


def tell_problems(done: "Import") -> None:
    """Print the first lines that could not be taken to standard error, and how many more there are."""
    for problem in done.problems[:TOLD]:
        click.echo(f"readout: {problem.source}:{problem.line}: {problem.message}", err=True)
    if done.problems and done.left_out > TOLD:
        click.echo(f"readout: {done.file}: and {done.left_out - TOLD:,} more lines left out", err=True)
