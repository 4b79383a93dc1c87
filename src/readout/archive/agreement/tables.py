"""The two sides as tables of one shape, and which of one are found in the other: SQL, in temporary tables.

A row of `ours` and `theirs` is one unit and one pair of countries. `?` stands for a side of no known country; where
neither side has one, the country of the place stands for either. `turnable` says that one acts on the other.
"""

OURS = {
    "mentions": """
    SELECT reading || ' ' || id AS unit, id AS record, report, type, actor_countries, recipient_countries,
      place_country, true AS directed, coalesce(when_start, published) AS first,
      coalesce(when_end, when_start, published) AS last, 0 AS slack
    FROM events WHERE {where}""",
    "reports": """
    SELECT report AS unit, id AS record, report, type, actor_countries, recipient_countries,
      place_country, true AS directed, coalesce(when_start, published) AS first,
      coalesce(when_end, when_start, published) AS last, 0 AS slack
    FROM events WHERE {where}""",
    "incidents": """
    SELECT id AS unit, id AS record, report_ids[1] AS report, type, actor_countries, recipient_countries,
      place_country, true AS directed, {day} AS first, coalesce(when_end, {day}) AS last, 0 AS slack
    FROM incidents WHERE {where}""",
}
# A class is that of the type in our codebook, on both sides.
QUADS = "CREATE OR REPLACE TEMP TABLE quads AS SELECT unnest(?::VARCHAR[]) AS type, unnest(?::INTEGER[]) AS quad"

# ACLED tells one day for events of which it knows the week or the month only.
THEIRS = """
SELECT file || ':' || row AS unit, id AS record, NULL AS report, type, actor_countries, recipient_countries,
  place_country, directed, when_start AS first, coalesce(when_end, when_start) AS last,
  CASE WHEN when_end > when_start THEN 0 WHEN when_grain = 'week' THEN 6 WHEN when_grain = 'month' THEN 30 ELSE 0 END
    AS slack
FROM ({imported}) WHERE {where}
"""
OF_SOURCE = "SELECT * FROM imported WHERE source = ?"
OF_FILE = """
SELECT * FROM stored.imported WHERE batch = (
  SELECT arg_max(batch, appended) FROM stored.imports WHERE hash = ? AND source = ?
)
QUALIFY row_number() OVER (PARTITION BY key ORDER BY edition DESC NULLS LAST, file DESC, row DESC) = 1
"""

# Parties that act together and on nobody are pairs among themselves, and nobody acts on the other.
SIDE = """
CREATE OR REPLACE TEMP TABLE {side} AS
WITH told AS ({told}), parted AS (
  SELECT * EXCLUDE (actor_countries, recipient_countries, place_country),
    len(recipient_countries) = 0 AND len(actor_countries) > 1 AS mutual,
    len(recipient_countries) = 0 AND len(actor_countries) = 0 AND place_country IS NOT NULL AS placed,
    CASE WHEN placed THEN [place_country] WHEN len(actor_countries) > 0 THEN actor_countries ELSE ['?'] END AS actors,
    CASE WHEN mutual THEN actor_countries WHEN len(recipient_countries) > 0 THEN recipient_countries ELSE ['?'] END
      AS recipients
  FROM told LEFT JOIN quads USING (type) WHERE first IS NOT NULL
)
SELECT unit, record, report, type, quad, first, last, slack, a, b,
  directed AND NOT mutual AND NOT placed AND a <> b AS turnable,
  CASE WHEN a = '?' THEN b || '–?' WHEN b = '?' THEN a || '–?' ELSE least(a, b) || '–' || greatest(a, b) END AS pair,
  strftime(first, '%Y-%m') AS month,
  hash(a, b, turnable, type, quad, first, last, slack) AS slot
FROM (SELECT *, unnest(recipients) AS b FROM (SELECT *, unnest(actors) AS a FROM parted))
WHERE NOT (mutual AND a >= b)
"""
SPAN = "SELECT min(first), max(last) FROM {side}"
KEEP = "DELETE FROM {side} WHERE first > ?::DATE OR last < ?::DATE"

