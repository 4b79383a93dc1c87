"""`readout compact`: merge the small files of an archive."""

import sys
from pathlib import Path

import click


@click.command("compact")
@click.argument("archive", type=click.Path(path_type=Path))
def command(archive: Path) -> None:
    """Merge the many small files of an archive into few, so that questions are answered faster.

    \b
    What is shown stays the same, judgements too, and others may read and append meanwhile. The small files stay on the
    disk for those who still read them; `readout vacuum` deletes them later.

    \b
    Examples:
      readout compact my-archive
      readout compact my-archive && readout vacuum my-archive
    """
    from readout.archive import open_archive
    from readout.cli.progress import follow_steps

    with follow_steps(sys.stderr.isatty()) as on_progress:
        done = open_archive(archive).compact(on_progress=on_progress)
    click.echo(f"{done.merged:,} files merged into {done.into:,}" if done.merged else "nothing to merge")
