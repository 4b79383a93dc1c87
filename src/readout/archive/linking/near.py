"""What new reports have to be compared with: known reports and events near them in time."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from readout.link.days import FAR, LONG

if TYPE_CHECKING:
    import duckdb

# At least as far as `link` looks: more only costs time, less would lose bonds. `link.ties` compares reports, and
# `link.blocks` events whose blocks of four days, a day wider on both sides, meet, or whose months or years do.
TIE_DAYS = 7
EVENT_DAYS = 6

_TIMED = f"""
CREATE OR REPLACE TEMP VIEW timed AS
SELECT *, last - first <= {LONG} AS short, first < published - {FAR} OR last - first > {LONG} AS far
FROM (
  SELECT id, reading, published, coalesce(when_start, when_end, published) AS first,
    greatest(coalesce(when_end, when_start, published), coalesce(when_start, when_end, published)) AS last
  FROM events
)
WHERE first IS NOT NULL
"""
_FRESH = "CREATE OR REPLACE TEMP TABLE fresh AS SELECT unnest(?::VARCHAR[]) AS reading"
_DAYS = f"""
SELECT DISTINCT first - {EVENT_DAYS} AS first, last + {EVENT_DAYS} AS last
FROM timed SEMI JOIN fresh USING (reading) WHERE short ORDER BY ALL
"""
_STRETCHES = "CREATE OR REPLACE TEMP TABLE stretches AS SELECT unnest(?::DATE[]) AS first, unnest(?::DATE[]) AS last"
_NEAR = """
SELECT id, reading FROM timed AS t ANTI JOIN fresh USING (reading)
WHERE (short AND EXISTS (SELECT 1 FROM stretches AS s WHERE t.first <= s.last AND t.last >= s.first))
  OR (far AND year(t.first) IN (SELECT year(f.first) FROM timed AS f SEMI JOIN fresh USING (reading) WHERE f.far))
"""


def near_reports(
    known: Iterable[tuple[str, str | None]], published: Collection[str | None], margin: int = TIE_DAYS
) -> list[str]:
    """Return the known reports published within `margin` days of one of the new.

    A report without a day is near to all, and all are near to a new one without.
    """
    new = {_ordinal(moment) for moment in published}
    if None in new:
        return [report for report, _ in known]
    days = {day + step for day in new if day is not None for step in range(-margin, margin + 1)}
    return [report for report, moment in known if (day := _ordinal(moment)) is None or day in days]


def near_events(cursor: duckdb.DuckDBPyConnection, readings: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the events that may tell what an event of these new readings tells, and the readings of them."""
    cursor.execute(_TIMED)
    cursor.execute(_FRESH, [list(readings)])
    stretches = merge_days(cursor.execute(_DAYS).fetchall())
    cursor.execute(_STRETCHES, [[first for first, _ in stretches], [last for _, last in stretches]])
    rows = cursor.execute(_NEAR).fetchall()
    return frozenset(event for event, _ in rows), frozenset(reading for _, reading in rows)


def merge_days(stretches: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return stretches of days in order, those that meet or follow on each other as one."""
    merged: list[tuple[date, date]] = []
    for first, last in sorted(stretches):
        if merged and first <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def _ordinal(moment: str | None) -> int | None:
    try:
        return date.fromisoformat((moment or "")[:10]).toordinal()
    except ValueError:
        return None
