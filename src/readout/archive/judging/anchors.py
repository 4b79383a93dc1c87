"""Anchors: where a judged event or claim stood, and what of a newer reading stands there now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from readout.errors import UnknownError
from readout.records import Anchor, JudgedKind, content_id

if TYPE_CHECKING:
    import duckdb

# What an anchor keeps, from the columns of either table. A claim is the words that somebody says: its content.
_COLUMNS: dict[str, str] = {
    "event": "id, report, reading, trigger_start AS start, trigger_end AS \"end\", coalesce(trigger, '') AS words, "
    "coalesce(sentence_text, '') AS sentence, type",
    "claim": 'id, report, reading, content_spans[1].start AS start, content_spans[-1]."end" AS "end", '
    "content AS words, content AS sentence, stance AS type",
}
TABLES: dict[JudgedKind, str] = {"event": "events", "claim": "claims"}
SHOWN = 5  # ids that are listed where one is not clear
_LATEST = "SEMI JOIN stored.shown USING (reading, batch)"


def read_anchors(cursor: duckdb.DuckDBPyConnection, kind: JudgedKind, where: str, value: object) -> list[Anchor]:
    """Return the anchors of the machine's own events or claims of the latest readings, by a condition with one `?`."""
    sql = f"SELECT {_COLUMNS[kind]} FROM stored.{TABLES[kind]} {_LATEST} WHERE {where} ORDER BY report, position"
    rows: list[tuple[Any, ...]] = cursor.execute(sql, [value]).fetchall()
    return [_make(row) for row in rows]


def find_record(cursor: duckdb.DuckDBPyConnection, id: str) -> tuple[JudgedKind, Anchor]:
    """Return the event or claim of an id, or of the beginning of one, and what it is.

    `ArchiveError` where there is none in the latest readings, or several begin so.
    """
    kinds = [kind for kind in TABLES if id[:1] in ("", kind[0])]
    found = [(kind, one) for kind in kinds for one in read_anchors(cursor, kind, "starts_with(id, ?)", id) if id]
    exact = [pair for pair in found if pair[1].id == id] or found
    if len(exact) != 1:
        several = f"several begin so: {', '.join(one.id for _, one in exact[:SHOWN])}"
        raise UnknownError(f"{id}: {several if exact else 'no event or claim of the latest readings has this id'}")
    return exact[0]


def find_home(anchor: Anchor, candidates: Iterable[Anchor]) -> Anchor | None:
    """Return the candidate that an anchor means, `None` where there is none: it is an orphan.

    It is the one whose words overlap in the same sentence, or are the same ones at the same place; else one of the same
    type in the same sentence, wherever that stands now. Of several, the same words, the same type and the nearest win.
    """
    group = [one for one in candidates if one.report == anchor.report]
    here = [
        one
        for one in group
        if one.start < anchor.end
        and anchor.start < one.end
        and (one.sentence == anchor.sentence or one.words == anchor.words)
    ]
    found = here or [one for one in group if (one.sentence, one.type) == (anchor.sentence, anchor.type)]
    return min(found, key=lambda one: _distance(anchor, one), default=None)


def find_homes(cursor: duckdb.DuckDBPyConnection, kind: JudgedKind, anchors: Iterable[Anchor]) -> dict[Anchor, Anchor]:
    """Return what anchors mean in the latest readings; orphans are left out."""
    wanted = list(dict.fromkeys(anchors))
    same = {one.id: one for one in read_anchors(cursor, kind, "id IN (SELECT unnest(?))", [one.id for one in wanted])}
    homes = {one: same[one.id] for one in wanted if one.id in same}
    lost = [one for one in wanted if one not in homes]
    if lost:
        reports = sorted({one.report for one in lost})
        candidates: dict[str, list[Anchor]] = {}
        for one in read_anchors(cursor, kind, "report IN (SELECT unnest(?))", reports):
            candidates.setdefault(one.report, []).append(one)
        others = _stood_beside(cursor, kind, lost)
        for anchor in lost:
            # What stood beside the judged one in its own reading is something else, however near it is.
            beside = others.get(anchor.reading, frozenset())
            free = (one for one in candidates.get(anchor.report, ()) if one.id not in beside)
            home = find_home(anchor, free)
            if home:
                homes[anchor] = home
    return homes


def _stood_beside(
    cursor: duckdb.DuckDBPyConnection, kind: JudgedKind, lost: Iterable[Anchor]
) -> Mapping[str, frozenset[str]]:
    sql = f"SELECT reading, list(id) FROM stored.{TABLES[kind]} WHERE reading IN (SELECT unnest(?)) GROUP BY reading"
    rows = cursor.execute(sql, [sorted({one.reading for one in lost})]).fetchall()
    return {reading: frozenset(ids) for reading, ids in rows}


def _make(row: tuple[Any, ...]) -> Anchor:
    id, report, reading, start, end, words, sentence, kind = row
    return Anchor(
        id=id,
        report=report,
        reading=reading,
        start=start or 0,
        end=end or 0,
        words=words,
        sentence=content_id("s", sentence),
        type=kind,
    )


def _distance(anchor: Anchor, one: Anchor) -> tuple[bool, bool, int, str]:
    return one.words != anchor.words, one.type != anchor.type, abs(one.start - anchor.start), one.id
