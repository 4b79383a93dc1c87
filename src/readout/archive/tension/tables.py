"""The SQL of a tension: reports read, happenings weighed, and the evidence of those that count most."""

from __future__ import annotations

from typing import Any

from readout.archive.choosing.conditions import Condition
from readout.archive.choosing.selection import FIRST_DAY
from readout.archive.choosing.views import place_rows
from readout.archive.linking.incidents import DAY
from readout.archive.tension.question import Question

# How many reports of each publisher were read in each period, from the first period with a report to the last.
_READ = """
WITH touching AS ({touching}),
read AS (
  SELECT date_trunc('{by}', published)::DATE AS period, publisher, count({counted}) AS reports
  FROM stored.narrow_reports LEFT JOIN touching USING (report, reading)
  WHERE published IS NOT NULL AND {days} AND {publishers} GROUP BY ALL
),
periods AS (
  SELECT unnest(generate_series(min(period)::TIMESTAMP, max(period)::TIMESTAMP, INTERVAL 1 {by}))::DATE AS period
  FROM read
)
SELECT period, list(publisher) AS publishers, list(coalesce(reports, 0)) AS reports
FROM periods LEFT JOIN read USING (period) GROUP BY period ORDER BY period"""
# A report touches a pair where it names both.
_TOUCHING = """
SELECT report, reading, true AS touches FROM mentions WHERE country IN (?, ?)
GROUP BY report, reading HAVING count(DISTINCT country) = {countries}"""
_UNASKED = "SELECT NULL::VARCHAR AS report, NULL::VARCHAR AS reading, true AS touches LIMIT 0"

# An incident counts once, so long as an event tells it that is neither rejected nor of a replaced report or an older
# reading. An event counts as itself where its report came after the last linking: what linking left out, such as a
# withdrawn report, it left out for a reason. `sole` is the publisher without whom nobody would tell it.
_HAPPENINGS = f"""
WITH weights AS (
  SELECT unnest(?::VARCHAR[]) AS type, unnest(?::VARCHAR[]) AS mode,
    unnest(?::DOUBLE[]) AS conflict, unnest(?::DOUBLE[]) AS cooperation
),
chosen AS (
  SELECT id, type, mode, {DAY} AS happened, when_grain, standing, sources, mentions
  FROM stored.narrow_incidents WHERE {{counted}}
),
inside AS (
  SELECT c.*, true AS linked, CASE WHEN count(DISTINCT coalesce(publisher, '')) = 1 THEN min(publisher) END AS sole
  FROM chosen AS c JOIN (SELECT incident AS id, publisher FROM stored.narrow_told WHERE role = 'current') USING (id)
  WHERE {{publishers}} GROUP BY ALL
),
outside AS (
  SELECT id, type, mode, {FIRST_DAY} AS happened, when_grain, standing, 1 AS sources, 1 AS mentions,
    false AS linked, publisher AS sole
  FROM stored.narrow_events SEMI JOIN stored.narrow_unlinked USING (reading) WHERE {{counted}} AND {{publishers}}
),
placed AS ({{placed}}),
weighed AS (
  SELECT p.*, coalesce(own.conflict, whole.conflict) AS conflict, coalesce(own.cooperation, whole.cooperation)
    AS cooperation
  FROM placed AS p JOIN weights AS whole ON (whole.type = p.type AND whole.mode = '*')
  LEFT JOIN weights AS own ON (own.type = p.type AND own.mode = p.mode)
)
"""
_SUMS = """
SELECT {by} AS period, conflict, cooperation, sole, count(*) AS happenings FROM weighed WHERE {days}
GROUP BY ALL ORDER BY ALL"""
_MOVED = """
SELECT id, linked, happened AS day, type, mode, standing, sources, mentions, {kind} * factor AS share
FROM weighed JOIN (SELECT unnest(?::DATE[]) AS {by}, unnest(?::DOUBLE[]) AS factor) USING ({by})
WHERE {days} AND {kind} > 0
ORDER BY {kind} * abs(factor) DESC, sources DESC, mentions DESC, happened, id LIMIT ?"""

TITLES = "SELECT id, title FROM incidents WHERE id IN ({ids})"
# Values that stand in the statement let the filters of the files pass over most rows: those of members come first.
MEMBERS = "SELECT incident, event, reading FROM stored.members WHERE role = 'current' AND incident IN ({ids})"
INCIDENT_EVIDENCE = """
SELECT e.reading, e.id AS event, e.report, e.publisher, e.published, e.sentence_text AS sentence
FROM (FROM stored.laid_events WHERE id IN ({ids}) AND reading IN ({readings})) AS e
SEMI JOIN stored.whole USING (reading, batch) WHERE {publishers}
ORDER BY e.published, e.report, event"""
EVENT_EVIDENCE = """
SELECT id AS happening, id AS event, report, publisher, published, sentence_text AS sentence FROM events
WHERE id IN ({ids}) AND {publishers} ORDER BY published, report"""


def read_sql(question: Question) -> Condition:
    """Return the SELECT of the reports read: period, its publishers, the reports of each."""
    (days, between), (publishers, names) = question.days("published"), question.publishers()
    pair = question.exposure == "pair"
    sql = _READ.format(
        touching=_TOUCHING.format(countries=len(set(question.pair))) if pair else _UNASKED,
        counted="touches" if pair else "*",
        by=question.by,
        days=days,
        publishers=publishers,
    )
    return sql, [*(question.pair if pair else ()), *between, *names]


def sums_sql(question: Question) -> Condition:
    """Return the SELECT of how many happenings of each weight there are in each period: by `sole` publisher."""
    (days, between), (sql, values) = question.days("happened"), _happenings(question)
    return sql + _SUMS.format(by=question.by, days=days), [*values, *between]


def moved_sql(question: Question, kind: str) -> Condition:
    """Return the SELECT of the happenings that weigh most; its last three `?` are periods, their factors, how many.

    Where days are asked for, their values come behind the factors.
    """
    (days, _), (sql, values) = question.days("happened"), _happenings(question)
    return sql + _MOVED.format(by=question.by, days=days, kind=kind), values


def _happenings(question: Question) -> Condition:
    (counted, asked), (publishers, names) = question.happenings(), question.publishers()
    rows = question.weights.rows
    weights: list[Any] = [[type for type, _ in rows], [mode for _, mode in rows]]
    weights += [[conflict for conflict, _ in rows.values()], [cooperation for _, cooperation in rows.values()]]
    told = "FROM inside UNION ALL BY NAME FROM outside"
    sql = _HAPPENINGS.format(counted=counted, publishers=publishers, placed=place_rows(question.by, "happened", told))
    return sql, [*weights, *asked, *names, *asked, *names]
