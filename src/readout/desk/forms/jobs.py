"""Jobs and what went wrong in them, as the desk shows them."""

from __future__ import annotations

from dataclasses import dataclass

from readout import records
from readout.desk.jobs import job as jobs
from readout.desk.jobs.job import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be read: where, in which line if there are any, and why."""

    source: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job: `read` reports are looked at, `new` are those that were read for the first time by this version."""

    id: str
    what: str
    source: str
    state: State
    read: int
    new: int
    problems: tuple[Problem, ...]
    started: str
    seconds: float
    message: str | None


def problem_form(problem: records.Problem) -> Problem:
    """Return a problem as the desk shows it."""
    return Problem(source=problem.source, line=problem.line, message=problem.message)


def job_form(job: jobs.Job) -> Job:
    """Return how far a job is now."""
    names = ("id", "what", "source", "state", "read", "new", "started", "seconds", "message")
    return Job(problems=tuple(map(problem_form, list(job.problems))), **{name: getattr(job, name) for name in names})
