"""Measuring the tension between two parties: reports read, happenings weighed, shares of each period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from readout.archive.tension.question import Question
from readout.archive.tension.records import KINDS, Tension, TensionPeriod
from readout.archive.tension.shares import gather_sums, share_periods
from readout.archive.tension.tables import read_sql, sums_sql
from readout.archive.tension.weights import VERSION

if TYPE_CHECKING:
    from readout.archive.store import Archive

Read = dict[date, dict[str | None, int]]  # reports read, by period and publisher


def measure_tension(archive: Archive, actor: str, recipient: str, **asked: Any) -> Tension:
    """Return what two countries do to each other, either way, weighed and as a share of the reports read.

    It may be asked `by` day, week or month, `since` and `until` days, for an `exposure` of `all` reports read or those
    that name the `pair`, for `standing`, for `publisher` or `without` some, and with `weights`, a file of its own;
    `docs/tension.md` has the formula. `InputError` for what is none of these, `DataError` for bad weights.
    """
    question = Question.checked(actor, recipient, **asked)
    read = read_reports(archive, question)
    return Tension(
        version=VERSION,
        actor=question.pair[0],
        recipient=question.pair[1],
        by=question.by,
        exposure=question.exposure,
        standing=question.standing,
        weights=question.weights.name,
        rows=_make_rows(archive, question, read),
        archive=archive,
        question=question,
    )


def read_reports(archive: Archive, question: Question) -> Read:
    """Return how many reports of each publisher were read in each period, the earliest first."""
    sql, values = read_sql(question)
    found = archive.query(sql, values=values).to_pylist()
    return {row["period"]: dict(zip(row["publishers"], row["reports"], strict=True)) for row in found}


def count_unlinked(archive: Archive) -> int:
    """Return how many reports came after the last linking: each event of theirs counts as a happening of its own."""
    found = archive.query("SELECT count(*) AS n FROM stored.narrow_unlinked")
    return int(found["n"][0].as_py())


def _make_rows(archive: Archive, question: Question, read: Read) -> tuple[TensionPeriod, ...]:
    sql, values = sums_sql(question)
    told = archive.query(sql, values=values).to_pydict()
    periods = list(read)
    shares = []
    for stream, kind in enumerate(KINDS):
        happenings = zip(told["period"], told[kind], told["sole"], told["happenings"], strict=True)
        shares.append(share_periods(periods, gather_sums(periods, read, happenings), stream))
    return tuple(
        TensionPeriod(start=start, exposure=sum(read[start].values()), conflict=conflict, cooperation=cooperation)
        for start, conflict, cooperation in zip(periods, *shares, strict=True)
    )
