"""What a query sees: of every report the latest whole reading."""

# Stored rows come first by table (`stored.events` …). A reading counts once, with the batch that made it whole
# first; rows that a killed process left, and those of a retry, belong to other batches and join nothing.
# A batch that was written in the course of a run is named by it.
RUN = "CASE WHEN contains(batch, '.') THEN split_part(batch, '.', 1) END AS run"

WHOLE = """
CREATE TABLE stored.whole AS
SELECT * FROM stored.readings
QUALIFY row_number() OVER (PARTITION BY report, reading ORDER BY appended, batch) = 1
"""

READINGS = f"""
CREATE VIEW readings AS
SELECT * EXCLUDE (batch), {RUN},
row_number() OVER (PARTITION BY report ORDER BY appended DESC, reading DESC) = 1 AS latest
FROM stored.whole
"""

SHOWN = """
CREATE TABLE stored.shown AS
SELECT reading, batch FROM stored.whole SEMI JOIN (FROM readings WHERE latest) USING (report, reading)
"""

# Mentions, events and claims are shown as people judged them: see `judging.views`. Most archives hold nothing but what
# is shown; `shown` tells which clause a table needs to leave out the rest.
REPORTS = """
CREATE VIEW reports AS
SELECT * EXCLUDE (batch) FROM stored.reports {clause}
"""

PROBLEMS = f"""
CREATE VIEW problems AS
SELECT * EXCLUDE (batch), {RUN} FROM stored.problems
QUALIFY row_number() OVER (PARTITION BY id ORDER BY appended, batch) = 1
"""

# Linkings and imports have tables of their own that tell who wrote what when, in older archives too.
RUNS = """
CREATE VIEW runs AS
SELECT * FROM stored.runs QUALIFY row_number() OVER (PARTITION BY run ORDER BY ended NULLS LAST) = 1
UNION ALL BY NAME
SELECT link AS run, 'link' AS command, version, appended AS ended, 'done' AS outcome, reports, new_reports AS new
FROM stored.links
UNION ALL BY NAME
SELECT batch AS run, 'import' AS command, to_json({'file': file, 'source': source})::VARCHAR AS options, version,
appended AS ended, 'done' AS outcome, rows AS new, left_out AS problems
FROM stored.imports
"""
