"""The columns that everybody makes of events, made once: calendar, place, source, incident and country numbers."""

from __future__ import annotations

from functools import cache

from readout.archive.choosing.selected import ORDER
from readout.archive.choosing.selection import FIRST_DAY
from readout.world import load_world

_FLAT = f"""
WITH picked AS ({{chosen}}),
places AS (
  SELECT reading, id AS place, "precision" AS place_precision, geonameid FROM mentions
  SEMI JOIN (SELECT reading, place AS id FROM picked) USING (reading, id)
),
homes AS (
  SELECT m.reading, m.event AS id, i.id AS incident, i.reports AS incident_reports, i.sources AS incident_sources,
    TRY_CAST(left(i.first_seen, 10) AS DATE) AS first_seen
  FROM (FROM stored.members AS m SEMI JOIN picked AS p ON (p.reading = m.reading AND p.id = m.event)) AS m
  JOIN incidents AS i ON (i.id = m.incident)
),
numbers AS (SELECT {{cow}} AS cow, {{gw}} AS gw)
SELECT picked.*, year({FIRST_DAY})::INTEGER AS year, month({FIRST_DAY})::INTEGER AS month,
  strftime({FIRST_DAY}, '%G-W%V') AS week_iso,
  CASE WHEN place_how = 'assumed' THEN 'country' ELSE place_precision END AS place_precision,
  CASE WHEN place_how <> 'assumed' THEN geonameid END AS geonameid,
  list_transform(actor_countries, lambda code: cow[code]) AS actor_cow,
  list_transform(actor_countries, lambda code: gw[code]) AS actor_gw,
  list_transform(recipient_countries, lambda code: cow[code]) AS recipient_cow,
  list_transform(recipient_countries, lambda code: gw[code]) AS recipient_gw,
  incident, incident_reports, incident_sources, coalesce(first_seen, published) AS first_seen,
  r.title, r.url, g.coder
FROM picked CROSS JOIN numbers
LEFT JOIN places USING (reading, place)
LEFT JOIN homes USING (reading, id)
LEFT JOIN (SELECT report, reading, title, url FROM reports) AS r USING (report, reading)
LEFT JOIN (SELECT report, reading, coder FROM readings) AS g USING (report, reading)
{ORDER}
"""


def flat_events(chosen: str) -> str:
    """Return the SELECT of the events chosen, in order, with the columns of the view, then those of this table.

    Years, months and weeks are of the first day, of an event without a day that of publication.
    """
    return _FLAT.format(chosen=chosen, cow=_numbers("cow"), gw=_numbers("gw"))


@cache
def _numbers(system: str) -> str:
    """Return the numbers of countries in `cow` or `gw` as a map in SQL, by our code."""
    found = {code: getattr(country, system) for code, country in load_world().countries.items()}
    pairs = (f"'{code}': {number}" for code, number in sorted(found.items()) if number)
    return f"MAP {{{', '.join(pairs)}}}"
