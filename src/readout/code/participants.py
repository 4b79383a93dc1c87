"""Participants: which mentions stand in a trigger's slots."""

from collections.abc import Iterable

from readout.grammar import find_slot, is_party, party_at
from readout.records import Mention, Resolution, Tree, Trigger


def find_participants(
    trigger: Trigger, tree: Tree, resolution: Resolution
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return actors and recipients of a trigger, best slot first; either may be empty.

    Where the lexicon gives no recipient slots the event is two-sided and all actor slots count together; else the
    first slot that holds a party is taken, and a mere thing only if no slot holds one.
    """
    if not trigger.recipients:
        return _all_slots(trigger, tree, resolution), ()
    actors = _best_slot(trigger, trigger.actors, tree, resolution)
    recipients = _best_slot(trigger, trigger.recipients, tree, resolution)
    taken = {mention.id for mention in actors}
    return actors, tuple(mention for mention in recipients if mention.id not in taken)


def _all_slots(trigger: Trigger, tree: Tree, resolution: Resolution) -> tuple[Mention, ...]:
    found = [
        mention
        for slot in trigger.actors
        for mention in _parties(trigger, find_slot(tree, trigger.head, slot), tree, resolution)
    ]
    return _unique(mention for mention in found if is_party(mention))


def _best_slot(trigger: Trigger, slots: Iterable[str], tree: Tree, resolution: Resolution) -> tuple[Mention, ...]:
    fallback: tuple[Mention, ...] = ()
    for slot in slots:
        found = _unique(_parties(trigger, find_slot(tree, trigger.head, slot), tree, resolution))
        if any(is_party(mention) for mention in found):
            return tuple(mention for mention in found if is_party(mention))
        fallback = fallback or found
    return fallback


def _parties(trigger: Trigger, fillers: list[int], tree: Tree, resolution: Resolution) -> list[Mention]:
    found: list[Mention] = []
    for filler in fillers:
        found.extend(party_at(trigger.sentence, filler, tree, resolution))
    return found


def _unique(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple({mention.id: mention for mention in mentions}.values())
