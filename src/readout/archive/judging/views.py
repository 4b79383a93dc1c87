"""What a query sees of judgements: machine's records with what people decided laid over them."""

from collections.abc import Iterator, Mapping

# Who asks for records gets `laid_events`, `laid_claims`, `laid_mentions` of any reading. Where nothing was judged they
# are the stored rows as they are. Else the few rulings are joined, and amended rows, of the latest readings only, stand
# in tables of their own, made when the connection opens, and take the place of the stored ones.
UNJUDGED = """
CREATE VIEW stored.laid_{table} AS
SELECT *, NULL::VARCHAR AS judged, []::VARCHAR[] AS judgements FROM stored.{table}
"""
LAID = """
CREATE VIEW stored.laid_{table} AS
SELECT t.*, u.judged, coalesce(u.judgements, []::VARCHAR[]) AS judgements
FROM stored.{table} AS t LEFT JOIN stored.rulings AS u ON (u.reading = t.reading AND u.id = t.id)
WHERE NOT coalesce(u.amended, false)
UNION ALL BY NAME FROM stored.amended_{table}
"""
UNJUDGED_MENTIONS = "CREATE VIEW stored.laid_mentions AS FROM stored.mentions"
LAID_MENTIONS = """
CREATE VIEW stored.laid_mentions AS FROM stored.mentions UNION ALL BY NAME FROM stored.amended_mentions
"""

LAID_RECORD = """
CREATE VIEW {table} AS
SELECT * EXCLUDE (batch) FROM stored.laid_{table} {clause}
WHERE judged IS DISTINCT FROM 'rejected'
"""
_MENTIONS = """
CREATE VIEW mentions AS SELECT * EXCLUDE (batch) FROM stored.laid_mentions {clause}
"""
_REJECTED = """
CREATE VIEW rejected AS
SELECT * EXCLUDE (batch, judged) FROM stored.laid_events {clause}
WHERE judged = 'rejected'
"""
_MACHINE = """
CREATE VIEW machine_{table} AS
SELECT * EXCLUDE (batch) FROM stored.{table} {clause}
"""
_JUDGEMENTS = """
CREATE VIEW judgements AS
SELECT DISTINCT ON (j.id) j.*, u.undoes IS NOT NULL AS undone, coalesce(h.homes, []) AS homes, h.model_now
FROM stored.judgements AS j
LEFT JOIN (SELECT DISTINCT undoes FROM stored.judgements WHERE action = 'undo') AS u ON (u.undoes = j.id)
LEFT JOIN (
  SELECT judgement, list(home ORDER BY home) FILTER (home IS NOT NULL) AS homes, any_value(model_now) AS model_now
  FROM stored.homes GROUP BY judgement
) AS h ON (h.judgement = j.id)
"""
_ORPHANS = """
CREATE VIEW orphans AS
SELECT j.id, j.action, j.kind, h.record, h.report, j.field, j.value, j."by", j."at", j.why
FROM judgements AS j JOIN stored.homes AS h ON (h.judgement = j.id)
WHERE h.home IS NULL AND NOT j.undone
"""


def laid_views(clauses: Mapping[str, str]) -> Iterator[str]:
    """Give the statements that make the views, in order; `clauses` leave only what is shown, by table."""
    for table in ("events", "claims"):
        yield LAID_RECORD.format(table=table, clause=clauses[table])
        yield _MACHINE.format(table=table, clause=clauses[table])
    yield _MENTIONS.format(clause=clauses["mentions"])
    yield _REJECTED.format(clause=clauses["events"])
    yield from (_JUDGEMENTS, _ORPHANS)
