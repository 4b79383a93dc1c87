"""What a tension is: a row to each period, and the happenings that moved it, with their evidence."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, Literal, get_args

from readout.archive.choosing.checks import Day
from readout.archive.frames import to_library

if TYPE_CHECKING:
    import pyarrow as pa

    from readout.archive.store import Archive
    from readout.archive.tension.question import Question

Kind = Literal["conflict", "cooperation"]
KINDS: tuple[Kind, ...] = get_args(Kind)
FEW = 5  # happenings: a share of fewer is marked as limited
PER = 1_000  # reports: shares of all that is read are small numbers
SHOWN = 5  # happenings that moved it most
PARTS = ("", "_low", "_high", "_least", "_most", "_happenings", "_limited")  # columns of a share, after its kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Weights of happenings by report read. `value` is `None` where nothing was read.

    `low` to `high` is the 95 % interval, `None` also where nothing happened; `least` to `most` are the values with one
    publisher left out, `None` where a single one was read. `limited`: of fewer than five `happenings`.
    """

    value: float | None
    low: float | None
    high: float | None
    least: float | None
    most: float | None
    happenings: int
    limited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TensionPeriod:
    """One period, by its first day: the reports read (`exposure`), and both shares, which are never set off."""

    start: date
    exposure: int
    conflict: Share
    cooperation: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """An event that tells a happening: its report and the words."""

    event: str
    report: str
    publisher: str | None
    published: date | None
    sentence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A happening and what it adds to a share, less than zero where it lies in the period compared with.

    `linked` tells incidents from events that stand for themselves.
    """

    id: str
    linked: bool
    day: date | None
    type: str
    mode: str | None
    standing: str
    sources: int
    mentions: int
    share: float
    title: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """The tension between two parties, a row to each period from the first report to the last; see `docs/tension.md`.

    `weights` names the table of weights: the version of the package's own, or file and hash of another.
    """

    version: str
    actor: str
    recipient: str
    by: str
    exposure: str
    standing: tuple[str, ...]
    weights: str
    rows: tuple[TensionPeriod, ...]
    archive: Archive = field(repr=False, compare=False)
    question: Question = field(repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.rows)

    def moved(
        self, n: int = SHOWN, kind: str = "conflict", period: Day = None, against: Day = None
    ) -> tuple[Moved, ...]:
        """Return the `n` happenings that moved a kind of share most, with their evidence, the strongest first.

        Of a `period` (any day in it) these are what adds most to its share; `against` another, a day in it or
        `"before"`, what adds most to the difference of the two. Without a period, what adds most to the share of any.
        Of equal ones that with more independent sources comes first. `InputError` for a period without reports.
        """
        from readout.archive.tension.moving import find_moved

        return find_moved(self, n, kind, period, against)

    def to_arrow(self) -> pa.Table:
        """Return a row to each period: `week` (or `day`, `month`), `exposure`, then both shares, column by column."""
        from readout.archive.tension.rows import build_rows

        return build_rows(self)

    def to_pandas(self) -> Any:
        """Return the same as a pandas data frame; `ReadoutError` where pandas is not installed."""
        return to_library(self.to_arrow(), "pandas")

    def to_polars(self) -> Any:
        """Return the same as a Polars data frame; `ReadoutError` where Polars is not installed."""
        return to_library(self.to_arrow(), "polars")

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain dictionaries and lists, days as ISO text."""
        head = ("version", "actor", "recipient", "by", "exposure", "weights")
        periods = [{**asdict(row), "start": row.start.isoformat()} for row in self.rows]
        return {**{name: getattr(self, name) for name in head}, "standing": [*self.standing], "periods": periods}

    def _repr_html_(self) -> str:
        """Return the periods as a table."""
        made_by = f"{self.version}, weights {self.weights}"
        title = f"{self.actor} – {self.recipient}, by {self.by}, per {PER:,} reports; {made_by}"
        names = (self.by, "exposure", *KINDS)
        head = "".join(f"<th>{escape(name)}</th>" for name in names)
        lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in _cells(row))}</tr>" for row in self.rows)
        return f"<div><p>{escape(title)}</p><table><tr>{head}</tr>{lines}</table></div>"


def _cells(row: TensionPeriod) -> tuple[str, ...]:
    return row.start.isoformat(), f"{row.exposure:,}", say_share(row.conflict), say_share(row.cooperation)


def say_share(share: Share) -> str:
    """Return a share in words, by 1,000 reports: the value, its interval, and a `?` where few happenings carry it."""
    if share.value is None:
        return ""
    interval = "" if share.low is None or share.high is None else f" ({say_rate(share.low)}–{say_rate(share.high)})"
    return f"{say_rate(share.value)}{interval}{' ?' if share.limited else ''}"


def say_rate(share: float) -> str:
    """Return a share as a number by 1,000 reports."""
    return f"{share * PER:,.3g}" if share * PER < PER else f"{share * PER:,.0f}"
