"""Citing an event or an incident: where it stands, in one line that leads anybody back to the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readout.archive.judging.anchors import find_record
from readout.archive.linking.saying import count_tellings, say_day, say_place
from readout.errors import UnknownError
from readout.text.characters import fold_spaces

if TYPE_CHECKING:
    from readout.archive.linking.boards import Board
    from readout.archive.store import Archive

# Each asks one table for one row: the filters of the files then pass over nearly all of them.
_EVENT = """
SELECT id AS record, type, mode, report, sentence_text AS words, sentences[1]."start" AS "start",
  sentences[1]."end" AS "end"
FROM stored.laid_events WHERE id = ? AND reading = ? LIMIT 1
"""
_REPORT = """
SELECT publisher, title, published::VARCHAR AS published, url FROM stored.reports
WHERE report = ? AND reading = ? LIMIT 1
"""
_READING = "SELECT coder, model, codebook FROM stored.whole WHERE report = ? AND reading = ? LIMIT 1"


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
    row = _find(archive, _EVENT, event, reading)
    around = {**_find(archive, _REPORT, row["report"], reading), **_find(archive, _READING, row["report"], reading)}
    code = "/".join(filter(None, (row.pop("type"), row.pop("mode"))))
    return Citation(code=code, archive=archive.folder.name, **row, **around)


def cite_incident(archive: Archive, board: Board) -> str:
    """Return what an incident is and its three counts, then the citation of the event that was told first."""
    incident = board.incident
    counts = ", ".join(f"{number:,} {name}" for name, number in count_tellings(incident).items())
    about = ", ".join(filter(None, (fold_spaces(incident.title), say_day(incident), say_place(incident))))
    head = f"{about} ({incident.standing}). Incident {incident.id}, told by {counts}; archive “{archive.folder.name}”."
    first = next(iter(board.events), None)
    return f"{head} First told in: {cite_told(archive, first.reading, first.event)}" if first else head


def _find(archive: Archive, sql: str, id: str, reading: str) -> dict[str, Any]:
    rows = archive.query(sql, values=[id, reading]).to_pylist()
    if not rows:
        raise UnknownError(f"{id}: the archive has no such event, or no longer its report")
    found: dict[str, Any] = rows[0]
    return found
