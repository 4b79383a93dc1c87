"""The narrow columns that lists and counts are made of: views over the files, or kept in memory where much is asked.

Rows are wide, and lie packed in files: a question that counts reads few of their columns, again and again.
`keep_narrow` lays these down in memory, packed as well: 110 MB for a million events and their half million incidents.
The views have the same rows and columns before and after, so that no question needs to know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from readout.records.mention import Precision

if TYPE_CHECKING:
    import duckdb

LARGEST = 5_000_000  # events: what has more is not kept in memory
ATTACH = "ATTACH ':memory:' AS narrow (COMPRESS)"
RANKS = get_args(Precision)  # the finest first
_SIDES = tuple(f"{side}_{what}" for side in ("actor", "recipient") for what in ("names", "countries", "sectors"))
_OF_EVENTS = (
    *("id", "reading", "report", "position", "publisher", "published", "type", "mode", "contexts", "quad", "score"),
    *("standing", "auxiliaries", "confidence", "judged", *_SIDES, "when_start", "when_end", "when_grain"),
    *("place_name", "place_country", "latitude", "longitude"),
)
_OF_INCIDENTS = (
    *("id", "type", "mode", "standing", "mentions", "reports", "sources", "when_start", "when_end", "when_grain"),
    *("first_seen", "last_seen", "auxiliaries", *_SIDES),
)
# How many in all speak on either side: asserting or confirming, and denying.
_SPOKEN = "len([s for s in statements if s.says <> 'silent']) AS spoken"
# Views look in the schema that they stand in first, hence `main`.
# Events with the incident that they are part of, and their role there, whatever columns of theirs are asked for.
TOLD = """
SELECT e.*, m.incident, m.role
FROM main.events AS e JOIN stored.members AS m ON (m.reading = e.reading AND m.event = e.id)"""
_EVENTS = f"SELECT {', '.join(_OF_EVENTS)} FROM main.events"
_SOURCES = {
    "events": _EVENTS,
    "told": f"SELECT {', '.join(_OF_EVENTS)}, incident, role FROM ({TOLD})",
    "incidents": f"SELECT {', '.join(_OF_INCIDENTS)}, {_SPOKEN} FROM main.incidents",
    "reports": "SELECT report, reading, publisher, published, published_at FROM main.reports",
    # Reports that rest on the words of another, that correct another, and readings that came after the last linking.
    "copied": "SELECT report FROM main.families WHERE origin <> report",
    "corrected": "SELECT DISTINCT report FROM main.ties WHERE kind <> 'copy'",
    "unlinked": "SELECT reading FROM main.reports ANTI JOIN stored.linked USING (reading)",
    # The coarsest counts: a country's middle is no city, though a city may lie there.
    "points": f"""
    SELECT latitude, longitude, max(list_position({list(RANKS)}, precision)) AS rank
    FROM main.mentions WHERE latitude IS NOT NULL GROUP BY latitude, longitude""",
}
NARROW_VIEWS = tuple(f"CREATE VIEW stored.narrow_{name} AS {sql}" for name, sql in _SOURCES.items())
_KEPT_EVENTS = f"""
CREATE OR REPLACE TABLE narrow.told AS
SELECT e.*, m.incident, m.role FROM ({_EVENTS}) AS e
LEFT JOIN (SELECT reading, event, incident, role FROM stored.members) AS m ON (m.reading = e.reading AND m.event = e.id)
"""
_KEPT_VIEWS = {
    "events": "SELECT * EXCLUDE (incident, role) FROM narrow.told",
    "told": "FROM narrow.told WHERE incident IS NOT NULL",
}


def keep_narrow(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Lay the narrow columns down in memory and have the views show them; tell whether that was done.

    It is not where there are more than `LARGEST` events. Others may ask through cursors of their own meanwhile.
    """
    events = _count(cursor, "events")
    if events > LARGEST:
        return False
    cursor.execute(_KEPT_EVENTS)
    if _count(cursor, "narrow.told") != events:  # an event of two incidents: linking makes none
        cursor.execute("DROP TABLE narrow.told")
        return False
    for name, sql in _SOURCES.items():
        if name not in _KEPT_VIEWS:
            cursor.execute(f"CREATE OR REPLACE TABLE narrow.{name} AS {sql}")
    cursor.execute("CHECKPOINT narrow")  # packs it, to a fifth
    for name in _SOURCES:
        cursor.execute(f"CREATE OR REPLACE VIEW stored.narrow_{name} AS {_KEPT_VIEWS.get(name, f'FROM narrow.{name}')}")
    return True


def _count(cursor: duckdb.DuckDBPyConnection, source: str) -> int:
    return int(cursor.execute(f"SELECT count(*) FROM {source}").fetchall()[0][0])
