"""The command line of those who learn a table from the corpus."""

import argparse
from pathlib import Path
from typing import NamedTuple


class TableOptions(NamedTuple):
    """Where the corpus lies and where the table goes."""

    corpus: Path
    table: Path


def read_table_options(name: str, about: str | None) -> TableOptions:
    """Return the options of `python -m readout.train.NAME CORPUS TABLE`."""
    parser = argparse.ArgumentParser(prog=f"python -m readout.train.{name}", description=about)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("table", type=Path)
    return TableOptions(**vars(parser.parse_args()))
