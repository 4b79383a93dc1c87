"""What jobs do: read files and folders into an archive, and link it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from readout.archive import open_archive
from readout.archive.places import Place
from readout.batch.local import Pool
from readout.desk.jobs.job import Job
from readout.desk.jobs.noted import note_reading
from readout.desk.jobs.queue import Work
from readout.errors import InputError, StoppedError
from readout.pipeline import load_tools, read_report
from readout.read import read_inputs
from readout.read.compose import check_published
from readout.records import Problem, Reading, Report

if TYPE_CHECKING:
    from readout.archive import Archive
    from readout.archive.noting import Run

Batch = Callable[[Iterator[Report | Problem]], Iterator[Reading | Problem]]
PATIENCE = 10.0  # seconds after which what was read is in the archive, for the pages to show
LAST = 2  # processors left to the pages and the rest of the machine


def read_work(
    folder: Place, source: str, published: str | None, batch: Batch | None = None, by: str | None = None
) -> Work:
    """Return the work that reads a file or folder into the archive at `folder`; stopped, it goes on at the next time.

    `InputError` at once for what is no file or folder of this machine, and for what is no date. `batch` is for tests.
    """
    path, day = check_source(folder, source), check_published(published)
    return append_work(folder, lambda: read_inputs([str(path)], published=day), batch, by)


def append_work(
    folder: Place,
    find: Callable[[], Iterator[Report | Problem]],
    batch: Batch | None = None,
    by: str | None = None,
) -> Work:
    """Return the work that reads the reports that `find` gives into the archive at `folder`, noted as `by` whom."""

    def work(job: Job) -> None:
        archive = open_archive(str(folder))  # its own: it knows what other processes appended until now
        append_found(job, archive, find(), batch, by)

    return work


def append_found(
    job: Job, archive: Archive, found: Iterator[Report | Problem], batch: Batch | None = None, by: str | None = None
) -> None:
    """Read what is found into an archive, noted as `by` whom, until there is no more or the job is to stop.

    What was taken up by then is kept; `StoppedError` says that there was more.
    """
    with note_reading(archive, job.source, by) as run:
        due = _due(job, run, archive, found)
        archive.append(_follow(job, (batch or read_apart)(due)), patience=PATIENCE)
        if job.stopping:
            raise StoppedError


def link_work(archive: Archive, again: bool = False) -> Work:
    """Return the work that links an archive; stopped, the archive shows what it showed before."""

    def work(job: Job) -> None:
        def follow(step: str, done: int, total: int | None) -> None:
            if job.stopping:
                raise StoppedError
            job.message = f"{step} {done:,}{f' of {total:,}' if total else ''}"

        summary = archive.link(again=again, on_progress=follow)
        job.read, job.new = summary.reports, summary.new
        job.message = f"{summary.incidents:,} incidents of {summary.reports:,} reports, {summary.sources:,} sources"

    return work


def check_source(folder: Place, source: str) -> Path:
    """Return the path of a source; `InputError` for what is no file or folder here, and for the archive itself."""
    try:
        path = Path(source).expanduser().absolute()
        known = path.is_file() or path.is_dir()
        inside = isinstance(folder, Path) and folder.resolve() in (path.resolve(), *path.resolve().parents)
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(f"{source!r}: not a path: {error}") from error
    if not source or not known:
        raise InputError(f"{source}: there is no such file or folder on the desk's machine")
    if inside:
        raise InputError(f"{source}: lies in the archive itself")
    return path


def read_apart(reports: Iterator[Report | Problem]) -> Iterator[Reading | Problem]:
    """Give the readings of reports, in order, read by processes of their own: the pages stay quick."""
    pool = Pool(load_tools, read_report, max(1, min(4, (os.cpu_count() or 1) - LAST)))
    try:
        yield from pool.read_all(reports)
    finally:
        pool.close()


def _due(job: Job, run: Run, archive: Archive, found: Iterable[Report | Problem]) -> Iterator[Report | Problem]:
    """Give what is still to be read, until the job is to stop."""
    known = archive.knows()
    for one in found:
        if job.stopping:
            return
        if isinstance(one, Report):
            job.read += 1
            if known(one):
                run.known += 1
                continue
        yield one


def _follow(job: Job, results: Iterable[Reading | Problem]) -> Iterator[Reading | Problem]:
    for result in results:
        if isinstance(result, Problem):
            job.note(result)
        else:
            job.new += 1
        yield result
