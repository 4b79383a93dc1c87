"""Fillers: the mentions that stand in a trigger's roles and slots in its own sentence."""

from collections.abc import Iterable, Iterator, Sequence

from readout.grammar import OWNERS, TARGETS, find_slot, is_party, party_at
from readout.records import Mention, Resolution, Tree, Trigger

# Where a party may stand when the slots that the lexicon names hold none.
SPARE_RECIPIENTS = ("against", "on", "to", "with", "at", "for", "over", "towards", "toward", "from", "behind", "before")
SPARE_ACTORS = ("subj", "by", "poss", "amod", "between", "of", "from")
# Types that always speak to somebody, also where the lexicon knows no slot for whom.
ADDRESSED = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN"))
VERBAL = frozenset(("subj", "obj", "iobj", "xcomp", "ccomp", "poss", "amod", "by"))  # slots not asked of a noun
SURE = 0.55  # chance from which the encoder's word on who acts and who is acted upon goes before the slots


def find_by_rules(
    trigger: Trigger, tree: Tree, resolution: Resolution
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return actors and recipients that the words of the sentence tell; either may be empty.

    Whom the encoder is sure of comes first, then what the trigger's slots hold.
    """
    actors = _by_role("actor", trigger, tree, resolution, OWNERS)
    recipients = _by_role("recipient", trigger, tree, resolution, TARGETS)
    if _is_two_sided(trigger) and tree.tags[trigger.head] == "VERB" and "encoder" not in trigger.rule:
        actors, recipients = (*actors, *filter(is_party, recipients)), ()
    if any(map(is_party, actors)) and any(map(is_party, recipients)):
        return actors, without(recipients, actors)
    slot_actors, slot_recipients = _by_slots(trigger, tree, resolution)
    if _is_two_sided(trigger) and tree.tags[trigger.head] == "VERB":
        actors = _unique((*filter(is_party, actors), *without(slot_actors, recipients))) or actors
    if not any(map(is_party, actors)):
        actors = without(slot_actors, recipients) or actors
    if not any(map(is_party, recipients)):
        recipients = slot_recipients or recipients
    return actors, without(recipients, actors)


def _is_two_sided(trigger: Trigger) -> bool:
    """Tell whether all who take part are actors (`Egypt and Sudan met`): the lexicon knows no slot for a recipient."""
    return not trigger.recipients and trigger.type not in ADDRESSED


def without(mentions: Iterable[Mention], taken: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions that are not taken on the other side, neither they nor who they are."""
    known = {key for mention in taken for key in (mention.id, mention.entity) if key}
    return tuple(mention for mention in mentions if not {mention.id, mention.entity} & known)


def _by_role(
    role: str, trigger: Trigger, tree: Tree, resolution: Resolution, owners: Sequence[str]
) -> tuple[Mention, ...]:
    """Return the parties at the words that the encoder takes for actors or recipients, else mere things there."""
    ranked = rank_roles(role, trigger, tree, resolution, owners, least=SURE)
    found = _unique(mention for _, mentions in ranked for mention in mentions)
    return tuple(mention for mention in found if is_party(mention)) or found


def rank_roles(
    role: str, trigger: Trigger, tree: Tree, resolution: Resolution, owners: Sequence[str], least: float = 0.0
) -> Iterator[tuple[float, Sequence[Mention]]]:
    """Give the chance and the mentions of each word that the encoder takes for a role with at least some chance."""
    proposal = tree.proposal(trigger.head)
    for found in proposal.roles if proposal else ():
        if found.role == role and found.chance >= least:
            yield found.chance, party_at(trigger.sentence, found.token, tree, resolution, owners)


def _by_slots(trigger: Trigger, tree: Tree, resolution: Resolution) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return actors and recipients from the slots, best slot first.

    Where the lexicon gives no recipient slots the event is two-sided and all actor slots count together; else the
    first slot that holds a party is taken, a spare slot if none does, and a mere thing only if there is no party.
    """
    if _is_two_sided(trigger):
        return _all_slots(trigger, tree, resolution), ()
    actors = _best_slot(trigger, trigger.actors, tree, resolution)
    recipients = _best_slot(trigger, trigger.recipients, tree, resolution, owners=TARGETS)
    recipients = without(recipients, actors)
    if not any(is_party(mention) for mention in actors):
        actors = _spare(trigger, SPARE_ACTORS, tree, resolution, recipients) or actors
    if not any(is_party(mention) for mention in recipients):
        recipients = _spare(trigger, SPARE_RECIPIENTS, tree, resolution, actors) or recipients
    if not any(is_party(mention) or mention.kind == "place" for mention in recipients):
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


def _fillers(trigger: Trigger, tree: Tree, slot: str) -> list[int]:
    """Return the tokens in a slot of a trigger, or of the noun that a light verb needs (`held talks with Peru`)."""
    found = find_slot(tree, trigger.head, slot)
    if found or slot in VERBAL or " obj:" not in trigger.rule:
        return found
    return [token for noun in find_slot(tree, trigger.head, "obj") for token in find_slot(tree, noun, slot)]


def _all_slots(trigger: Trigger, tree: Tree, resolution: Resolution) -> tuple[Mention, ...]:
    found = [
        mention
        for slot in trigger.actors
        for mention in _parties(trigger, _fillers(trigger, tree, slot), tree, resolution)
    ]
    return _unique(mention for mention in found if is_party(mention))


def _best_slot(
    trigger: Trigger, slots: Iterable[str], tree: Tree, resolution: Resolution, owners: Sequence[str] = OWNERS
) -> tuple[Mention, ...]:
    fallback: tuple[Mention, ...] = ()
    for _, found in hold_slots(trigger, slots, tree, resolution, owners):
        if any(is_party(mention) for mention in found):
            return tuple(mention for mention in found if is_party(mention))
        fallback = fallback or found
    return fallback


def hold_slots(
    trigger: Trigger, slots: Iterable[str], tree: Tree, resolution: Resolution, owners: Sequence[str] = OWNERS
) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    """Give each slot of a trigger with the mentions that stand in it."""
    for slot in slots:
        yield slot, _unique(_parties(trigger, _fillers(trigger, tree, slot), tree, resolution, owners))


def _spare(
    trigger: Trigger, slots: Iterable[str], tree: Tree, resolution: Resolution, taken: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the parties of the first spare slot that holds any besides those taken on the other side."""
    known = {mention.id for mention in taken}
    for _, found in hold_slots(trigger, slots, tree, resolution):
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
