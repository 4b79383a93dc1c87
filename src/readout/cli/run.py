"""From inputs to readings: the one way that `read` and `show` share."""

import sys
from collections.abc import Callable, Iterator, Sequence

from readout.batch import read_batch
from readout.pipeline import load_tools, read_report
from readout.read import read_inputs
from readout.records import Problem, Reading, Report


def read_all(
    inputs: Sequence[str],
    *,
    published: str | None = None,
    publisher: str | None = None,
    jobs: int = 1,
    on_error: str = "skip",
    known: Callable[[Report], bool] | None = None,
) -> Iterator[Reading | Problem]:
    """Give a reading or a problem for every report of the inputs, in order; reports that `known` holds are passed over."""
    reports = read_inputs(inputs, published=published, publisher=publisher, stdin=sys.stdin.buffer)
    due = (report for report in reports if known is None or isinstance(report, Problem) or not known(report))
    yield from read_batch(due, load_tools, read_report, jobs=jobs, on_error=on_error)
