"""A process that appends, for tests that kill it or run two: `python -m archive.writer FOLDER FIRST LAST VERSION`."""

import sys
from itertools import count

from readout.archive import open_archive

from .samples import make_problem, make_reading


def main(folder: str, first: int, last: int, coder: str) -> None:
    """Append the readings FIRST to LAST, one after another, a few to a batch; say when the first is in."""
    archive = open_archive(folder, create=True)
    for number in count(first):
        if number >= last:
            return
        archive.append([make_reading(number * 3 + step, coder=coder) for step in range(3)], [make_problem(number)])
        print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
