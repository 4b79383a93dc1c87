"""Selection: which triggers tell an event of their own, and which only say what another one is about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.code.draft import Draft
from readout.grammar import is_party, told_of_subject
from readout.lexicon.words import load_words

# What is asked for, promised or threatened is the content of the asking, not a second event.
CONTENT_TAKERS = frozenset(("REQUEST", "AGREE", "THREATEN", "CONCEDE", "REJECT"))
# Scores from which a trigger is an event without a known party, and on its own though it is asked for or promised.
SURE, VERY_SURE = 0.4, 0.45
COMPLEMENTS = ("xcomp", "ccomp", "obj", "obl", "nmod", "acl", "advcl", "conj")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A draft as it goes on, and why it is left out: `None` for one that is kept."""

    draft: Draft
    left_out: str | None = None


def judge_drafts(drafts: Sequence[Draft]) -> list[Verdict]:
    """Return for each draft whether it is an event or an echo of one, in reading order."""
    at = {
        (draft.trigger.sentence, draft.trigger.head): draft for draft in drafts if not draft.echo and has_party(draft)
    }
    return [_judge(draft, at) for draft in drafts]


def _judge(draft: Draft, at: dict[tuple[int, int], Draft]) -> Verdict:
    if draft.echo:
        return Verdict(draft=draft)
    governor = None if draft.confidence >= VERY_SURE else _content_of(draft, at)
    if governor is not None and governor.trigger.rule.startswith("deny."):
        return Verdict(draft=replace(draft, echo=True))  # what is denied may have been told before
    if governor is not None:
        return Verdict(draft=draft, left_out=f"is what a {governor.type} is about")
    if _is_fear(draft):
        return Verdict(draft=draft, left_out="a threat that is only felt")
    if draft.confidence < SURE and not has_party(draft):
        return Verdict(draft=draft, left_out="not sure, and no known party takes part")
    if _is_twin(draft, at):
        return Verdict(draft=draft, left_out="repeats the event of its verb")
    if _is_gift(draft, at):
        return Verdict(draft=draft, left_out="told as a gift already")
    return Verdict(draft=draft)


def _is_fear(draft: Draft) -> bool:
    """Tell whether a threat is only felt (`Poland fears an invasion`): what is feared is the event."""
    return draft.type == "THREATEN" and draft.tree.lemmas[draft.trigger.head].lower() in load_words("fear")


def has_party(draft: Draft) -> bool:
    """Tell whether anybody takes part whose country or kind is known, or two who are at least named.

    One bare name is not enough: in `Chelsea attacked from the first minute` nobody of politics takes part.
    """
    parties = [mention for mention in (*draft.actors, *draft.recipients) if is_party(mention)]
    return any(mention.country or mention.sectors for mention in parties) or len(parties) > 1


def _content_of(draft: Draft, at: dict[tuple[int, int], Draft]) -> Draft | None:
    """Return the verbal event above that asks for, promises, threatens, refuses or denies what a draft tells."""
    tree, token = draft.tree, draft.trigger.head
    for above in tree.ancestors(token):
        relation = tree.relations[token].partition(":")[0]
        if relation not in COMPLEMENTS:
            return None
        governor = at.get((draft.trigger.sentence, above))
        if governor is not None and governor.type in CONTENT_TAKERS:
            loose = relation in ("advcl", "obl", "conj", "acl")
            return governor if not loose or _is_argument(draft, token) else None
        token = above
    return None


def _is_argument(draft: Draft, token: int) -> bool:
    """Tell whether an oblique is what the verb speaks of (`called for a ceasefire`), not time or place."""
    tree = draft.tree
    marks = {tree.lemmas[child] for child in tree.dependants(token, "case", "mark")}
    return bool(marks & {"for", "of", "to", "against", "about", "on", "from"})


def _is_gift(draft: Draft, at: dict[tuple[int, int], Draft]) -> bool:
    """Tell whether what arrives is told as a gift already (`boats sent to the navy arrived`)."""
    clauses = told_of_subject(draft.tree, draft.trigger.head) if draft.trigger.type == "MOBILIZE" else ()
    gifts = (at.get((draft.trigger.sentence, clause)) for clause in clauses)
    return any(gift is not None and gift.type == "AID" for gift in gifts)


def _is_twin(draft: Draft, at: dict[tuple[int, int], Draft]) -> bool:
    """Tell whether a noun repeats the event of the verb it hangs on (`the attack struck`, `protesters rallied`)."""
    tree, token = draft.tree, draft.trigger.head
    if tree.tags[token] not in ("NOUN", "ADJ"):
        return False
    above = tree.heads[token]
    governor = at.get((draft.trigger.sentence, above))
    return governor is not None and governor.type == draft.type and not tree.relations[token].startswith("conj")
