"""Asking: a report, a reading or an archive in, an explanation out."""

from collections.abc import Callable, Collection, Sequence

from readout.archive import Archive
from readout.errors import InputError
from readout.explain.events import explain_event
from readout.explain.findings import FIELDS, Account, Explanation, Finding
from readout.explain.kind import list_silent
from readout.explain.stored import compare_events, find_stored, list_names, match_event, tell_versions
from readout.explain.trace import Trace, trace_report
from readout.pipeline import Tools
from readout.records import Event, Reading, Report


def explain_report(report: Report, tools: Tools, event: str | None = None, fields: Collection[str] = ()) -> Explanation:
    """Return why the events of a report are as they are, or the one of an id or of the beginning of one.

    `InputError` where no event, or more than one, has such an id, and for a field that is none of `FIELDS`.
    """
    check_fields(fields)
    trace = trace_report(report, tools)
    wanted = trace.happenings
    if event is not None:
        chosen = choose_event(event, trace.reading.events, report.id)
        wanted = tuple(happening for happening in wanted if happening.event.id == chosen.id)
    accounts = tuple(explain_event(happening, fields) for happening in wanted)
    return Explanation(reading=trace.reading, accounts=accounts)


def explain_reading(
    stored: Reading, tools: Tools, event: str | None = None, fields: Collection[str] = ()
) -> Explanation:
    """Return the same for a reading that was made before: its report is read again, and what differs is told."""
    check_fields(fields)
    trace = trace_report(stored.report, tools)
    asked = stored.events if event is None else (choose_event(event, stored.events, stored.report.id),)
    accounts = tuple(_explain_stored(found, stored, trace, fields) for found in asked)
    return Explanation(
        reading=trace.reading, accounts=accounts, stored=stored, notes=tell_versions(stored, trace.reading)
    )


def explain_archived(
    archive: Archive, load_tools: Callable[[], Tools], event: str, fields: Collection[str] = ()
) -> Explanation:
    """Return the same for an event of an archive, by its id or the beginning of it; `ArchiveError` if there is none.

    The tools are loaded once the event is found.
    """
    check_fields(fields)
    stored, found = find_stored(archive, event)
    return explain_reading(stored, load_tools(), found.id, fields)


def check_fields(fields: Collection[str]) -> None:
    """Refuse a field that no event has."""
    for field in fields:
        if field not in FIELDS:
            raise InputError(f"an event has no field {field!r}; its fields are {', '.join(FIELDS)}")


def choose_event(id: str, events: Sequence[Event], report: str) -> Event:
    """Return the event of an id or of the beginning of one; `InputError` where there is none or more than one."""
    found = [event for event in events if event.id == id] or [event for event in events if event.id.startswith(id)]
    if len(found) == 1:
        return found[0]
    listed = list_names([event.id for event in found or events])
    if found:
        raise InputError(f"{id}: {len(found)} events of report {report} begin so: {listed}")
    raise InputError(
        f"{id}: report {report} has no event of this id; " + (f"it has {listed}" if events else "it has none")
    )


def _explain_stored(stored: Event, reading: Reading, trace: Trace, fields: Collection[str]) -> Account:
    today = match_event(stored, trace.reading.events)
    if today is None:
        return _explain_absence(stored, trace)
    happening = next(happening for happening in trace.happenings if happening.event.id == today.id)
    account = explain_event(happening, fields)
    changes = compare_events(stored, reading, today, trace.reading)
    notes = () if stored.id == today.id else (f"today's coder tells it as {today.id}",)
    return Account(id=stored.id, event=today, findings=account.findings, notes=notes, changes=changes)


def _explain_absence(stored: Event, trace: Trace) -> Account:
    """Return what today's coder makes of the words that were told as an event and are none today."""
    words = trace.words(stored.trigger)
    sentences = enumerate(trace.stages.document.sentences)
    number = next((number for number, sentence in sentences if sentence.span.overlaps(stored.trigger)), None)
    silent = list_silent(trace, number) if number is not None else []
    finding = Finding(
        field="trigger",
        value=None,
        by=f"“{words}” tells no event today",
        span=stored.trigger,
        passed=tuple(silent),
    )
    note = f"today's coder tells no such event (stored as {stored.type} at “{words}”)"
    return Account(id=stored.id, event=None, findings=(finding,), notes=(note,))
