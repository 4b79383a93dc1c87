"""What a query sees: of every report the latest whole reading."""

# Stored rows come first by table (`stored.events` …). A reading counts once, with the batch that made it whole
# first; rows that a killed process left, and those of a retry, belong to other batches and join nothing.
WHOLE = """
CREATE TABLE stored.whole AS
SELECT * FROM stored.readings
QUALIFY row_number() OVER (PARTITION BY report, reading ORDER BY appended, batch) = 1
"""

READINGS = """
CREATE VIEW readings AS
SELECT * EXCLUDE (batch), row_number() OVER (PARTITION BY report ORDER BY appended DESC, reading DESC) = 1 AS latest
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

PROBLEMS = """
CREATE VIEW problems AS
SELECT * EXCLUDE (batch) FROM stored.problems
QUALIFY row_number() OVER (PARTITION BY id ORDER BY appended, batch) = 1
"""
