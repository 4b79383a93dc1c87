"""`readout vacuum`: delete files of an archive that nothing needs any more."""

from pathlib import Path

import click

WEEK = 7 * 24  # as `archive.upkeep.WEEK`, which would load much; a test compares them


@click.command("vacuum")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option(
    "--keep-hours",
    type=click.IntRange(min=1),
    default=WEEK,
    show_default=True,
    help="Keep what was needed so long ago: longer than any query, reading or linking of another process takes.",
)
@click.option("--dry-run", is_flag=True, help="List the files and their bytes, and delete nothing.")
def command(archive: Path, keep_hours: int, dry_run: bool) -> None:
    """Delete files that an archive does not need: those that `compact` merged, and what killed processes left.

    \b
    No reading, judgement or linking is lost by it, old readings included: only files go that no table has named for
    --keep-hours. Others may read and append meanwhile.

    \b
    Examples:
      readout vacuum my-archive --dry-run
      readout vacuum my-archive
      readout vacuum my-archive --keep-hours 24
    """
    from readout.archive import open_archive

    opened = open_archive(archive)
    found = opened.vacuum(keep_hours, dry_run)
    if dry_run:
        for file in found:
            click.echo(f"{file.size}\t{str(file.path).removeprefix(f'{opened.folder}/')}")
    size = sum(file.size for file in found)
    files = f"{len(found):,} file{'' if len(found) == 1 else 's'}, {size:,} bytes"
    click.echo(f"{files} {'could be freed' if dry_run else 'freed'}", err=dry_run)
