"""Linking, second part: which events are one happening, and the incidents that these make up."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from readout.archive.linking.base import Base, LinkWriter, Progress, follow
from readout.archive.linking.linked import (
    Homes,
    find_homes,
    homes_of,
    incidents_of,
    linked_events,
    members_of,
    read_bonds,
)
from readout.archive.linking.near import near_events
from readout.archive.linking.reports import Standings
from readout.archive.linking.rows import bond_columns, incident_row, member_rows
from readout.archive.linking.spread import BONDS, Pair, group_events, reach
from readout.archive.linking.stories import read_tellings
from readout.link import build_incidents, find_bonds
from readout.records import Bond, Incident, Verdict

BONDS_AT_ONCE = 200_000
GROUP = 80_000  # events whose incidents are built at a time: bounds memory
WRITTEN = 8_000  # incidents to a commit


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What became of the incidents: how many mentions and incidents were written, and which earlier ones are gone."""

    events: int
    incidents: int
    dropped: frozenset[str]


def link_events(base: Base, writer: LinkWriter, standings: Standings, on_progress: Progress | None) -> Told:
    """Bond the new events with others and write all incidents anew that these, or new standings, touch."""
    fresh = _bond(base, writer, on_progress)
    homes, dropped = _find_touched(base, standings, fresh)
    bonds = fresh if base.anew else (*fresh, *_stored_bonds(base, homes))
    events = incidents = 0
    groups = follow(_build(base, homes, bonds, standings), "incidents", None, on_progress)
    for incident in _write(groups, writer, homes):
        events += len(incident.events)
        incidents += 1
    return Told(events=events, incidents=incidents, dropped=dropped)


def _bond(base: Base, writer: LinkWriter, on_progress: Progress | None) -> tuple[Bond, ...]:
    readings = base.new.values()
    near, known = (frozenset[str](), frozenset[str]()) if base.anew else near_events(base.cursor, readings)
    new = follow(read_tellings(base.cursor, readings), "events", None, on_progress)
    bonds = find_bonds(new, read_tellings(base.cursor, known, near))
    ends = {event for bond in bonds for event in (bond.one, bond.other)}
    homes = find_homes(base.cursor) if base.anew else homes_of(base.cursor, ends)
    for start in range(0, len(bonds), BONDS_AT_ONCE):
        writer.write_columns("bonds", bond_columns(bonds[start : start + BONDS_AT_ONCE], homes))
    return bonds


def _find_touched(base: Base, standings: Standings, fresh: Sequence[Bond]) -> tuple[Homes, frozenset[str]]:
    """Return the events whose incidents may have changed, with their reports, and the incidents that fall away."""
    if base.anew:
        return find_homes(base.cursor), frozenset()
    cursor = base.cursor
    judged = {event for verdict in base.moved for event in (*verdict.events, *verdict.others)}
    old = linked_events(cursor, base.changed) | judged
    start = judged | members_of(cursor, incidents_of(cursor, old))
    start |= find_homes(cursor, base.new.keys() | standings.moved).keys()
    pairs = [(bond.one, bond.other) for bond in fresh] + list(_merged(base.verdicts))
    reached = reach(cursor, start, BONDS, base.changed, pairs)
    return homes_of(cursor, reached), incidents_of(cursor, reached | old)


def _stored_bonds(base: Base, homes: Homes) -> Iterator[Bond]:
    known = [event for event, (report, _) in homes.items() if report not in base.new]
    return read_bonds(base.cursor, known)


def _build(base: Base, homes: Homes, bonds: Sequence[Bond], standings: Standings) -> Iterator[Incident]:
    pairs = chain(((bond.one, bond.other) for bond in bonds), _merged(base.verdicts, homes))
    groups = list(group_events(homes, pairs, GROUP))
    places = {event: number for number, group in enumerate(groups) for event in group}
    shares: list[list[Bond]] = [[] for _ in groups]
    for bond in bonds:
        shares[places[bond.one]].append(bond)
    for number, group in enumerate(groups):
        share, shares[number] = shares[number], []
        events = frozenset(group)
        readings = {homes[event][1] for event in group}
        tellings = list(read_tellings(base.cursor, readings, events))
        verdicts = [verdict for verdict in base.verdicts if not events.isdisjoint(verdict.events)]
        yield from build_incidents(tellings, share, standings.families, verdicts)


def _write(incidents: Iterable[Incident], writer: LinkWriter, homes: Homes) -> Iterator[Incident]:
    """Write incidents and who belongs to them, and pass them on."""
    waiting: list[Incident] = []
    for incident in incidents:
        waiting.append(incident)
        if len(waiting) >= WRITTEN:
            _write_batch(waiting, writer, homes)
            waiting = []
        yield incident
    _write_batch(waiting, writer, homes)


def _write_batch(incidents: Sequence[Incident], writer: LinkWriter, homes: Homes) -> None:
    writer.write("incidents", map(incident_row, incidents))
    writer.write("memberships", (row for incident in incidents for row in member_rows(incident, homes)))


def _merged(verdicts: Iterable[Verdict], known: Container[str] | None = None) -> Iterator[Pair]:
    """Give the pairs that judgements join, of `known` events only where these are given: others may be gone."""
    for verdict in verdicts:
        if verdict.action == "merge":
            events = [event for event in verdict.events if known is None or event in known]
            yield from pairwise(events)
