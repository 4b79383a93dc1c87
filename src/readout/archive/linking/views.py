"""What a query sees of linking: the state that the last whole linking left."""

# A linking counts once its row is in `links`, and the last one tells from which on they count (`since`): with
# `--again` only itself. What a killed one wrote carries an id that `stored.linkings` lacks, and joins nothing.
_LINKINGS = """
CREATE TABLE stored.linkings AS
SELECT * FROM stored.links WHERE number >= (SELECT arg_max(since, number) FROM stored.links)
"""

# The reading of each report that was linked last, and when: ties and bonds that were found earlier fall away, also
# those of the same reading, which is linked again when it was judged.
_LINKED = """
CREATE VIEW stored.linked AS
SELECT report, arg_max(reading, number) AS reading, max(number) AS number
FROM stored.sketches JOIN stored.linkings USING (link) GROUP BY report
"""

_FAMILIES = """
CREATE VIEW families AS
SELECT f.* EXCLUDE (link) FROM stored.families AS f JOIN stored.linkings USING (link)
QUALIFY row_number() OVER (PARTITION BY f.report ORDER BY number DESC) = 1
"""

_TIES = """
CREATE VIEW ties AS
SELECT t.* EXCLUDE (link) FROM stored.ties AS t JOIN stored.linkings AS r USING (link)
SEMI JOIN stored.linked AS a ON (a.report = t.report AND a.reading = t.reading AND a.number <= r.number)
SEMI JOIN stored.linked AS b ON (b.report = t.other AND b.reading = t.other_reading AND b.number <= r.number)
"""

_BONDS = """
CREATE VIEW bonds AS
SELECT b.* EXCLUDE (link) FROM stored.bonds AS b JOIN stored.linkings AS r USING (link)
SEMI JOIN stored.linked AS a ON (a.report = b.one_report AND a.reading = b.one_reading AND a.number <= r.number)
SEMI JOIN stored.linked AS c ON (c.report = b.other_report AND c.reading = b.other_reading AND c.number <= r.number)
"""

# An incident is told until a later linking drops it; it may write it anew itself.
_GONE = """
CREATE TABLE stored.gone AS
SELECT id, max(number) AS dropped FROM (SELECT unnest(dropped) AS id, number FROM stored.linkings) GROUP BY id
"""
_HAPPENED = """
CREATE VIEW stored.happened AS
SELECT i.* FROM stored.incidents AS i JOIN stored.linkings AS r USING (link) LEFT JOIN stored.gone AS d USING (id)
WHERE d.dropped IS NULL OR d.dropped <= r.number
"""

_INCIDENTS = "CREATE VIEW incidents AS SELECT * EXCLUDE (link) FROM stored.happened"

# A linking writes incidents and who belongs to them together: the same ones count.
_MEMBERS = """
CREATE VIEW stored.members AS
SELECT m.* FROM stored.memberships AS m JOIN stored.linkings AS r USING (link)
LEFT JOIN stored.gone AS d ON (d.id = m.incident) WHERE d.dropped IS NULL OR d.dropped <= r.number
"""

_EVENTS = """
CREATE VIEW incident_events AS
SELECT m.incident, m.event, m.report, m.reading, m.role AS status, f.source, e.publisher, e.published, e.type,
  e.standing, e.sentence_text AS words
FROM stored.members AS m JOIN stored.whole AS w ON (w.reading = m.reading)
JOIN stored.laid_events AS e ON (e.batch = w.batch AND e.reading = m.reading AND e.id = m.event)
LEFT JOIN families AS f ON (f.report = m.report)
"""

_STATEMENTS = """
CREATE VIEW incident_statements AS
SELECT incident, s.side, s.says, s.speaker, s.stance, s.words, s.report, s.publisher, s.published, s.claim
FROM (SELECT id AS incident, unnest(statements) AS s FROM incidents)
"""

_FIGURES = """
CREATE VIEW incident_figures AS
SELECT incident, toll.of, toll.unit, toll.fate, toll.low AS toll_low, toll.high AS toll_high,
  toll.latest AS toll_latest, told.value, told.low, told.high, told.total, told.words, told.side, told.report,
  told.event, told.published
FROM (
  SELECT incident, toll, unnest(toll.told) AS told FROM (SELECT id AS incident, unnest(tolls) AS toll FROM incidents)
)
"""

_COPIES = """
CREATE VIEW copies AS
SELECT t.report, t.other AS copy_of, t.share, f.origin, f.source, f.status, t.made_by
FROM ties AS t LEFT JOIN families AS f ON (f.report = t.report) WHERE t.kind = 'copy'
"""

_VERSIONS = """
CREATE VIEW versions AS
SELECT t.report, t.other AS replaces, t.kind, f.origin, f.source, f.status, t.made_by
FROM ties AS t LEFT JOIN families AS f ON (f.report = t.report) WHERE t.kind <> 'copy'
"""

_LINKS = """
CREATE VIEW links AS
SELECT * EXCLUDE (dropped), number = (SELECT max(number) FROM stored.links) AS latest FROM stored.links
"""

LINK_VIEWS = (
    *(_LINKINGS, _LINKED, _FAMILIES, _TIES, _BONDS, _GONE, _HAPPENED, _INCIDENTS, _MEMBERS),
    *(_EVENTS, _STATEMENTS, _FIGURES, _COPIES, _VERSIONS, _LINKS),
)
