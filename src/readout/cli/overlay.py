"""The option `--world`, which the commands that read share."""

from pathlib import Path

import click

world_option = click.option(
    "--world",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="A folder of your own facts that lie over ours, see docs/world.md; by default $READOUT_WORLD or none.",
)
