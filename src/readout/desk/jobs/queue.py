"""The jobs of a desk: each waits for those before it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition, Thread

from readout.desk.jobs.job import Job
from readout.errors import InputError, ReadoutError, StoppedError, UnknownError

KEPT = 100  # jobs that are over and still listed
WAITING = 50  # jobs that may wait
GRACE = 5.0  # seconds that a job gets to come to an end when the desk closes

Work = Callable[[Job], None]


class Jobs:
    """Runs jobs one after another, each in a thread that ends with the process."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._threads: dict[str, Thread] = {}
        self._turn = Condition()
        self._closed = False

    def add(self, what: str, source: str, work: Work) -> Job:
        """Take up a job; `InputError` where too many wait."""
        job = Job(what, source)
        with self._turn:
            if self._closed or len(self._queue()) > WAITING:
                raise InputError("too many jobs wait already; stop some, or wait until they are done")
            self._jobs[job.id] = job
            self._forget()
            thread = self._threads[job.id] = Thread(target=self._run, args=(job, work), daemon=True, name=f"job {what}")
        thread.start()
        return job

    def all(self) -> tuple[Job, ...]:
        """Return the jobs, the latest first."""
        with self._turn:
            return tuple(reversed(self._jobs.values()))

    def find(self, id: str) -> Job:
        """Return the job of an id; `UnknownError` where there is none."""
        with self._turn:
            found = self._jobs.get(id)
        if found is None:
            raise UnknownError(f"{id}: no job has this id")
        return found

    def stop(self, id: str) -> Job:
        """Wish that a job stop, and return it."""
        job = self.find(id)
        job.stop()
        with self._turn:
            self._turn.notify_all()
        return job

    def close(self, grace: float = GRACE) -> None:
        """Stop all jobs; those that take longer than `grace` seconds end with the process, leaving whole readings."""
        with self._turn:
            self._closed = True
            for job in self._jobs.values():
                job.stop()
            self._turn.notify_all()
            threads = list(self._threads.values())
        for thread in threads:
            thread.join(grace)

    def _queue(self) -> list[Job]:
        return [job for job in self._jobs.values() if not job.ended]

    def _forget(self) -> None:
        """Forget the oldest jobs that are over."""
        over = [job.id for job in self._jobs.values() if job.ended]
        for id in over[: max(len(over) - KEPT, 0)]:
            del self._jobs[id]

    def _run(self, job: Job, work: Work) -> None:
        try:
            with self._turn:
                self._turn.wait_for(lambda: job.stopping or self._queue()[0] is job)
            if not job.stopping:
                job.begin()
                work(job)
            job.end("stopped" if job.stopping else "done")
        except StoppedError:
            job.end("stopped")
        except ReadoutError as error:
            job.end("failed", str(error))
        finally:
            with self._turn:
                if not job.ended:  # a fault of ours: the thread dies of it and says so on standard error
                    job.end("failed", "a fault of the program; the terminal of the desk says more")
                self._threads.pop(job.id, None)
                self._turn.notify_all()
