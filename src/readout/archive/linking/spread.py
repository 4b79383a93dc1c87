"""What hangs together: all that can be reached over ties or bonds, and groups that can be worked on apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from readout.link.forests import find_roots

if TYPE_CHECKING:
    import duckdb

Pair = tuple[str, str]
TIES = "SELECT report AS one, other FROM ties WHERE report NOT IN (FROM gone) AND other NOT IN (FROM gone)"
BONDS = "SELECT one, other FROM bonds WHERE one_report NOT IN (FROM gone) AND other_report NOT IN (FROM gone)"


def reach(
    cursor: duckdb.DuckDBPyConnection, start: Iterable[str], stored: str, gone: Collection[str], fresh: Sequence[Pair]
) -> frozenset[str]:
    """Return all that is reached from `start` over stored pairs (`TIES` or `BONDS`) and fresh ones.

    Stored pairs of the reports `gone` don't count.
    """
    cursor.execute("CREATE OR REPLACE TEMP TABLE gone AS SELECT unnest(?::VARCHAR[]) AS report", [list(gone)])
    ones, others = [one for one, _ in fresh], [other for _, other in fresh]
    cursor.execute(
        f"CREATE OR REPLACE TEMP TABLE edges AS {stored} UNION ALL SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[])",
        [ones, others],
    )
    step = """
    SELECT other FROM edges WHERE one IN (SELECT unnest($1::VARCHAR[]))
    UNION SELECT one FROM edges WHERE other IN (SELECT unnest($1::VARCHAR[]))
    """
    reached = edge = set(start)
    while edge:
        edge = {found for (found,) in cursor.execute(step, [list(edge)]).fetchall()} - reached
        reached = reached | edge
    return frozenset(reached)


def group_events(events: Iterable[str], pairs: Iterable[Pair], size: int) -> Iterator[list[str]]:
    """Give the events in groups of about `size`; what pairs join stays together."""
    order = {event: number for number, event in enumerate(events)}
    joined = ((one, other) for one, other in pairs if one in order and other in order)
    parts: dict[str, list[str]] = {}
    for event, root in find_roots(order, joined).items():
        parts.setdefault(root, []).append(event)
    group: list[str] = []
    for part in parts.values():
        group += part
        if len(group) >= size:
            yield group
            group = []
    if group:
        yield group
