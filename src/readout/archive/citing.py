"""Citing an event or an incident: where it stands, in one line that leads anybody back to the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readout.archive.judging.anchors import find_record
from readout.archive.linking.incidents import find_incident
from readout.archive.linking.saying import count_tellings, say_day, say_place
from readout.errors import ArchiveError, UnknownError
from readout.text.characters import fold_spaces

if TYPE_CHECKING:
    from readout.archive.store import Archive
    from readout.records import Incident

_EVENT = """
SELECT e.id, e.type, e.mode, e.report, e.sentence_text AS words, e.sentences[1]."start" AS "start",
  e.sentences[1]."end" AS "end", r.publisher, r.title, r.published, r.url, g.coder, g.model, g.codebook
FROM (FROM stored.laid_events WHERE id = ? AND reading = ?) AS e
JOIN reports AS r USING (report, reading) JOIN readings AS g USING (report, reading) LIMIT 1
"""
_INCIDENT = """
SELECT e.reading, e.id FROM events AS e SEMI JOIN (FROM stored.members WHERE incident = ?) AS m
  ON (m.event = e.id AND m.reading = e.reading)
ORDER BY e.published NULLS LAST, e.report, e.position LIMIT 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What is cited; `start` and `end` are code points in the report's text, `None` for what is not known."""

    record: str
    code: str
    report: str
    publisher: str | None
    title: str | None
    published: str | None
    url: str | None
    words: str | None
    start: int | None
    end: int | None
    coder: str
    model: str
    codebook: str
    archive: str

    def __str__(self) -> str:
        """Return the citation in one line."""
        where = f" (characters {self.start}–{self.end} of report {self.report})" if self.start is not None else ""
        title = f"“{fold_spaces(self.title)}”" if self.title else None
        head = ", ".join(filter(None, (self.publisher or "Publisher unknown", title, self.published or "no date")))
        words = f"“{fold_spaces(self.words)}”{where}" if self.words else f"report {self.report}"
        made = f"coded {self.code} by Readout, coder {self.coder}, model {self.model}, codebook {self.codebook}"
        parts = (head, words, self.url, f"Event {self.record}, {made}; archive “{self.archive}”")
        return ". ".join(part.rstrip(".") if part is not self.url else part for part in parts if part) + "."


def cite_event(archive: Archive, id: str) -> Citation:
    """Return where an event stands, by its id or the beginning of it; `ArchiveError` where there is none."""
    kind, anchor = find_record(archive.cursor(), id)
    if kind != "event":
        raise UnknownError(f"{id}: not an event")
    return cite_told(archive, anchor.reading, anchor.id)


def cite_told(archive: Archive, reading: str, event: str) -> Citation:
    """Return where an event of a reading stands, by both ids."""
    rows = archive.query(_EVENT, values=[event, reading]).to_pylist()
    if not rows:
        raise ArchiveError(f"{event}: its report is no longer kept")
    return _make(archive, rows[0])


def cite_incident(archive: Archive, incident: Incident | str) -> str:
    """Return what an incident is and its three counts, then the citation of the event that was told first.

    It is given as it was found, or by its id; `ArchiveError` where there is no such incident.
    """
    incident = find_incident(archive, incident) if isinstance(incident, str) else incident
    counts = ", ".join(f"{number:,} {name}" for name, number in count_tellings(incident).items())
    about = ", ".join(filter(None, (fold_spaces(incident.title), say_day(incident), say_place(incident))))
    head = f"{about} ({incident.standing}). Incident {incident.id}, told by {counts}; archive “{archive.folder.name}”."
    first = archive.query(_INCIDENT, values=[incident.id]).to_pylist()
    return f"{head} First told in: {cite_told(archive, first[0]['reading'], first[0]['id'])}" if first else head


def _make(archive: Archive, row: dict[str, Any]) -> Citation:
    code = "/".join(filter(None, (row.pop("type"), row.pop("mode"))))
    published = row.pop("published")
    return Citation(
        record=row.pop("id"),
        code=code,
        published=published.isoformat() if published else None,
        archive=archive.folder.name,
        **row,
    )
