"""Answers: whom a denial or a condemnation is addressed to, where its own sentence does not say.

`Moscow dismissed these claims` answers whoever made them; `the Union condemned the attack` is aimed at the attackers.
"""

from collections.abc import Sequence
from dataclasses import replace

from readout.code.draft import Draft
from readout.grammar import countries_of, find_slot, is_party
from readout.records import Mention

ANSWERED = frozenset(("ACCUSE", "REQUEST", "THREATEN", "AGREE"))
DEEDS = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"))


def address_answers(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts in the same order, each REJECT and ACCUSE without a recipient addressed to who is meant."""
    addressed: list[Draft] = []
    for draft in drafts:
        if not draft.echo and not any(is_party(mention) for mention in draft.recipients):
            if draft.type == "REJECT":
                draft = _answer(draft, addressed)
            elif draft.type == "ACCUSE":
                draft = _condemn(draft, drafts, addressed)
        addressed.append(draft)
    return addressed


def _answer(denial: Draft, before: Sequence[Draft]) -> Draft:
    own = _keys(denial.actors)
    for draft in reversed(before):
        told = draft.type in ANSWERED and not draft.echo and draft.actors
        if told and own & _keys(draft.recipients) and not _entities(denial.actors) & _entities(draft.actors):
            return replace(denial, recipients=draft.actors, rules=(*denial.rules, "answers: who spoke to the actor"))
    return denial


def _condemn(accusation: Draft, drafts: Sequence[Draft], before: Sequence[Draft]) -> Draft:
    """Address an accusation over a deed to the actors of the deed told last, if the deed is only pointed at."""
    objects = find_slot(accusation.tree, accusation.trigger.head, "obj")
    sentence = accusation.trigger.sentence
    pointed = {d.type for d in drafts if d.echo and d.trigger.sentence == sentence and d.trigger.head in objects}
    for draft in reversed(before):
        if draft.type in pointed & DEEDS and not draft.echo and draft.actors:
            return replace(accusation, recipients=draft.actors, rules=(*accusation.rules, "answers: who did the deed"))
    return accusation


def _keys(mentions: Sequence[Mention]) -> set[str]:
    return countries_of(mentions) | _entities(mentions)


def _entities(mentions: Sequence[Mention]) -> set[str]:
    return {mention.entity for mention in mentions if mention.entity}
