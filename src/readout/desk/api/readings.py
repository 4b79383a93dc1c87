"""Reading in: a report that is pasted or dropped is coded at once, and kept if that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile

from readout import records
from readout.archive import Archive
from readout.archive.choosing.reports import find_report
from readout.desk.api.jobs import AtWork
from readout.desk.asked import Opened
from readout.desk.coder import Coder
from readout.desk.forms.jobs import Job, Problem, job_form, problem_form
from readout.desk.forms.reports import ReaderReport, reader_report
from readout.desk.forms.words import Line, Text
from readout.desk.fresh import rows_of_fresh
from readout.desk.intake import (
    MAX_FILE,
    MAX_REPORTS,
    Told,
    read_markup,
    read_pasted,
    read_upload,
    reports_of,
    shown_name,
)
from readout.desk.jobs.noted import note_reading
from readout.desk.jobs.queue import Jobs
from readout.desk.jobs.works import append_work
from readout.desk.judged import judgements_on
from readout.desk.kept import CheckedRoute
from readout.desk.options import Desk
from readout.errors import InputError
from readout.records import Reading, Report

router = APIRouter(tags=["reading in"], route_class=CheckedRoute)


def coder_of(request: Request) -> Coder:
    """Return the coder of the desk."""
    coder: Coder = request.app.state.coder
    return coder


AtDesk = Annotated[Coder, Depends(coder_of)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A report as text or as the markup of a page, one of the two, and what is known of it.

    Of a text, what is known goes before what it tells itself; of a page it stands where that is silent. It is shown,
    and kept only with `keep`.
    """

    text: Text | None = None
    html: Text | None = None
    title: Line | None = None
    published: Line | None = None
    publisher: Line | None = None
    url: Line | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadIn:
    """The first reports of a file, and what could not be read in it; `job` reads on where there are more to keep."""

    items: tuple[ReaderReport, ...]
    problems: tuple[Problem, ...]
    job: Job | None


@router.post("/readings")
def read_one(desk: Opened, coder: AtDesk, said: Pasted) -> ReaderReport:
    """Code a pasted report; without `keep` nothing is written."""
    told = Told(title=said.title, published=said.published, publisher=said.publisher, url=said.url)
    if (said.text is None) == (said.html is None):
        raise InputError("a report is either text or html")
    if said.text is not None:
        reading = coder.ask(read_pasted, said.text, told)
    else:
        reading = coder.ask(read_markup, said.html or "", told)
    return _show(desk, [reading], "pasted", said.keep)[0]


@router.post("/readings/file")
def read_file(
    desk: Opened,
    coder: AtDesk,
    jobs: AtWork,
    file: Annotated[UploadFile, File()],
    published: Annotated[str, Form()] = "",
    publisher: Annotated[str, Form()] = "",
    keep: Annotated[bool, Form()] = False,
) -> ReadIn:
    """Code the reports of a file in any format that `readout read` takes; its name tells the format alone."""
    told, name = Told(published=published, publisher=publisher), file.filename or ""
    data = file.file.read(MAX_FILE + 1)
    found = coder.ask(read_upload, data, name, told)
    readings = [one for one in found.results if isinstance(one, Reading)]
    problems = [one for one in found.results if isinstance(one, records.Problem)]
    shown = _show(desk, readings, shown_name(name), keep, problems)
    if found.more and not keep:
        problems.append(records.Problem(source=shown_name(name), message=f"only the first {MAX_REPORTS} are shown"))
    return ReadIn(
        items=tuple(shown),
        problems=tuple(map(problem_form, problems)),
        job=_read_on(desk, jobs, partial(reports_of, data, name, told), name) if found.more and keep else None,
    )


def _read_on(desk: Desk, jobs: Jobs, find: Callable[[], Iterator[Report | records.Problem]], name: str) -> Job:
    """Read all of a file in the background; what was read at once is passed over."""
    work = append_work(desk.archive.folder, find, by=desk.options.user)
    return job_form(jobs.add("read", shown_name(name), work))


def _show(
    desk: Desk, readings: list[Reading], source: str, keep: bool, problems: Sequence[records.Problem] = ()
) -> list[ReaderReport]:
    """Return readings as the reader shows them, after they and the problems were appended if they are to be kept."""
    if not keep:
        return [reader_report(rows_of_fresh(reading), {}, kept=False) for reading in readings]
    with note_reading(desk.archive, source, desk.options.user) as run:
        run.known += len(readings) - desk.archive.append(readings, problems)
    return [_kept(desk.archive, reading.report.id) for reading in readings]


def _kept(archive: Archive, report: str) -> ReaderReport:
    rows = find_report(archive, report)
    return reader_report(rows, judgements_on(archive, [row["id"] for row in (*rows.events, *rows.claims)]))
