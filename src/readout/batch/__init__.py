"""The room `batch`: many reports, in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeVar

from readout.batch.work import read_safely
from readout.records import Problem, Reading, Report

__all__ = ["read_batch"]

Tools = TypeVar("Tools")


def read_batch(
    reports: Iterable[Report | Problem],
    load: Callable[[], Tools],
    read: Callable[[Report, Tools], Reading],
    *,
    jobs: int = 1,
    on_error: Literal["skip", "stop"] | str = "skip",
) -> Iterator[Reading | Problem]:
    """Give a reading or a problem for every report, and every problem of the input, in the order of `reports`.

    `load` makes the tools, once a process; `read` reads one report with them. `jobs` processes work at once, 1 means
    this one; both functions must then be functions of a module. Reports are taken as they are needed, a few ahead.
    With `on_error="stop"` the first problem is the last thing given. Errors of `load` are raised.
    """
    if jobs < 1:
        raise ValueError(f"jobs must be 1 or more, not {jobs}")
    if on_error not in ("skip", "stop"):
        raise ValueError(f"on_error is 'skip' or 'stop', not {on_error!r}")
    results = _read_here(reports, load, read) if jobs == 1 else _read_apart(reports, load, read, jobs)
    return _up_to_problem(results) if on_error == "stop" else results


def _read_here(
    reports: Iterable[Report | Problem], load: Callable[[], Tools], read: Callable[[Report, Tools], Reading]
) -> Iterator[Reading | Problem]:
    tools: list[Tools] = []  # loaded at the first report: input that is all problems needs none
    for report in reports:
        if isinstance(report, Problem):
            yield report
            continue
        if not tools:
            tools.append(load())
        yield read_safely(report, read, tools[0])


def _read_apart(
    reports: Iterable[Report | Problem], load: Callable[[], Tools], read: Callable[[Report, Tools], Reading], jobs: int
) -> Iterator[Reading | Problem]:
    from readout.batch.local import Pool  # here, as one job should not pay for loading multiprocessing

    pool = Pool(load, read, jobs)
    try:
        yield from pool.read_all(reports)
    finally:
        pool.close()


def _up_to_problem(results: Iterator[Reading | Problem]) -> Iterator[Reading | Problem]:
    for result in results:
        yield result
        if isinstance(result, Problem):
            results.close()  # type: ignore[attr-defined]  # a generator: ends its workers now
            return
