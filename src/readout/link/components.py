"""Components: which events belong together by bonds and by what people decided.

What people decided goes first, the latest verdict before the others: a merge joins events, a split keeps two groups
apart. Bonds follow, strongest first, and one that would join what is kept apart is left out. Without splits these are
the connected components, whatever the order.
"""

from collections.abc import Iterable, Sequence
from itertools import product

from readout.records import Bond, Verdict

JUDGED = "judged"


class Groups:
    """Groups of events that grow by joining; two that are kept apart never join."""

    def __init__(self, events: Iterable[str]) -> None:
        """Begin with every event alone."""
        self._owners = {event: event for event in events}
        self._members: dict[str, list[str]] = {}
        self._barred: dict[str, set[str]] = {}  # the groups that a group is kept apart from, by their owners

    def find(self, event: str) -> str:
        """Return the event that stands for the group of one."""
        owner = event
        while self._owners[owner] != owner:
            owner = self._owners[owner]
        while self._owners[event] != owner:
            self._owners[event], event = owner, self._owners[event]
        return owner

    def join(self, one: str, other: str) -> bool:
        """Join the groups of two events; false where they are one already or kept apart."""
        first, second = self.find(one), self.find(other)
        if first == second or second in self._barred.get(first, ()):
            return False
        small, large = sorted((first, second), key=lambda owner: len(self._members.get(owner, (owner,))))
        self._owners[small] = large
        self._members.setdefault(large, [large]).extend(self._members.pop(small, [small]))
        self._move_bars(small, large)
        return True

    def keep_apart(self, one: str, other: str) -> None:
        """Keep the groups of two events apart, unless they are one already."""
        first, second = self.find(one), self.find(other)
        if first != second:
            self._barred.setdefault(first, set()).add(second)
            self._barred.setdefault(second, set()).add(first)

    def _move_bars(self, old: str, new: str) -> None:
        for other in self._barred.pop(old, ()):
            self._barred[other].remove(old)
            self.keep_apart(new, other)


def group_events(
    events: Sequence[str], bonds: Iterable[Bond], verdicts: Iterable[Verdict]
) -> tuple[dict[str, list[str]], dict[str, list[Bond]]]:
    """Return the groups and the bonds that hold each together, by the same key.

    The bonds of a group are the strongest that suffice: one less than it has events.
    """
    groups = Groups(events)
    present = frozenset(events)
    used = [bond for verdict in sort_verdicts(verdicts) for bond in _apply(verdict, groups, present)]
    ordered = sorted(bonds, key=lambda bond: (-bond.score, bond.one, bond.other))
    used += [
        bond for bond in ordered if bond.one in present and bond.other in present and groups.join(bond.one, bond.other)
    ]
    members: dict[str, list[str]] = {}
    for event in events:
        members.setdefault(groups.find(event), []).append(event)
    held: dict[str, list[Bond]] = {}
    for bond in used:
        held.setdefault(groups.find(bond.one), []).append(bond)
    return members, held


def sort_verdicts(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return verdicts latest first, those of one moment by id."""
    return sorted(verdicts, key=lambda verdict: (verdict.at, verdict.id), reverse=True)


def _apply(verdict: Verdict, groups: Groups, present: frozenset[str]) -> list[Bond]:
    """Apply a verdict to the events that are there and return the bonds that it makes."""
    events = sorted(event for event in {*verdict.events} if event in present)
    if verdict.action == "split":
        others = sorted(event for event in {*verdict.others} if event in present)
        for one, other in product(events, others):
            groups.keep_apart(one, other)
        return []
    pairs = [(one, other) for place, one in enumerate(events) for other in events[place + 1 :]]
    return [_judge(one, other, verdict) for one, other in pairs if groups.join(one, other)]


def _judge(one: str, other: str, verdict: Verdict) -> Bond:
    return Bond(one=one, other=other, score=1.0, made_by=JUDGED, reasons=(verdict.why,) if verdict.why else ())
