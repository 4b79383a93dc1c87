"""What a query sees of imports: of every event of a source its latest edition."""

_IMPORTS = """
CREATE VIEW imports AS
SELECT * EXCLUDE (batch), row_number() OVER (PARTITION BY source, hash ORDER BY appended DESC, batch) = 1 AS latest
FROM stored.imports
"""

# An import counts once its row is there, and of a file that was read again the last: others join nothing.
_TAKEN = """
CREATE VIEW stored.taken AS
SELECT batch, appended FROM stored.imports
QUALIFY row_number() OVER (PARTITION BY source, hash ORDER BY appended DESC, batch) = 1
"""

# Several files may hold one event: weekly and yearly issues, a newer download. They are few, so the older editions are
# looked for and taken out: to rank all rows for each query would take several times as long.
_REPLACED = """
CREATE VIEW stored.replaced AS
SELECT batch, file, row FROM (
  SELECT i.batch, i.file, i.row, i.source, i.key, i.edition, t.appended
  FROM stored.imported AS i JOIN stored.taken AS t USING (batch)
  SEMI JOIN (
    SELECT source, key FROM stored.imported SEMI JOIN stored.taken USING (batch) GROUP BY ALL HAVING count(*) > 1
  ) AS several USING (source, key)
)
QUALIFY row_number() OVER (
  PARTITION BY source, key ORDER BY edition DESC NULLS LAST, appended DESC, file DESC, row DESC
) > 1
"""

_IMPORTED = """
CREATE VIEW imported AS
SELECT * EXCLUDE (batch, key) FROM stored.imported
SEMI JOIN stored.taken USING (batch) ANTI JOIN stored.replaced USING (batch, file, row)
"""

IMPORT_VIEWS = (_IMPORTS, _TAKEN, _REPLACED, _IMPORTED)
