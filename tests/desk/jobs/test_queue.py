"""Jobs wait for each other, stop when asked, and tell how they ended."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from readout.desk.jobs import queue
from readout.desk.jobs.job import SHOWN, Job
from readout.desk.jobs.queue import Jobs
from readout.errors import ArchiveError, InputError, StoppedError, UnknownError
from readout.records import Problem

PATIENCE = 30.0
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


def wait(job: Job) -> Job:
    """Wait until a job is over."""
    end = time.monotonic() + PATIENCE
    while not job.ended:
        assert time.monotonic() < end, f"{job.state} still"
        time.sleep(0.005)
    return job


def until_stopped(job: Job) -> None:
    while not job.stopping:
        time.sleep(0.005)


def test_one_works_at_a_time_in_the_order_in_which_they_came(jobs: Jobs) -> None:
    order: list[int] = []
    busy = threading.Lock()

    def work(number: int) -> queue.Work:
        def run(_: Job) -> None:
            assert busy.acquire(blocking=False)
            time.sleep(0.01)
            order.append(number)
            busy.release()

        return run

    added = [jobs.add("read", str(number), work(number)) for number in range(6)]
    assert [wait(job).state for job in added] == ["done"] * 6
    assert order == list(range(6))
    assert [job.source for job in jobs.all()] == ["5", "4", "3", "2", "1", "0"]


def test_a_job_stops_when_asked_and_one_that_waits_never_begins(jobs: Jobs) -> None:
    first, second = jobs.add("read", "a", until_stopped), jobs.add("read", "b", until_stopped)
    assert second.state == "waiting" and second.seconds == 0.0
    assert wait(jobs.stop(second.id)).state == "stopped" and not first.ended
    assert wait(jobs.stop(first.id)).state == "stopped" and first.seconds >= 0.0


def test_how_a_job_failed_is_told(jobs: Jobs) -> None:
    def refuse(_: Job) -> None:
        raise ArchiveError("the disk is full")

    def leave(_: Job) -> None:
        raise StoppedError

    assert (wait(job := jobs.add("read", "a", refuse)).state, job.message) == ("failed", "the disk is full")
    assert wait(jobs.add("link", "", leave)).state == "stopped"


def test_a_fault_of_the_program_ends_its_job_alone(jobs: Jobs) -> None:
    def break_down(_: Job) -> None:
        raise KeyError("no such thing")

    assert "fault of the program" in (wait(jobs.add("read", "a", break_down)).message or "")
    assert wait(jobs.add("read", "b", lambda job: None)).state == "done"


def test_unknown_jobs_and_too_many_are_refused(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "WAITING", 2)
    with pytest.raises(UnknownError):
        jobs.stop("0")
    for _ in range(3):
        jobs.add("read", "a", until_stopped)
    with pytest.raises(InputError, match="too many jobs"):
        jobs.add("read", "a", until_stopped)


def test_old_jobs_are_forgotten(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "KEPT", 2)
    added = [wait(jobs.add("read", str(number), lambda job: None)) for number in range(5)]
    assert [job.id for job in jobs.all()] == [added[4].id, added[3].id, added[2].id]


def test_closing_stops_all_and_takes_no_more() -> None:
    jobs = Jobs()
    added = [jobs.add("read", "a", until_stopped) for _ in range(3)]
    jobs.close()
    assert [job.state for job in added] == ["stopped"] * 3
    with pytest.raises(InputError):
        jobs.add("read", "a", until_stopped)


def test_few_problems_are_kept() -> None:
    job = Job("read", "a")
    for number in range(SHOWN + 50):
        job.note(Problem(source="a", message=str(number)))
    assert len(job.problems) == SHOWN + 1 and "more problems" in job.problems[-1].message
