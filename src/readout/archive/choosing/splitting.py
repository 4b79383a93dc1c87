"""A series in time with what each of its counts consists of, and what has no place in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from readout.archive.choosing.bounds import BESIDE, Period, is_placed
from readout.archive.choosing.counting import COUNTED, choose_counted, count_series
from readout.archive.choosing.selection import Selection
from readout.codebook import load_codebook
from readout.errors import InputError

if TYPE_CHECKING:
    from readout.archive.store import Archive

By = Literal["day", "week", "month"]
Counted = Literal["events", "incidents", "reports"]
Split = Literal["quad", "type", "standing"]
SPLITS = ("quad", "type", "standing")
_PARTS = """
SELECT date_trunc('{by}', {day})::DATE AS start, {split} AS part, {count} AS number FROM ({rows}) GROUP BY ALL"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One period by its first day: the count, what it consists of, and how many reports of it were read."""

    start: date
    count: int
    exposure: int
    parts: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Counts in time, and what stands in none of the points.

    `vague` is how many have a time that is too wide for any, `outside` how many are dated before the first report or
    after the last, or not at all: points, `vague` and `outside` together are all.
    """

    by: By
    count: Counted
    split: Split | None
    vague: int
    outside: int
    points: tuple[SeriesPoint, ...]


def split_series(archive: Archive, selection: Selection, by: By, count: Counted, split: Split | None) -> Series:
    """Return a series as `count_series`, with its parts and what is left; denials count unless `happened` is asked.

    A report that tells events of two parts counts in both. The count of a period without reports is 0, as its exposure
    tells. `InputError` for another period, count or split.
    """
    if split is not None and split not in SPLITS:
        raise InputError(f"{split}: a series is split by {', '.join(SPLITS)}")
    table = count_series(archive, selection, by, count).to_pylist()
    parts = _count_parts(archive, selection, by, count, split) if split else {}
    points = tuple(
        SeriesPoint(start=row[by], count=row[count] or 0, exposure=row["exposure"], parts=parts.get(row[by], {}))
        for row in table
    )
    beside = _count_beside(archive, selection, by, count)
    return Series(by=by, count=count, split=split, points=points, **beside)


def _count_parts(
    archive: Archive, selection: Selection, by: str, count: str, split: str
) -> Mapping[date, dict[str, int]]:
    """Return the parts of each period; incidents have no quad class, but their type tells it."""
    column = "type" if split == "quad" else split
    rows, values = choose_counted(selection, count)
    where = "" if count == "reports" else f" WHERE {is_placed(by)}"
    number = "count(DISTINCT report)" if count == "reports" else "count(*)"
    if split == "quad" and count != "incidents":
        column = "quad"
    sql = _PARTS.format(by=by, day=COUNTED[count], split=column, count=number, rows=f"FROM ({rows}){where}")
    quads = {name: str(load_codebook().quad(name)) for name in load_codebook().types}
    found: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in archive.ask(sql, values):
        part = quads[row["part"]] if split == "quad" and count == "incidents" else str(row["part"])
        if row["start"] is not None:
            found[row["start"]][part] += row["number"]
    return {start: dict(sorted(parts.items())) for start, parts in found.items()}


def _count_beside(archive: Archive, selection: Selection, by: str, count: str) -> dict[str, int]:
    """Return how many stand in no period, by why."""
    rows, values = choose_counted(selection, count)
    timed = count != "reports"
    number = "count(*)" if timed else "count(DISTINCT report)"
    columns, asked = [], []
    for beside in BESIDE:
        period = Period(by=by, beside=beside)
        condition, own = period.condition(COUNTED[count], selection.report_condition(), timed)
        columns.append(f"{number} FILTER ({condition}) AS {beside}")
        asked += own
    return archive.ask(f"SELECT {', '.join(columns)} FROM ({rows})", [*asked, *values])[0]
