"""Answers: whom a denial or refusal answers, where its own sentence does not say (`Moscow dismissed these claims`)."""

from collections.abc import Sequence
from dataclasses import replace

from readout.code.draft import Draft
from readout.grammar import is_party
from readout.records import Mention

ANSWERED = frozenset(("ACCUSE", "REQUEST", "THREATEN", "AGREE"))


def address_answers(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts in the same order, each REJECT without a recipient addressed to who last spoke to its actor."""
    addressed: list[Draft] = []
    for draft in drafts:
        if draft.type == "REJECT" and not any(is_party(mention) for mention in draft.recipients):
            draft = _address(draft, addressed)
        addressed.append(draft)
    return addressed


def _address(answer: Draft, before: Sequence[Draft]) -> Draft:
    own = _keys(answer.actors)
    for draft in reversed(before):
        if draft.type in ANSWERED and draft.actors and own & _keys(draft.recipients) and not own & _keys(draft.actors):
            return replace(
                answer, recipients=draft.actors, rules=(*answer.rules, "answers: whoever spoke to the actor")
            )
    return answer


def _keys(mentions: Sequence[Mention]) -> set[str]:
    return {key for mention in mentions for key in (mention.country, mention.entity) if key}
