"""Many reports on the processes of one machine: ordered results, bounded memory, dead workers replaced."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, Generic, TypeVar

from readout.batch.work import make_problem, read_safely
from readout.errors import ReadoutError
from readout.records import Problem, Reading, Report

Tools = TypeVar("Tools")
AHEAD = 8  # reports a worker may be ahead of the slowest one: bounds memory, keeps all busy

_worker: dict[str, Any] = {}  # in a worker process: how to load and read, and the tools once they are loaded


class Pool(Generic[Tools]):
    """Worker processes that read reports; `load` and `read` must be functions of a module, to reach them."""

    def __init__(self, load: Callable[[], Tools], read: Callable[[Report, Tools], Reading], jobs: int) -> None:
        self._load, self._read, self._jobs = load, read, jobs
        self._executor = self._start()

    def read_all(self, reports: Iterable[Report | Problem]) -> Iterator[Reading | Problem]:
        """Give a reading or a problem for each report, and the problems among them, in order."""
        waiting: deque[tuple[Report, Future[Reading | Problem]] | Problem] = deque()
        for report in reports:
            waiting.append(report if isinstance(report, Problem) else (report, self._submit(report)))
            if len(waiting) >= AHEAD * self._jobs:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def close(self) -> None:
        """Let the workers finish what they are at and end them."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _next(self, waiting: deque[tuple[Report, Future[Reading | Problem]] | Problem]) -> Reading | Problem:
        first = waiting[0]
        if isinstance(first, Problem):
            waiting.popleft()
            return first
        try:
            result = first[1].result()
        except BrokenProcessPool:
            self._recover(waiting)
            return self._next(waiting)
        waiting.popleft()
        return result

    def _recover(self, waiting: deque[tuple[Report, Future[Reading | Problem]] | Problem]) -> None:
        """Read again, one by one, what a dying worker took along: only the report that kills alone is to blame."""
        self._restart()
        for place, entry in enumerate(waiting):
            if not isinstance(entry, Problem) and not _is_read(entry[1]):
                waiting[place] = self._read_alone(entry[0])

    def _read_alone(self, report: Report) -> tuple[Report, Future[Reading | Problem]] | Problem:
        future = self._submit(report)
        try:
            future.result()
        except BrokenProcessPool:
            self._restart()
            return make_problem(report, "the worker process died while reading it (out of memory?)")
        return report, future

    def _submit(self, report: Report) -> Future[Reading | Problem]:
        try:
            return self._executor.submit(_work, report)
        except BrokenProcessPool as error:
            failed: Future[Reading | Problem] = Future()
            failed.set_exception(error)
            return failed

    def _start(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")  # threads of the encoder do not survive a fork
        return ProcessPoolExecutor(
            self._jobs, mp_context=context, initializer=_enter_worker, initargs=(self._load, self._read)
        )

    def _restart(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._start()
        try:
            self._executor.submit(_load_tools).result()
        except BrokenProcessPool as error:
            raise ReadoutError("the worker processes die while they load their tools") from error


def _is_read(future: Future[Reading | Problem]) -> bool:
    return future.done() and not isinstance(future.exception(), BrokenProcessPool)


def _work(report: Report) -> Reading | Problem:
    _load_tools()
    return read_safely(report, _worker["read"], _worker["tools"])


def _load_tools() -> None:
    """Load the tools of this process; an error of `load` is no report's fault and goes to the parent as it is."""
    if "tools" not in _worker:
        _worker["tools"] = _worker["load"]()


def _enter_worker(load: Callable[[], Any], read: Callable[[Report, Any], Reading]) -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone, however it ended."""
    _worker.update(load=load, read=read)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
