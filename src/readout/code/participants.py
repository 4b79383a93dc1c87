"""Participants: which mentions stand in a trigger's slots."""

from collections.abc import Iterable, Sequence

from readout.grammar import OWNERS, TARGETS, find_slot, is_party, party_at
from readout.records import Mention, Resolution, Tree, Trigger

# Where a party may stand when the slots that the lexicon names hold none.
SPARE_RECIPIENTS = ("against", "on", "to", "with", "at", "for", "over", "towards", "toward", "from", "behind", "before")
# Types that always speak to somebody, also where the lexicon knows no slot for whom.
ADDRESSED = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN"))
SPARE_ACTORS = ("subj", "by", "poss", "amod", "between", "of", "from")


def find_participants(
    trigger: Trigger, tree: Tree, resolution: Resolution
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return actors and recipients of a trigger, best slot first; either may be empty.

    Where the lexicon gives no recipient slots the event is two-sided and all actor slots count together; else the
    first slot that holds a party is taken, a spare slot if none does, and a mere thing only if there is no party.
    """
    if not trigger.recipients and trigger.type not in ADDRESSED:
        return _all_slots(trigger, tree, resolution), ()
    actors = _best_slot(trigger, trigger.actors, tree, resolution)
    recipients = _best_slot(trigger, trigger.recipients, tree, resolution, owners=TARGETS)
    taken = {mention.id for mention in actors}
    recipients = tuple(mention for mention in recipients if mention.id not in taken)
    if not any(is_party(mention) for mention in actors):
        actors = _spare(trigger, SPARE_ACTORS, tree, resolution, recipients) or actors
    if not any(is_party(mention) for mention in recipients):
        recipients = _spare(trigger, SPARE_RECIPIENTS, tree, resolution, actors) or recipients
    if not any(is_party(mention) for mention in recipients):
        recipients = _below(trigger, tree, resolution, actors) or recipients
    return actors, recipients


def _below(trigger: Trigger, tree: Tree, resolution: Resolution, taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the first party in what the trigger speaks of (`promised that the army would leave Goma`)."""
    known = {mention.id for mention in taken} | {mention.entity for mention in taken if mention.entity}
    objects = find_slot(tree, trigger.head, "obj")  # looked at before: what is sent is not whom it is sent to
    below = set(tree.subtree(trigger.head))
    for clause in tree.dependants(trigger.head, "conj", "parataxis"):
        below -= set(tree.subtree(clause))
    within = [
        mention
        for mention in resolution.by_sentence.get(trigger.sentence, ())
        if mention.head in below
        and mention.head > trigger.head
        and mention.head not in objects
        and not {mention.id, mention.entity} & known
    ]
    parties = [mention for mention in within if is_party(mention)]
    places = [mention for mention in within if mention.kind == "place" and mention.country]
    return tuple((parties or places)[:1])


def _all_slots(trigger: Trigger, tree: Tree, resolution: Resolution) -> tuple[Mention, ...]:
    found = [
        mention
        for slot in trigger.actors
        for mention in _parties(trigger, find_slot(tree, trigger.head, slot), tree, resolution)
    ]
    return _unique(mention for mention in found if is_party(mention))


def _best_slot(
    trigger: Trigger, slots: Iterable[str], tree: Tree, resolution: Resolution, owners: Sequence[str] = OWNERS
) -> tuple[Mention, ...]:
    fallback: tuple[Mention, ...] = ()
    for slot in slots:
        found = _unique(_parties(trigger, find_slot(tree, trigger.head, slot), tree, resolution, owners))
        if any(is_party(mention) for mention in found):
            return tuple(mention for mention in found if is_party(mention))
        fallback = fallback or found
    return fallback


def _spare(
    trigger: Trigger, slots: Iterable[str], tree: Tree, resolution: Resolution, taken: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the parties of the first spare slot that holds any besides those taken on the other side."""
    known = {mention.id for mention in taken}
    for slot in slots:
        found = _unique(_parties(trigger, find_slot(tree, trigger.head, slot), tree, resolution))
        parties = tuple(mention for mention in found if is_party(mention) and mention.id not in known)
        if parties:
            return parties
    return ()


def _parties(
    trigger: Trigger, fillers: list[int], tree: Tree, resolution: Resolution, owners: Sequence[str] = OWNERS
) -> list[Mention]:
    found: list[Mention] = []
    for filler in fillers:
        found.extend(party_at(trigger.sentence, filler, tree, resolution, owners))
    return found


def _unique(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple({mention.id: mention for mention in mentions}.values())
