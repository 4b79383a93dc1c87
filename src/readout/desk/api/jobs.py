"""Jobs: reading files and folders, and linking, in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request

from readout.desk.asked import Opened
from readout.desk.forms.jobs import Job, job_form
from readout.desk.forms.parts import Items
from readout.desk.forms.words import Line
from readout.desk.jobs.queue import Jobs
from readout.desk.jobs.web import address_work
from readout.desk.jobs.works import link_work, read_work
from readout.desk.kept import CheckedRoute
from readout.read.sources import is_address

router = APIRouter(tags=["jobs"], route_class=CheckedRoute)
NO_PATHS = (
    "Others than this computer can reach this desk, so it reads no paths of it: drop the file here, read it with "
    "`readout read`, or open the desk with --allow-paths."
)


def jobs_of(request: Request) -> Jobs:
    """Return the jobs of the desk."""
    jobs: Jobs = request.app.state.jobs
    return jobs


AtWork = Annotated[Jobs, Depends(jobs_of)]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJob:
    """A file or folder of the desk's machine, or the address of a page or feed; `published` is for reports without."""

    source: Line
    published: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """Whether all reports are linked anew."""

    again: bool = False


@router.post("/jobs")
def start(desk: Opened, jobs: AtWork, said: NewJob) -> Job:
    """Read a file, folder, page or feed into the archive; what it has from this version is passed over.

    An address is fetched, and of a feed the pages of its entries; the next time only what is new.
    """
    day = said.published or None
    if is_address(said.source):
        allowed = desk.options.allow_private
        fetch = address_work(desk.archive.folder, said.source, day, allow_private=allowed, by=desk.options.user)
        return job_form(jobs.add("read", said.source, fetch))
    if not desk.options.reads_paths:
        raise HTTPException(403, NO_PATHS)
    work = read_work(desk.archive.folder, said.source, day, by=desk.options.user)
    return job_form(jobs.add("read", said.source, work))


@router.post("/link")
def link(desk: Opened, jobs: AtWork, said: Linking | None = None) -> Job:
    """Find out what the reports tell together, for those that came since the last linking, or `again` for all."""
    return job_form(jobs.add("link", desk.archive.folder.name, link_work(desk.archive, bool(said and said.again))))


@router.get("/jobs")
def list_all(jobs: AtWork) -> Items[Job]:
    """All jobs of this desk since it was opened, the latest first."""
    return Items(items=tuple(map(job_form, jobs.all())))


@router.get("/jobs/{id}")
def show(jobs: AtWork, id: str) -> Job:
    """One job."""
    return job_form(jobs.find(id))


@router.delete("/jobs/{id}")
def stop(jobs: AtWork, id: str) -> Job:
    """Stop a job; what it has read so far stays, whole."""
    return job_form(jobs.stop(id))
