"""Jobs and what went wrong in them, as the desk shows them."""

from __future__ import annotations

from dataclasses import dataclass

from readout.desk.jobs.job import Job, State
from readout.records import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemForm:
    """What could not be read: where, in which line if there are any, and why."""

    source: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobForm:
    """A job: `read` reports are looked at, `new` are those that were read for the first time by this version."""

    id: str
    what: str
    source: str
    state: State
    read: int
    new: int
    problems: tuple[ProblemForm, ...]
    started: str
    seconds: float
    message: str | None


def problem_form(problem: Problem) -> ProblemForm:
    """Return a problem as the desk shows it."""
    return ProblemForm(source=problem.source, line=problem.line, message=problem.message)


def job_form(job: Job) -> JobForm:
    """Return how far a job is now."""
    names = ("id", "what", "source", "state", "read", "new", "started", "seconds", "message")
    return JobForm(
        problems=tuple(map(problem_form, list(job.problems))), **{name: getattr(job, name) for name in names}
    )
