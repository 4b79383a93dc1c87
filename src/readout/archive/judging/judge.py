"""Judgements: what people decide of events, claims and incidents, appended and never changed, laid over ever after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from readout.archive.build import build_table
from readout.archive.delta import append_rows, create_tables
from readout.archive.judging.anchors import find_record, read_anchors
from readout.archive.judging.rows import judgement_row, restore_judgement, value_to_text
from readout.archive.judging.subjects import Subject, current_value
from readout.archive.judging.values import check_value
from readout.archive.linking.incidents import find_incident
from readout.archive.noting import login_name
from readout.archive.schemas import LINKED
from readout.errors import InputError, UnknownError
from readout.records import Anchor, Claim, Event, JudgedKind, Judgement, Span, content_id

if TYPE_CHECKING:
    from readout.archive.store import Archive
    from readout.records import Reading

OF_RECORDS = ("confirm", "reject", "amend", "note")


def judge_record(
    archive: Archive,
    id: str,
    action: str,
    *,
    field: str | None = None,
    value: Any = None,
    by: str | None = None,
    why: str = "",
) -> Judgement:
    """Judge an event or a claim: `confirm`, `reject`, `amend` a field, or `note` something (`why`), of incidents too.

    The beginning of the id is enough. `check_value` tells what a `value` may be. `by` is the user of the computer where
    nobody is named. `ArchiveError` for an unknown id, `InputError` for a field or value that there is not, for a note
    without words, and for an amendment of what is rejected.
    """
    _check_action(action, field, why)
    if id.startswith("i"):
        return _note_incident(archive, id, action, by, why)
    kind, anchor = find_record(archive.cursor(), id)
    return judge_anchored(archive, kind, anchor, action, field=field, value=value, by=by, why=why)


def judge_anchored(
    archive: Archive,
    kind: JudgedKind,
    anchor: Anchor,
    action: str,
    *,
    field: str | None = None,
    value: Any = None,
    by: str | None = None,
    why: str = "",
) -> Judgement:
    """Judge an event or claim that was found before; see `judge_record`. Only amending looks at the archive anew."""
    _check_action(action, field, why)
    draft = Judgement(id="", action=action, kind=kind, record=anchor.id, anchors=(anchor,), why=why)  # type: ignore[arg-type]
    if field is not None:
        field, value, was = check_amendment(archive.load_reading(anchor.report), kind, anchor, field, value)
        draft = replace(draft, field=field, value=value, was=was)
    return append_judgement(archive, draft, by)


def _check_action(action: str, field: str | None, why: str) -> None:
    if action not in OF_RECORDS:
        raise InputError(f"{action!r} is none of {', '.join(OF_RECORDS)}")
    if (field is not None) != (action == "amend"):
        raise InputError("an amendment names a field and its value, nothing else does")
    if action == "note" and not why.strip():
        raise InputError("a note needs words")


def check_amendment(
    reading: Reading | None, kind: JudgedKind, anchor: Anchor, field: str, value: Any
) -> tuple[str, Any, Any]:
    """Return field, value and the value that it replaces in the form that is kept; see `judge_record`."""
    records: tuple[Event | Claim, ...] = () if reading is None else (*reading.events, *reading.claims)
    record = next((one for one in records if one.id == anchor.id), None)
    if reading is None or record is None:
        raise InputError(f"{anchor.id} is rejected: confirm it, or undo the rejection, before it is amended")
    subject = Subject(
        text=reading.report.text,
        at=Span(anchor.start, anchor.end),
        type=getattr(record, "type", anchor.type),
        mentions={mention.id: mention for mention in reading.mentions},
    )
    name, checked = check_value(kind, field, value, subject)
    return name, checked, current_value(record, name, subject)


def merge_incidents(archive: Archive, ids: Sequence[str], *, by: str | None = None, why: str = "") -> Judgement:
    """Judge that these incidents are one happening; the beginnings of their ids are enough.

    The next linking heeds it. `ArchiveError` for an unknown id, `InputError` where they are not two or more.
    """
    found = {incident.id: incident for incident in (find_incident(archive, id) for id in ids)}
    if len(found) < 2:
        raise InputError("merging takes two incidents or more")
    events = [event for incident in found.values() for event in incident.events]
    return _shape(archive, Judgement(id="", action="merge", events=tuple(events), why=why), by)


def split_incident(
    archive: Archive, id: str, events: Iterable[str], *, by: str | None = None, why: str = ""
) -> Judgement:
    """Judge that some events of an incident are another happening than its other ones.

    The beginnings of their ids are enough. The next linking heeds it. `ArchiveError` for an unknown id, `InputError`
    where no event is named, or all are.
    """
    incident = find_incident(archive, id)
    chosen = {_find_event(incident.events, event, incident.id) for event in events}
    others = tuple(event for event in incident.events if event not in chosen)
    if not chosen or not others:
        raise InputError(f"{incident.id}: name some of its {len(incident.events)} events, not none and not all")
    taken = tuple(event for event in incident.events if event in chosen)
    return _shape(archive, Judgement(id="", action="split", events=taken, others=others, why=why), by)


def undo_judgement(archive: Archive, id: str, *, by: str | None = None, why: str = "") -> str:
    """Take back a judgement, by its id or the beginning of it, and return its id; records are as they were without it.

    `ArchiveError` where no judgement that stands has the id, or several begin so.
    """
    sql = "SELECT id FROM judgements WHERE action <> 'undo' AND NOT undone AND starts_with(id, ?) ORDER BY id"
    found: list[str] = archive.query(sql, values=[id])["id"].to_pylist()
    if len(found) != 1:
        known = f"several begin so: {', '.join(found)}" if found else "no judgement that stands has this id"
        raise UnknownError(f"{id}: {known}")
    append_judgement(archive, Judgement(id="", action="undo", undoes=found[0], why=why), by)
    return found[0]


def list_judgements(archive: Archive, *, undone: bool = False, orphans: bool = False) -> tuple[Judgement, ...]:
    """Return the judgements that stand, the earliest first; with `undone` all, undos too; with `orphans` only these."""
    return tuple(map(restore_judgement, judgement_rows(archive, undone=undone, orphans=orphans)))


def judgement_rows(
    archive: Archive, *, undone: bool = False, orphans: bool = False, id: str | None = None
) -> list[dict[str, Any]]:
    """Return the same as rows of the view `judgements`, or the one of an `id`."""
    where = "true" if undone else "NOT undone AND action <> 'undo'"
    where += " AND id IN (SELECT id FROM orphans)" if orphans else ""
    where += " AND id = ?" if id else ""
    sql = f'SELECT * FROM judgements WHERE {where} ORDER BY "at", id'
    rows: list[dict[str, Any]] = archive.query(sql, values=[id] if id else ()).to_pylist()
    return rows


def append_judgement(archive: Archive, draft: Judgement, by: str | None) -> Judgement:
    """Append a judgement with its id, moment and author (`None`: the user of the computer), and return it."""
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    author = login_name() if by is None else by
    parts = (draft.record, draft.field, value_to_text(draft.value), *draft.events, "/", *draft.others, draft.undoes)
    identity = content_id("j", draft.action, *parts, author, at, draft.why)
    judgement = replace(draft, id=identity, by=author, at=at)
    append_judgements(archive, [judgement])
    return judgement


def append_judgements(archive: Archive, judgements: Iterable[Judgement]) -> None:
    """Append judgements as they are, in one commit."""
    archive.raise_format()
    create_tables(archive.folder, LINKED)
    append_rows(archive.folder, "judgements", build_table("judgements", list(map(judgement_row, judgements))))


def _note_incident(archive: Archive, id: str, action: str, by: str | None, why: str) -> Judgement:
    if action != "note":
        raise InputError(f"{id}: incidents are merged, split and noted; confirm, reject and amend are for their events")
    incident = find_incident(archive, id)
    draft = Judgement(id="", action="note", record=incident.id, events=incident.events, why=why)
    return _shape(archive, draft, by)


def _shape(archive: Archive, draft: Judgement, by: str | None) -> Judgement:
    """Append a judgement on an incident, with the anchors of all its events."""
    events = [*draft.events, *draft.others]
    anchors = read_anchors(archive.cursor(), "event", "id IN (SELECT unnest(?))", events)
    return append_judgement(archive, replace(draft, kind="incident", anchors=tuple(anchors)), by)


def _find_event(events: Sequence[str], beginning: str, incident: str) -> str:
    found = [event for event in events if event.startswith(beginning)]
    if len(found) != 1 or not beginning:
        raise InputError(f"{beginning}: {len(found)} events of {incident} begin so; it has {', '.join(events)}")
    return found[0]
