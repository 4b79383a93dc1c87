"""Pages and feeds read in the background: with progress, until somebody stops it, and only what is new."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.archive import Archive, open_archive
from readout.desk.jobs.job import Job
from readout.desk.jobs.queue import Jobs
from readout.desk.jobs.web import address_work
from readout.errors import InputError
from readout.fetch import visitor

from ...read.test_web import STORY, feed, page
from ...serving import Site, serve
from .test_queue import wait
from .test_works import read_nothing


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive", create=True)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(visitor, "PAUSE", 0.0)
    with serve() as site:
        yield site


def run(archive: Archive, source: str, **more: bool) -> Job:
    jobs = Jobs()
    work = address_work(archive.folder, source, "2024-05-14", batch=read_nothing, **{"allow_private": True, **more})
    try:
        return wait(jobs.add("read", source, work))
    finally:
        jobs.close()


def test_a_feed_is_read_and_the_second_time_only_what_is_new(archive: Archive, site: Site) -> None:
    site.put("/1", page(STORY))
    url = site.put("/feed", feed(site, "/1", "/2"), headers={"ETag": '"1"'})
    job = run(archive, url)
    assert (job.state, job.read, job.new) == ("done", 2, 2)
    assert job.message == "2 entries, of which 2 were fetched as pages"
    assert [problem.source for problem in job.problems] == [f"{site.url}/2"]
    again = run(archive, url)
    assert (again.state, again.read, again.message) == ("done", 0, "nothing new since the last visit")
    site.asked.clear()
    site.put("/3", page(f"{STORY} It rained."))
    site.put("/feed", feed(site, "/1", "/3"), headers={"ETag": '"2"'})
    assert (job := run(archive, url)).new == 1
    assert site.paths() == ["/feed", "/robots.txt", "/3"]
    row = archive.query("SELECT url, source, published FROM reports WHERE text LIKE '%rained%'").to_pylist()[0]
    assert row["url"] == row["source"] == f"{site.url}/3" and str(row["published"]) == "2021-11-23"


def test_what_cannot_be_fetched_is_a_job_that_failed(archive: Archive, site: Site) -> None:
    job = run(archive, f"{site.url}/nothing")
    assert (job.state, job.message) == ("failed", "127.0.0.1: there is nothing at this address (404)")
    job = run(archive, f"{site.url.replace('127.0.0.1', '127.0.0.1.')}/x", allow_private=True)
    assert job.state == "failed"


def test_this_machine_is_refused_at_once_and_by_a_name_of_it_in_the_job(
    archive: Archive, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for source in (
        site.url,
        "http://[::1]/",
        "http://localhost/",
        "http://169.254.169.254/latest",
        "http://nas.local/",
    ):
        with pytest.raises(InputError, match="--allow-private"):
            address_work(archive.folder, source, None)
    job = run(archive, site.url.replace("127.0.0.1", "127.1"), allow_private=False)
    assert job.state == "failed" and "private network" in (job.message or "")
    assert not site.asked


def test_a_job_is_stopped_in_the_middle_of_an_answer(archive: Archive, site: Site) -> None:
    def trickle() -> Iterator[bytes]:
        for _ in range(400):
            time.sleep(0.05)
            yield b"<p>"

    for path in ("/slow", "/page"):
        site.put(path, b"", chunks=trickle)
    site.put("/1", page(STORY))
    for source in (f"{site.url}/slow", site.put("/feed", feed(site, "/1", "/page"))):
        jobs = Jobs()
        job = jobs.add(
            "read", source, address_work(archive.folder, source, None, allow_private=True, batch=read_nothing)
        )
        while not any(path in ("/slow", "/page") for path in site.paths()):
            time.sleep(0.01)
        start = time.monotonic()
        assert wait(jobs.stop(job.id)).state == "stopped"
        assert time.monotonic() - start < 2 and not job.problems
        jobs.close()
        site.asked.clear()
    assert job.new == 1 and len(open_archive(archive.folder).reading_ids()) == 1


def test_a_killed_job_leaves_nothing_that_would_hide_a_report(
    archive: Archive, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("/1", page(STORY))
    url = site.put("/feed", feed(site, "/1"), headers={"ETag": '"1"'})
    with monkeypatch.context() as broken:
        broken.setattr(Archive, "append", lambda *_, **__: (_ for _ in ()).throw(OSError("disk full")))
        with pytest.raises(OSError):
            address_work(archive.folder, url, None, allow_private=True, batch=read_nothing)(Job("read", url))
    assert run(archive, url).new == 1
