"""Train the encoder from nothing: `python -m readout.train TREEBANK CORPUS OUT`.

Two stages. The first learns grammar and names from the treebanks; the second learns events and claims from our own
corpus, grammar and names going on beside. Each writes a checkpoint below OUT every few minutes; the same command goes
on from it, and a stage that is done is not done again. Everything runs on the processor. What is told is kept in
OUT/log.txt, what the run was made with in OUT/run.json, the weights end in OUT/weights.

  python -m readout.train treebank corpus model-run
  python -m readout.train treebank corpus model-run --export-only     look at a run that is not finished
"""

import argparse
import os
import sys
from pathlib import Path

from readout.errors import ReadoutError
from readout.train.record import Run

WORLD = Path(__file__).parents[1] / "world" / "data"


class _Help(argparse.RawDescriptionHelpFormatter, argparse.ArgumentDefaultsHelpFormatter):
    """The description as it is written, and the default of every option."""


def main() -> None:
    """Read the options and train."""
    run = parse_options()
    from readout.train.stages import train_all  # needs torch, which the options do not

    train_all(run)


def parse_options() -> Run:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m readout.train", description=__doc__, formatter_class=_Help)
    parser.add_argument("treebank", type=Path, help="folder with ewt/, gum/ and uner/")
    parser.add_argument("corpus", type=Path, help="folder with reports/, sentences/ and split.tsv")
    parser.add_argument("out", type=Path, help="folder for the checkpoints and the weights")
    parser.add_argument("--world", type=Path, default=WORLD, help="folder with tables of names to put into sentences")
    parser.add_argument("--epochs", type=int, default=8, help="of the first stage, at most")
    parser.add_argument("--minutes", type=float, default=90.0, help="of the first stage, at most")
    parser.add_argument("--event-epochs", type=int, default=8, help="of the second stage, at most")
    parser.add_argument("--event-minutes", type=float, default=110.0, help="of the second stage, at most")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1, help="of the processor")
    parser.add_argument("--seed", type=int, default=1, help="of everything that is drawn by chance")
    parser.add_argument(
        "--bfloat16", action="store_true", help="faster on processors that have it, far slower on others"
    )
    parser.add_argument("--export-only", action="store_true", help="export and measure the checkpoints as they are")
    return Run(**vars(parser.parse_args()))


if __name__ == "__main__":
    try:
        main()
    except ReadoutError as error:
        sys.exit(f"readout: {error}")
