"""Counts by period, of all or by pair of countries: the SQL of series and panels, and two ready views.

Three things are counted and never mixed: events (as reports mention them), the reports that tell them, and incidents.
Something counts on its first day; a time wider than the period, such as a year in a panel of months, has no place in
it. Periods go from the first report to the last. Zero means: reports of that period were read, and nothing was found;
where none was read, what was not found is null.
"""

from __future__ import annotations

from readout.archive.choosing.bounds import is_placed
from readout.archive.choosing.selection import FIRST_DAY, HAPPENED
from readout.archive.linking.incidents import DAY

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")  # 1 to 4
QUAD_COUNTS = ", ".join(f"count(*) FILTER (quad = {quad}) AS {name}" for quad, name in enumerate(QUADS, 1))

# Reports read in each period, and all periods from the first to the last.
_READ = """
read AS (
  SELECT date_trunc('{period}', published)::DATE AS {period}, count(*) AS exposure
  FROM ({reports}) WHERE published IS NOT NULL GROUP BY ALL
),
periods AS (
  SELECT unnest(generate_series(min({period})::TIMESTAMP, max({period})::TIMESTAMP, INTERVAL 1 {period}))::DATE
    AS {period} FROM read
)"""
_START = "SELECT date_trunc('{period}', {day})::DATE AS {period}, * FROM ({rows})"
_PLACED = f"{_START} WHERE {{placed}}"
# The values of a list, each once; nearly all lists have one, and to look for others in these takes most of the time.
ONCE = "CASE WHEN len({0}) = 1 AND {0}[1] IS NOT NULL THEN {0} ELSE list_distinct({0}) END"
# One row to each pair of an actor and a recipient.
PAIRED = f"""
SELECT *, unnest({ONCE.format("recipient_{of}")}) AS recipient
FROM (SELECT *, unnest({ONCE.format("actor_{of}")}) AS actor FROM ({{rows}}))"""
_PANEL = f"""
WITH {_READ},
told AS ({{told}}),
happened AS ({{happened}}),
counted AS (
  SELECT {{period}}, actor, recipient, count(*) AS events, count(DISTINCT report) AS reports,
    round(avg(score), 6) AS score,
    {QUAD_COUNTS}
  FROM told GROUP BY {{period}}, actor, recipient
),
happenings AS (
  SELECT {{period}}, actor, recipient, count(*) AS incidents FROM happened GROUP BY {{period}}, actor, recipient
),
known AS (
  SELECT {{period}}, actor, recipient FROM counted UNION SELECT {{period}}, actor, recipient FROM happenings
),
cells AS ({{cells}})
SELECT {{period}}, actor, recipient,
  {{filled}},
  score,
  CASE WHEN EXISTS (FROM stored.linkings) THEN {{incidents}} END AS incidents,
  coalesce(exposure, 0) AS exposure
FROM cells
LEFT JOIN counted USING ({{period}}, actor, recipient)
LEFT JOIN happenings USING ({{period}}, actor, recipient)
LEFT JOIN read USING ({{period}})"""
_FILLED = "FROM periods CROSS JOIN (SELECT DISTINCT actor, recipient FROM known)"
_BARE = "FROM known SEMI JOIN periods USING ({period})"
_SERIES = f"""
WITH {_READ},
counted AS (SELECT {{period}}, {{count}} AS number FROM ({{rows}}) GROUP BY {{period}})
SELECT {{period}}, {{filled}} AS {{name}}, coalesce(exposure, 0) AS exposure
FROM periods LEFT JOIN counted USING ({{period}}) LEFT JOIN read USING ({{period}}) ORDER BY {{period}}"""


def panel_sql(period: str, events: str, incidents: str, reports: str, zeros: bool = True) -> str:
    """Return the SELECT of a panel over three others: a row to each period and pair of countries, one acting on one.

    With `zeros` each pair that occurs has a row in every period, else only where something is counted.
    """
    names = ("events", "reports", *QUADS)
    return _PANEL.format(
        period=period,
        reports=reports,
        told=PAIRED.format(of="countries", rows=place_rows(period, FIRST_DAY, events)),
        happened=PAIRED.format(of="countries", rows=place_rows(period, DAY, incidents)),
        cells=_FILLED if zeros else _BARE.format(period=period),
        filled=",\n  ".join(f"{_fill(name)} AS {name}" for name in names),
        incidents=_fill("incidents"),
    )


def series_sql(period: str, count: str, rows: str, day: str, reports: str) -> str:
    """Return the SELECT of a series: how many `events`, `reports` or `incidents` the rows are in each period.

    `day` is the SQL of the day that a row counts on.
    """
    return _SERIES.format(
        period=period,
        reports=reports,
        count="count(DISTINCT report)" if count == "reports" else "count(*)",
        rows=place_rows(period, day, rows)
        if count != "reports"
        else f"SELECT date_trunc('{period}', {day})::DATE AS {period}, * FROM ({rows})",
        filled=_fill("number"),
        name=count,
    )


def place_rows(period: str, day: str, rows: str) -> str:
    """Return the SELECT of rows that have a place in a period, the period's first day before them; `day` is SQL."""
    return _PLACED.format(period=period, day=day, rows=rows, placed=is_placed(period))


def _fill(name: str) -> str:
    return f"CASE WHEN exposure > 0 THEN coalesce({name}, 0) ELSE {name} END"


def _view(period: str) -> str:
    events, incidents = (f"SELECT * FROM {view} WHERE {HAPPENED}" for view in ("events", "incidents"))
    return f"CREATE VIEW panel_{period} AS {panel_sql(period, events, incidents, 'SELECT * FROM reports')}"


PANEL_VIEWS = (_view("month"), _view("week"))
