"""Judgements with what became of them: whether they were taken back, and what the newest reading says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from readout.archive.judging.rows import restore_judgement
from readout.records import Judgement

if TYPE_CHECKING:
    from readout.archive.store import Archive

Now = Literal["agrees", "differs", "gone"]
_OF_RECORDS = 'SELECT * FROM judgements WHERE NOT undone AND list_has_any(homes, ?) ORDER BY "at", id'
_MACHINE = "SELECT id, {type} AS type, * EXCLUDE (id) FROM machine_{table} WHERE id IN (SELECT unnest(?))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A judgement; `now` is `None` where the newest reading is the one that was judged, or it is about no record.

    `gone`: the newest reading has no such record.
    """

    judgement: Judgement
    undone: bool
    now: Now | None


def find_judgements(archive: Archive, records: Sequence[str]) -> list[Found]:
    """Return the judgements that stand on events and claims of the latest readings, the earliest first."""
    if archive.query("SELECT id FROM judgements", limit=1).num_rows == 0:
        return []
    return follow_judgements(archive, archive.query(_OF_RECORDS, values=[list(records)]).to_pylist())


def follow_judgements(archive: Archive, rows: Sequence[Mapping[str, Any]]) -> list[Found]:
    """Return the judgements of rows of the view `judgements`, with what became of them."""
    machine = _read_machine(archive, rows)
    return [
        Found(judgement=one, undone=row["undone"], now=_now(one, row["homes"], machine))
        for row in rows
        for one in [restore_judgement(row)]
    ]


def _read_machine(archive: Archive, rows: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Return what the machine now reads where judgements stand, by id."""
    homes = sorted({home for row in rows for home in row["homes"]})
    found: dict[str, Mapping[str, Any]] = {}
    for table, kind in (("events", "type"), ("claims", "stance")) if homes else ():
        for row in archive.query(_MACHINE.format(table=table, type=kind), values=[homes]).to_pylist():
            found[row["id"]] = row
    return found


def _now(one: Judgement, homes: Sequence[str], machine: Mapping[str, Mapping[str, Any]]) -> Now | None:
    if one.kind not in ("event", "claim") or not one.anchors:
        return None
    row = next((machine[home] for home in homes if home in machine), None)
    if row is None:
        return "gone"
    if row["reading"] == one.anchors[0].reading or one.action == "note":
        return None
    if one.action == "amend" and one.field is not None and one.field in row:
        return "agrees" if row[one.field] == one.value else "differs"
    if one.action == "reject":
        return "differs"
    return "agrees" if row["type"] == one.anchors[0].type else "differs"
