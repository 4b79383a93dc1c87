"""Publishers: how much each told of what is chosen, how much of it was others' words, and how far behind the first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readout.archive.choosing.reports import is_told, report_condition
from readout.archive.choosing.selection import Selection

if TYPE_CHECKING:
    from readout.archive.store import Archive

_OUTLETS = """
WITH told AS (SELECT report, reading, publisher FROM {source} WHERE {condition}),
fit AS MATERIALIZED (
  SELECT report, publisher, published_at FROM stored.narrow_reports {semi} WHERE {own} AND publisher IS NOT NULL
),
seen AS MATERIALIZED (
  SELECT e.incident, r.publisher, min(r.published_at) AS first
  FROM (SELECT incident, report FROM {told} WHERE {condition}) AS e
  JOIN fit AS r ON (r.report = e.report) WHERE r.published_at IS NOT NULL GROUP BY ALL
),
shared AS (
  FROM seen JOIN (SELECT incident, min(first) AS earliest FROM seen GROUP BY incident HAVING count(*) > 1)
  USING (incident)
),
lags AS (
  SELECT publisher, count(*) FILTER (lag <= 0) AS first, median(lag) AS median_lag_hours FROM (
    SELECT publisher, CASE WHEN contains(first, 'T') AND contains(earliest, 'T')
      THEN date_diff('minute', try_cast(earliest AS TIMESTAMP), try_cast(first AS TIMESTAMP)) / 60.0
      ELSE 24.0 * date_diff('day', try_cast(left(earliest, 10) AS DATE), try_cast(left(first, 10) AS DATE)) END AS lag
    FROM shared
  ) GROUP BY publisher
)
SELECT publisher, reports, coalesce(events, 0) AS events, copies, round(copies / reports, 4) AS copied_share,
  corrections, coalesce(first, 0) AS first, round(median_lag_hours, 2) AS median_lag_hours
FROM (
  SELECT publisher, count(*) AS reports, count(*) FILTER (report IN (FROM stored.narrow_copied)) AS copies,
    count(*) FILTER (report IN (FROM stored.narrow_corrected)) AS corrections
  FROM fit GROUP BY publisher
)
LEFT JOIN (SELECT publisher, count(*) AS events FROM told GROUP BY publisher) USING (publisher)
LEFT JOIN lags USING (publisher)
ORDER BY reports DESC, publisher"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One publisher.

    `copies` are its reports that rest on the words of another, `copied_share` their share, `corrections` those that
    replace or withdraw another. Of the incidents that others told too, it told `first` of them first, and the median of
    its lags behind the first report is `median_lag_hours`; `None` where there are none. A day without an hour counts as
    a day.
    """

    publisher: str
    reports: int
    events: int
    copies: int
    copied_share: float
    corrections: int
    first: int
    median_lag_hours: float | None


def find_outlets(archive: Archive, selection: Selection) -> tuple[Outlet, ...]:
    """Return the publishers of the reports that tell what is chosen, see `list_reports`; most reports first."""
    told = replace(selection, period=None)
    condition, values = told.condition()
    own, others = report_condition(selection)
    semi = "SEMI JOIN told USING (report, reading)" if is_told(selection) else ""
    sources = {"source": told.source(), "told": told.told_source()}
    sql = _OUTLETS.format(condition=condition, own=own, semi=semi, **sources)
    return tuple(Outlet(**row) for row in archive.ask(sql, [*values, *others, *values]))
