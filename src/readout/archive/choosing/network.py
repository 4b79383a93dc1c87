"""Who acts on whom among the parties of most events: the edges between them, and what is left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from readout.archive.choosing.bounds import SIDES
from readout.archive.choosing.counting import count_edges
from readout.archive.choosing.facets import name_value, short_names
from readout.archive.choosing.selection import Selection
from readout.archive.choosing.views import QUADS

if TYPE_CHECKING:
    from readout.archive.store import Archive

Of = Literal["country", "name", "sector"]
SHOWN = 40  # parties
_PARTIES = """
SELECT id, sum(events)::BIGINT AS events
FROM (
  SELECT unnest(list_distinct(actor_{of} || recipient_{of})) AS id, count(*) AS events
  FROM {source} WHERE {condition} GROUP BY actor_{of}, recipient_{of}
)
WHERE id IN (SELECT unnest(?)) GROUP BY id"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkParty:
    """A party and the number of events in which it acts or is acted upon."""

    id: str
    label: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One party acts on another: events, reports that tell them, incidents (`None`: not linked), mean score.

    `quads` are the events of quad class 1 to 4.
    """

    actor: str
    recipient: str
    events: int
    reports: int
    incidents: int | None
    score: float
    quads: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Parties with most events on their edges first, and all edges between them; `left_out` are the other edges."""

    of: Of
    parties: tuple[NetworkParty, ...]
    edges: tuple[Edge, ...]
    left_out: int


def draw_network(archive: Archive, selection: Selection, of: Of = "country", limit: int = SHOWN) -> Network:
    """Return the network of the `limit` parties of most events; edges as in `count_edges`, most events first.

    Only what is asked to have `happened` is left out. `InputError` for another kind of parties.
    """
    rows = count_edges(archive, selection, of).to_pylist()
    weights: Counter[str] = Counter()
    for row in rows:
        weights.update({row["actor"]: row["events"], row["recipient"]: row["events"]})
    shown = sorted(weights, key=lambda party: (-weights[party], party))[:limit]
    edges = tuple(_edge(row) for row in rows if row["actor"] in shown and row["recipient"] in shown)
    events = _count_parties(archive, selection, of, shown)
    parties = tuple(NetworkParty(id=id, label=_label(of, id), events=events.get(id, 0)) for id in shown)
    return Network(of=of, parties=parties, edges=edges, left_out=len(rows) - len(edges))


def _label(of: Of, id: str) -> str:
    """Return what a party is called where many of them share a drawing."""
    return id if of == "name" else short_names().get(id) or name_value(of, id)


def _edge(row: dict[str, Any]) -> Edge:
    names = ("actor", "recipient", "events", "reports", "incidents", "score")
    return Edge(**{name: row[name] for name in names}, quads=tuple(row[name] for name in QUADS))


def _count_parties(archive: Archive, selection: Selection, of: Of, shown: list[str]) -> dict[str, int]:
    condition, values = selection.condition()
    sql = _PARTIES.format(of=SIDES[of], source=selection.source(), condition=condition)
    rows: list[dict[str, Any]] = archive.ask(sql, [*values, shown])
    return {row["id"]: row["events"] for row in rows}
