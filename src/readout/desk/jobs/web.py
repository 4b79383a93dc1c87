"""What jobs do: read a page or a feed from its address into an archive."""

from __future__ import annotations

from readout.archive import open_archive
from readout.archive.ids import fill_versions
from readout.archive.places import Place
from readout.archive.visits import KeptVisits
from readout.desk.jobs.job import Job
from readout.desk.jobs.queue import Work
from readout.desk.jobs.works import Batch, append_found
from readout.errors import FetchError, StoppedError
from readout.fetch.addresses import check_public_name, parse_address
from readout.fetch.visitor import Visitor
from readout.read.compose import Known, check_published
from readout.read.web import Web, open_address


def address_work(
    folder: Place,
    source: str,
    published: str | None,
    *,
    allow_private: bool = False,
    batch: Batch | None = None,
    by: str | None = None,
) -> Work:
    """Return the work that fetches a page, or a feed with the stories it leads to, and reads them into an archive.

    What an earlier job has read and what did not change since is not fetched again. Addresses of this machine and of
    private networks are refused unless `allow_private`: a page in the user's browser might have asked for them.
    `InputError` at once for what is no address, or plainly one of these.
    """
    known = Known(default_published=check_published(published))
    address = parse_address(source)
    if not allow_private:
        check_public_name(address)

    def work(job: Job) -> None:
        archive = open_archive(str(folder))
        visits = KeptVisits(archive.folder, fill_versions(coder=None, model=None, codebook=None))
        visitor = Visitor(pause=job.wait, stopping=lambda: job.stopping)
        private = None if allow_private else False
        web = Web(private=private, visits=visits, visitor=visitor, on_progress=job.tell)
        try:
            found = open_address(source, web).read(known)
        except FetchError as error:
            raise StoppedError if job.stopping else error from error
        try:
            append_found(job, archive, found, batch, by)
        except StoppedError:
            visits.keep()  # what was taken up is read
            raise
        visits.keep()

    return work
