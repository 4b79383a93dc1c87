"""Judgements: what people decide of incidents, appended and never changed, heeded by every linking after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from readout.archive.build import build_table
from readout.archive.delta import append_rows, create_tables
from readout.archive.incidents import find_incident
from readout.archive.link_rows import verdict_row
from readout.archive.schemas import LINKED
from readout.errors import ArchiveError, InputError
from readout.records import Verdict, content_id

if TYPE_CHECKING:
    from readout.archive.store import Archive


def merge_incidents(archive: Archive, ids: Sequence[str], *, by: str = "", why: str = "") -> Verdict:
    """Judge that these incidents are one happening; the beginnings of their ids are enough.

    The next linking heeds it. `ArchiveError` for an unknown id, `InputError` where they are not two or more.
    """
    found = {incident.id: incident for incident in (find_incident(archive, id) for id in ids)}
    if len(found) < 2:
        raise InputError("merging takes two incidents or more")
    events = [event for incident in found.values() for event in incident.events]
    return _record(archive, "merge", events, (), by, why)


def split_incident(archive: Archive, id: str, events: Iterable[str], *, by: str = "", why: str = "") -> Verdict:
    """Judge that some events of an incident are another happening than its other ones.

    The beginnings of their ids are enough. The next linking heeds it. `ArchiveError` for an unknown id, `InputError`
    where no event is named, or all are.
    """
    incident = find_incident(archive, id)
    chosen = {_find_event(incident.events, event, incident.id) for event in events}
    others = [event for event in incident.events if event not in chosen]
    if not chosen or not others:
        raise InputError(f"{incident.id}: name some of its {len(incident.events)} events, not none and not all")
    return _record(archive, "split", [event for event in incident.events if event in chosen], others, by, why)


def undo_judgement(archive: Archive, id: str, *, by: str = "", why: str = "") -> str:
    """Take back a judgement, by its id or the beginning of it, and return its id; the next linking heeds that.

    `ArchiveError` where no judgement that stands has the id, or several begin so.
    """
    sql = "SELECT id FROM judgements WHERE action <> 'undo' AND NOT undone AND starts_with(id, ?) ORDER BY id"
    found: list[str] = archive.query(sql, values=[id])["id"].to_pylist()
    if len(found) != 1:
        known = f"several begin so: {', '.join(found)}" if found else "no judgement that stands has this id"
        raise ArchiveError(f"{id}: {known}")
    _append(archive, Verdict(id="", action="merge", events=(), by=by, why=why), "undo", found[0])
    return found[0]


def _find_event(events: Sequence[str], beginning: str, incident: str) -> str:
    found = [event for event in events if event.startswith(beginning)]
    if len(found) != 1 or not beginning:
        raise InputError(f"{beginning}: {len(found)} events of {incident} begin so; it has {', '.join(events)}")
    return found[0]


def _record(
    archive: Archive,
    action: Literal["merge", "split"],
    events: Iterable[str],
    others: Iterable[str],
    by: str,
    why: str,
) -> Verdict:
    return _append(
        archive, Verdict(id="", action=action, events=tuple(events), others=tuple(others), by=by, why=why), action, None
    )


def _append(archive: Archive, draft: Verdict, action: str, undoes: str | None) -> Verdict:
    at = datetime.now(UTC).isoformat()
    parts = (action, *draft.events, "/", *draft.others, undoes, draft.by, at, draft.why)
    verdict = Verdict(
        id=content_id("j", *parts),
        action=draft.action,
        events=draft.events,
        others=draft.others,
        by=draft.by,
        at=at,
        why=draft.why,
    )
    archive.raise_format()
    create_tables(archive.folder, LINKED)
    row = {**verdict_row(verdict, undoes), "action": action}
    append_rows(archive.folder, "judgements", build_table("judgements", [row]))
    return verdict
