"""Participants: who acts in an event and who is acted upon, from its sentence and from the report as a whole."""

from dataclasses import replace

from readout.code.draft import Draft
from readout.code.fillers import find_by_rules, without
from readout.code.sides import Scene, settle_side
from readout.grammar import is_party
from readout.records import Mention, Resolution, Tree, Trigger

ANSWERING = frozenset(("REJECT",))  # types whose recipient is often who spoke or acted before
VERY_SURE = 0.8  # chance from which a common noun of no known country keeps its side


def find_participants(
    trigger: Trigger, tree: Tree, resolution: Resolution
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return actors and recipients of a trigger; either may be empty.

    What the rules find in its sentence may be filled up or overruled by who is likely from the report as a whole.
    Where the rules know nobody, the report is not asked: `Chelsea attacked` is no deed of the country it is printed in.
    """
    actors, recipients = find_by_rules(trigger, tree, resolution)
    if trigger.echo or not any(map(is_party, (*actors, *recipients))):
        return actors, recipients
    scene = Scene(side="actor", trigger=trigger, tree=tree, found=actors, opposite=recipients, resolution=resolution)
    told = _is_told("actor", trigger, tree) and not any(mention.country for mention in actors)
    acting = actors if told else settle_side(scene)
    if trigger.type in ANSWERING and not any(map(is_party, recipients)):
        return acting, without(recipients, acting)  # whom an answer answers is told by what was said before
    if _is_told("recipient", trigger, tree) and not any(mention.country for mention in recipients):
        return acting, without(recipients, acting)  # `from Western allies`: told, though nobody knows of what country
    acted_on = settle_side(replace(scene, side="recipient", found=recipients, opposite=actors))
    return acting, without(acted_on, acting) or without(recipients, acting)


def fill_sides(draft: Draft, resolution: Resolution) -> Draft:
    """Return an event of which the rules know nobody with who is likely from the report as a whole.

    Likewise an answer that nothing said before answers, with who is likely to be meant.
    """
    known = any(map(is_party, (*draft.actors, *draft.recipients)))
    answer = draft.type in ANSWERING and not any(map(is_party, draft.recipients))
    if draft.echo or (known and not answer):
        return draft
    scene = Scene(
        side="recipient",
        trigger=draft.trigger,
        tree=draft.tree,
        found=draft.recipients,
        opposite=draft.actors,
        resolution=resolution,
    )
    other = replace(scene, side="actor", found=draft.actors, opposite=draft.recipients)
    acting = draft.actors if known else settle_side(other)
    acted_on = without(settle_side(scene), acting) or without(draft.recipients, acting)
    return replace(draft, actors=acting, recipients=acted_on)


def _is_told(role: str, trigger: Trigger, tree: Tree) -> bool:
    """Tell whether the encoder is very sure of a common noun in a role."""
    proposal = tree.proposal(trigger.head)
    roles = proposal.roles if proposal else ()
    return any(r.role == role and r.chance >= VERY_SURE and tree.tags[r.token] == "NOUN" for r in roles)
