"""Families: reports that rest on one source's words, and which of them stand, are replaced or are withdrawn.

A report that rests on others with less than half of its words (a digest of several agencies) joins the family of the
one that gave it most, and never draws two families together.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.link.forests import find_roots
from readout.link.pairs import origin_order
from readout.link.sources import name_source
from readout.link.successions import WHOLE, find_last, find_withdrawn
from readout.records import Family, Sketch, Status, Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """The reports by id and the ties between them by kind, the strongest first."""

    sketches: Mapping[str, Sketch]
    copies: Sequence[Tie]
    versions: Sequence[Tie]
    withdrawals: Sequence[Tie]


def settle_families(sketches: Iterable[Sketch], ties: Iterable[Tie]) -> dict[str, Family]:
    """Return the family of every report; ties with reports that are not among the sketches count for nothing."""
    kin = _sort(sketches, ties)
    origins = _find_origins(kin)
    sources = _name_sources(kin, origins)
    last = find_last(kin.sketches, kin.versions)
    withdrawn = find_withdrawn(kin.sketches, kin.copies, kin.versions, kin.withdrawals)
    found = {}
    for report, origin in origins.items():
        status: Status = "withdrawn" if report in withdrawn else "replaced" if last[report] != report else "current"
        speaker = withdrawn.get(report) or (last[report] if status == "replaced" else None)
        found[report] = Family(report=report, origin=origin, source=sources[origin], status=status, replaced_by=speaker)
    return found


def _sort(sketches: Iterable[Sketch], ties: Iterable[Tie]) -> Kin:
    known = {sketch.report: sketch for sketch in sorted(sketches, key=lambda sketch: sketch.report)}
    kept = {tie for tie in ties if tie.report in known and tie.other in known}
    strongest = sorted(kept, key=lambda tie: (-tie.share, tie.report, tie.other))
    return Kin(
        sketches=known,
        copies=[tie for tie in strongest if tie.kind == "copy"],
        versions=[tie for tie in strongest if tie.kind == "version"],
        withdrawals=[tie for tie in strongest if tie.kind == "withdrawal"],
    )


def _find_origins(kin: Kin) -> dict[str, str]:
    """Return the origin of every report: the first of its family, see `origin_order`."""
    order = {report: origin_order(sketch) for report, sketch in kin.sketches.items()}
    whole = [tie for tie in kin.copies if tie.share >= WHOLE]
    roots = find_roots(order, ((tie.report, tie.other) for tie in (*kin.versions, *kin.withdrawals, *whole)))
    rests_on: dict[str, str] = {}
    for tie in kin.copies:  # the strongest first
        root, other = roots[tie.report], roots[tie.other]
        if order[other] < order[root]:
            rests_on.setdefault(root, other)
    return {report: _follow(root, rests_on) for report, root in roots.items()}


def _follow(root: str, rests_on: Mapping[str, str]) -> str:
    while root in rests_on:  # each step leads to an earlier one
        root = rests_on[root]
    return root


def _name_sources(kin: Kin, origins: Mapping[str, str]) -> dict[str, str | None]:
    """Return by origin whose words a family's are: the origin's agency, else the one most credited, else its publisher.

    A short name is written out where the family knows the long one.
    """
    members: dict[str, list[Sketch]] = {}
    for report, origin in origins.items():
        members.setdefault(origin, []).append(kin.sketches[report])
    return {origin: _name_source(kin.sketches[origin], family) for origin, family in members.items()}


def _name_source(first: Sketch, family: Sequence[Sketch]) -> str | None:
    credited = Counter(sketch.agency for sketch in family if sketch.agency)
    usual = min(credited, key=lambda name: (-credited[name], name), default=None)
    name = first.agency or usual or first.publisher
    if name is None:
        return None
    return name_source(name, [sketch.publisher for sketch in family if sketch.publisher])