# Units of the same pair, type and days are looked for once: a slot. It takes several forms: one side of a pair may be
# unknown on the other side (`weak`), and the two may be the other way round (`turned`). Buckets of a week bring
# together those whose days may meet.
FORMS = """
CREATE OR REPLACE TEMP TABLE {side}_forms AS
WITH slots AS (SELECT DISTINCT slot, a, b, turnable, type, quad, first, last, slack FROM {side} WHERE type IS NOT NULL),
ways AS (
  SELECT *, a AS x, b AS y, 0 AS turned FROM slots
  UNION ALL SELECT *, b, a, 0 FROM slots WHERE a <> b AND NOT turnable
  UNION ALL SELECT *, b, a, 1 FROM slots WHERE a <> '?' AND b <> '?' AND turnable AND {turn}
), forms AS (
  SELECT *, 0 AS weak FROM ways
  UNION ALL SELECT * REPLACE ('?' AS x), 1 FROM ways WHERE x <> '?' AND y <> '?' AND turned = 0
  UNION ALL SELECT * REPLACE ('?' AS y), 1 FROM ways WHERE x <> '?' AND y <> '?' AND turned = 0
)
SELECT slot, type, quad, x, y, turned, weak, early AS first, late AS last,
  unnest(range((early - DATE '1700-01-01') // 7, (late - DATE '1700-01-01') // 7 + 1)) AS bucket
FROM (SELECT *, first - {reach} - slack AS early, last + {reach} + slack AS late FROM forms)
WHERE x <> '?' OR y <> '?'
"""
MATCHES = """
CREATE OR REPLACE TEMP TABLE matches AS
SELECT o.slot AS our_slot, t.slot AS their_slot,
  min(CASE WHEN o.turned = 1 THEN 3 WHEN o.type = t.type THEN 1 ELSE 2 END) AS level
FROM ours_forms AS o JOIN theirs_forms AS t USING (x, y, quad, bucket)
WHERE o.weak + t.weak < 2 AND o.first <= t.last AND t.first <= o.last
GROUP BY ALL
"""
LEVELS = """
CREATE OR REPLACE TEMP TABLE {side}_levels AS
SELECT s.*, coalesce(m.level, 4) AS level FROM {side} AS s
LEFT JOIN (SELECT {slot} AS slot, min(level) AS level FROM matches GROUP BY ALL) AS m USING (slot)
WHERE s.type IS NOT NULL
"""
TOTALS = """
SELECT count(*), count(*) FILTER (level <= 2), count(*) FILTER (level = 2), count(*) FILTER (level = 3)
FROM (SELECT unit, min(level) AS level FROM {side}_levels GROUP BY unit)
"""
_COUNTED = """
SELECT {keys}, count(DISTINCT unit) AS n, count(DISTINCT CASE WHEN level <= 2 THEN unit END) AS found
FROM {side}_levels GROUP BY ALL
"""
CELLS = f"""
CREATE OR REPLACE TEMP TABLE cells AS
SELECT {{keys}}, coalesce(o.n, 0) AS ours, coalesce(t.n, 0) AS theirs, coalesce(o.found, 0) AS ours_found,
  coalesce(t.found, 0) AS theirs_found, ours - ours_found AS only_ours, theirs - theirs_found AS only_theirs
FROM ({_COUNTED.format(keys="{keys}", side="ours")}) AS o
FULL JOIN ({_COUNTED.format(keys="{keys}", side="theirs")}) AS t USING ({{keys}})
"""
WORST = "SELECT * FROM cells ORDER BY only_ours + only_theirs DESC, ours + theirs DESC, {keys}"
# Months in which a pair has nothing on either side count as zeros.
CORRELATIONS = """
WITH counts AS (
  SELECT pair, month, sum(ours) AS ours, sum(theirs) AS theirs FROM (
    SELECT pair, month, count(DISTINCT unit) AS ours, 0 AS theirs FROM ours_levels GROUP BY ALL
    UNION ALL SELECT pair, month, 0, count(DISTINCT unit) FROM theirs_levels GROUP BY ALL
  ) GROUP BY ALL
), grid AS (
  SELECT pair, month FROM (SELECT DISTINCT pair FROM counts), (
    SELECT strftime(unnest(range(date_trunc('month', ?::DATE), ?::DATE + 1, INTERVAL 1 MONTH)), '%Y-%m') AS month
  )
), filled AS (
  SELECT pair, coalesce(ours, 0) AS ours, coalesce(theirs, 0) AS theirs FROM grid LEFT JOIN counts USING (pair, month)
)
SELECT pair, corr(ours, theirs) AS correlation FROM filled GROUP BY pair
HAVING count(*) >= 3 AND stddev_pop(ours) > 0 AND stddev_pop(theirs) > 0
"""
_FOUND = "['same', 'class', 'turned', 'no'][level] AS found"
# Of a cell some of each side, those first that the other side lacks …
OUR_PICKS = f"""
SELECT id, report, start, type, {_FOUND} FROM (
  SELECT record AS id, any_value(report) AS report, min(first) AS start, any_value(type) AS type, min(level) AS level
  FROM ours_levels WHERE {{where}} GROUP BY record
)
ORDER BY level DESC, start, id LIMIT ?
"""
THEIR_PICKS = f"""
SELECT unit, start, type, {_FOUND} FROM (
  SELECT unit, min(first) AS start, any_value(type) AS type, min(level) AS level
  FROM theirs_levels WHERE {{where}} GROUP BY unit
)
ORDER BY level DESC, start, unit LIMIT ?
"""
# … and what is to be shown of all of them at once.
_EVENTS = "SELECT id, report, mode, sentence_text AS words FROM events WHERE list_contains(?, id)"
OUR_RECORDS = {
    "mentions": _EVENTS,
    "reports": _EVENTS,
    "incidents": """
    SELECT i.id, i.report_ids[1] AS report, i.mode, coalesce(w.words, i.title) AS words FROM incidents AS i
    LEFT JOIN (SELECT incident, arg_min(words, published) AS words FROM incident_events GROUP BY ALL) AS w
      ON (w.incident = i.id)
    WHERE list_contains(?, i.id)""",
}
THEIR_RECORDS = """
SELECT file || ':' || row AS unit, id, file, row, told, text AS words, url FROM ({imported})
WHERE list_contains(?, file || ':' || row)
"""
