"""All that is to be shown of one incident: the incident, its reports with their copies, and the judgements on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from readout.archive.linking.incidents import find_incident
from readout.records import Incident, Verdict

if TYPE_CHECKING:
    from readout.archive.store import Archive

# `{ids}` are question marks: values that stand in the statement let the filters of the files pass over most rows.
REPORTS = """
SELECT r.report, r.published_at AS published, r.publisher, r.title, r.url, f.origin, f.source, f.status, f.replaced_by
FROM (FROM reports WHERE report IN ({ids})) AS r
JOIN (FROM families WHERE report IN ({ids})) AS f ON (f.report = r.report)
ORDER BY published, r.report
"""
_MEMBERS = "SELECT event, reading FROM stored.members WHERE incident = ?"
_EVENTS = """
SELECT e.id AS event, e.report, e.reading, e.publisher, e.sentence_text AS words
FROM (FROM stored.laid_events WHERE id IN ({ids}) AND reading IN ({ids})) AS e
SEMI JOIN stored.whole USING (reading, batch)
ORDER BY e.published, e.report, event
"""
_JUDGEMENTS = (
    'SELECT id, action, events, others, "by", "at", why FROM judgements WHERE id IN (SELECT unnest(?)) ORDER BY "at"'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report that tells an incident, or told it; `copies` are those of the incident that rest on its words."""

    report: str
    published: str | None
    publisher: str | None
    title: str | None
    url: str | None
    source: str | None
    status: str
    replaced_by: str | None
    copies: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event that tells an incident: its report, the reading that has it, and the words."""

    event: str
    report: str
    reading: str
    publisher: str | None
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One incident with its reports by origin, its events and the judgements that shaped it."""

    incident: Incident
    sources: tuple[Source, ...]
    events: tuple[Told, ...]
    judgements: tuple[Verdict, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the board as plain dictionaries and lists, the three counts by name."""
        counts = (len(self.incident.events), len(self.incident.reports), len(self.incident.sources))
        return {**asdict(self), "counts": dict(zip(("mentions", "reports", "sources"), counts, strict=True))}


def find_board(archive: Archive, id: str) -> Board:
    """Return all of one incident, by its id or the beginning of it; `ArchiveError` where there is none."""
    incident = find_incident(archive, id)
    reports = [*incident.reports, *incident.past]
    rows = _ask(archive, REPORTS, reports, [*reports, *reports])
    members = archive.ask(_MEMBERS, [incident.id])
    ids, readings = [row["event"] for row in members], [row["reading"] for row in members]
    events = _ask(archive, _EVENTS, ids, [*ids, *readings])
    judged = archive.ask(_JUDGEMENTS, [list(incident.verdicts)]) if incident.verdicts else []
    return Board(
        incident=incident,
        sources=fold_reports(rows),
        events=tuple(Told(**row) for row in events),
        judgements=tuple(
            Verdict(**{**row, "events": tuple(row["events"]), "others": tuple(row["others"])}) for row in judged
        ),
    )


def _ask(archive: Archive, sql: str, ids: Sequence[str], values: Sequence[str]) -> list[dict[str, Any]]:
    return archive.ask(sql.format(ids=", ".join("?" * len(ids))), values)


def fold_reports(rows: list[dict[str, Any]]) -> tuple[Source, ...]:
    """Return the reports in order, those of one family under its origin, else under the first of it that is here."""
    families: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        families.setdefault(row.pop("origin"), []).append(row)
    folded = []
    for origin, group in families.items():
        group.sort(key=lambda row: row["report"] != origin)
        first, *others = group
        folded.append(Source(**first, copies=tuple(Source(**row) for row in others)))
    return tuple(folded)
