"""Stored events: found by their id in an archive, and compared with what today's coder tells."""

from collections.abc import Iterator, Sequence
from typing import Any

from readout.archive import Archive
from readout.errors import ArchiveError, UnknownError
from readout.explain.findings import Change
from readout.explain.scenes import say_time
from readout.records import Event, Reading, Where

SHOWN = 5  # how many ids are listed where one is not clear
VERSIONS = {"coder": "coder", "model": "model", "codebook": "codebook"}


def find_stored(archive: Archive, id: str) -> tuple[Reading, Event]:
    """Return the event of an id, or of the beginning of one, with its reading, the latest of its report.

    `ArchiveError` where there is none (ids near it are listed), where several begin so, where only an older reading
    tells it, and where its report is no longer kept.
    """
    rows = _rows(archive, "SELECT id, report FROM events WHERE starts_with(id, ?) ORDER BY id", id)
    exact = [row for row in rows if row["id"] == id] or rows
    if len(exact) > 1:
        raise UnknownError(f"{id}: {len(exact)} events begin so: {list_names([row['id'] for row in exact])}")
    if not exact:
        raise UnknownError(_unknown(archive, id))
    return _load(archive, exact[0]["report"], exact[0]["id"])


def _rows(archive: Archive, sql: str, *values: Any, limit: int = 1000) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = archive.query(sql, limit=limit, values=values).to_pylist()
    return found


def _load(archive: Archive, report: str, event: str) -> tuple[Reading, Event]:
    if not _rows(archive, "SELECT report FROM reports WHERE report = ?", report):
        raise ArchiveError(f"{event}: the text of its report {report} is no longer kept, so it cannot be read again")
    reading = archive.load_reading(report)
    if reading is None:
        raise ArchiveError(f"{event}: its report {report} has no whole reading")
    return reading, next(found for found in reading.events if found.id == event)


def _unknown(archive: Archive, id: str) -> str:
    """Return what to tell of an id that no latest reading has."""
    older = (
        "SELECT id, report, coder, trigger FROM stored.events JOIN stored.whole USING (report, reading, batch) "
        "WHERE starts_with(id, ?)"
    )
    if rows := _rows(archive, older, id, limit=1):
        row = rows[0]
        now = _rows(archive, "SELECT id, type, trigger FROM events WHERE report = ? ORDER BY position", row["report"])
        told = list_names([f"{event['id']} ({event['type']} “{event['trigger']}”)" for event in now])
        return (
            f"{row['id']}: only an older reading of report {row['report']} tells it (coder {row['coder']}, "
            f"“{row['trigger']}”); the latest has {told or 'no events'}"
        )
    near = "SELECT id FROM events ORDER BY levenshtein(left(id, length($1)), $1), id"
    listed = list_names([row["id"] for row in _rows(archive, near, id, limit=SHOWN)])
    return f"{id}: no event of the archive has this id; " + (f"near it: {listed}" if listed else "it has no events")


def list_names(names: Sequence[str]) -> str:
    """Return the first of some names in one line."""
    return ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")


def match_event(stored: Event, events: Sequence[Event]) -> Event | None:
    """Return today's event for a stored one: of its id, else of its word, else one with a telling that meets it."""
    for fits in (
        lambda event: event.id == stored.id,
        lambda event: event.trigger == stored.trigger,
        lambda event: any(telling.overlaps(stored.trigger) for telling in event.tellings),
        lambda event: any(event.trigger.overlaps(telling) for telling in stored.tellings),
    ):
        found = next((event for event in events if fits(event)), None)
        if found is not None:
            return found
    return None


def tell_versions(stored: Reading, today: Reading) -> tuple[str, ...]:
    """Return a note where a reading was made by other versions than today's; none where it is the same reading."""
    pairs = [(name, getattr(stored, name), getattr(today, name)) for name in VERSIONS]
    other = [f"{name} {old} (today {new})" for name, old, new in pairs if old != new]
    if other:
        return (f"the stored reading was made by {', '.join(other)}; this is what today's coder does and why",)
    if not set(stored.events) <= set(today.events):  # a reading may be without its least sure events
        return (
            "today's coder reads this report otherwise than it was stored, though the versions are the same: its "
            "rules or its facts of the world have changed since; this is what it does today and why",
        )
    return ()


def compare_events(stored: Event, of: Reading, today: Event, now: Reading) -> tuple[Change, ...]:
    """Return the fields in which a stored event and today's differ."""
    before, after = dict(_values(stored, of)), dict(_values(today, now))
    return tuple(Change(field=f, stored=before[f], today=after[f]) for f in before if before[f] != after[f])


def _values(event: Event, reading: Reading) -> Iterator[tuple[str, str | None]]:
    """Give each field of an event as people see it."""
    text = reading.report.text
    yield "type", event.type
    yield "mode", event.mode
    yield "trigger", event.trigger.cut(text)
    yield "actors", _sides(event.actors, reading)
    yield "recipients", _sides(event.recipients, reading)
    yield "time", f"{say_time(event.when.time)} ({event.when.how})" if event.when else None
    yield "place", _place(event.where) if event.where else None
    yield "quantities", "; ".join(f"{c.value:g} {c.of or c.unit or ''}".strip() for c in event.quantities) or None
    yield "auxiliaries", ", ".join(event.auxiliaries) or None
    yield "contexts", ", ".join(event.contexts) or None
    yield "standing", event.standing
    yield "confidence", f"{event.confidence:.3f}"
    yield "cameo", event.cameo
    yield "tellings", "; ".join(span.cut(text) for span in event.tellings)


def _place(where: Where) -> str:
    return f"{' '.join(filter(None, (where.name, where.country)))} ({where.how})"


def _sides(ids: Sequence[str], reading: Reading) -> str | None:
    known = {mention.id: mention for mention in reading.mentions}
    found = [known[identifier] for identifier in ids]
    labels = (
        f"{m.span.cut(reading.report.text)} [{' '.join(filter(None, (m.country, *m.sectors[:1]))) or '?'}]"
        for m in found
    )
    return "; ".join(labels) or None
