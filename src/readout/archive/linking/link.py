"""Linking an archive: what several reports tell together, for new readings only or for all."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from readout.archive.build import build_table
from readout.archive.collecting import seldom_collecting
from readout.archive.delta import append_next, create_tables, table_version
from readout.archive.linking.base import Base, LinkWriter, Progress, find_base
from readout.archive.linking.events import Told, link_events
from readout.archive.linking.reports import Standings, link_reports
from readout.archive.schemas import LINKED
from readout.errors import ArchiveError
from readout.settings import LINKER

if TYPE_CHECKING:
    from readout.archive.store import Archive

ATTEMPTS = 5  # at a linking that another process got ahead of


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSummary:
    """What an archive tells after a linking. Reports, events (mentions) and incidents are three counts, never mixed.

    Of the `reports`, `new` ones were taken up now, as they are new or were judged since; `copies` copy another,
    `versions` were replaced by a later version, `withdrawn` ones were taken back. `sources` are the independent
    agencies and publishers.
    """

    reports: int
    new: int
    copies: int
    versions: int
    withdrawn: int
    events: int
    incidents: int
    sources: int


def link_archive(archive: Archive, again: bool = False, on_progress: Progress | None = None) -> LinkSummary:
    """Link the readings that came since the last linking, and return what the archive then tells.

    With `again`, all anew. `on_progress` is called with a step, how many are done and of how many (`None`: not known).
    Others may append and link at the same time; a linking that another one got ahead of goes on from that one.
    `ArchiveError` where others get ahead again and again.
    """
    with seldom_collecting():
        for _ in range(ATTEMPTS):
            if summary := _link_once(archive, again, on_progress):
                return summary
    raise ArchiveError(f"{archive.folder}: other processes link it all the time; try again later")


def _link_once(archive: Archive, again: bool, on_progress: Progress | None) -> LinkSummary | None:
    """Link, and return what the archive then tells; `None` where another process got ahead."""
    version = table_version(archive.folder, "links")
    base = find_base(archive.cursor(), again)
    if not (base.anew or base.new or base.moved):
        return _same(base)
    if version < 0:
        archive.raise_format()
        create_tables(archive.folder, LINKED)
        version = 0
    writer = LinkWriter(archive.folder, uuid4().hex)
    standings = link_reports(base, writer, on_progress)
    told = link_events(base, writer, standings, on_progress)
    summary = _sum_up(base, standings, told)
    return summary if _complete(base, writer, summary, told, version) else None


def _same(base: Base) -> LinkSummary:
    assert base.last is not None
    counts = {field.name: base.last[field.name] for field in fields(LinkSummary) if field.name != "new"}
    return LinkSummary(**counts, new=0)


def _sum_up(base: Base, standings: Standings, told: Told) -> LinkSummary:
    families = standings.families.values()
    kept = (0, 0) if base.anew else _count_kept(base, told.dropped)
    return LinkSummary(
        reports=len(base.latest),
        new=len(base.new),
        copies=len(standings.copies),
        versions=sum(family.status == "replaced" for family in families),
        withdrawn=sum(family.status == "withdrawn" for family in families),
        events=kept[0] + told.events,
        incidents=kept[1] + told.incidents,
        sources=len({family.source for family in families if family.status == "current" and family.source}),
    )


def _count_kept(base: Base, dropped: frozenset[str]) -> tuple[int, int]:
    """Return how many mentions and incidents of earlier linkings stay."""
    sql = """
    SELECT count(*), count(DISTINCT incident) FROM stored.members
    WHERE incident NOT IN (SELECT unnest(?::VARCHAR[]))
    """
    row = base.cursor.execute(sql, [list(dropped)]).fetchone()
    return (row[0], row[1]) if row else (0, 0)


def _complete(base: Base, writer: LinkWriter, summary: LinkSummary, told: Told, version: int) -> bool:
    """Write the row that makes a linking count; tell whether it went, or another process got ahead."""
    counts = {field.name: getattr(summary, field.name) for field in fields(LinkSummary) if field.name != "new"}
    row = {
        "link": writer.link,
        "number": base.number,
        "since": base.since,
        "appended": datetime.now(UTC),
        "version": LINKER,
        **counts,
        "new_reports": summary.new,
        "dropped": sorted(told.dropped),
        "judgements": sorted({verdict.id for verdict in base.verdicts} | base.effects),
    }
    return append_next(writer.folder, "links", build_table("links", [row]), version)
