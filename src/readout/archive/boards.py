"""All that is to be shown of one incident: the incident, its reports with their copies, and the judgements on it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from readout.archive.incidents import find_incident
from readout.records import Incident, Verdict

if TYPE_CHECKING:
    from readout.archive.store import Archive

_REPORTS = """
SELECT r.report, r.published_at AS published, r.publisher, r.title, r.url, f.origin, f.source, f.status, f.replaced_by
FROM reports AS r JOIN families AS f USING (report) WHERE report IN (SELECT unnest(?))
ORDER BY published, report
"""
_EVENTS = (
    "SELECT event, report, publisher, words FROM incident_events WHERE incident = ? ORDER BY published, report, event"
)
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
    """An event that tells an incident: its report and the words."""

    event: str
    report: str
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
    rows: list[dict[str, Any]] = archive.query(_REPORTS, values=[reports]).to_pylist()
    events = archive.query(_EVENTS, values=[incident.id]).to_pylist()
    judged = archive.query(_JUDGEMENTS, values=[list(incident.verdicts)]).to_pylist() if incident.verdicts else []
    return Board(
        incident=incident,
        sources=_fold(rows),
        events=tuple(Told(**row) for row in events),
        judgements=tuple(
            Verdict(**{**row, "events": tuple(row["events"]), "others": tuple(row["others"])}) for row in judged
        ),
    )


def _fold(rows: list[dict[str, Any]]) -> tuple[Source, ...]:
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
