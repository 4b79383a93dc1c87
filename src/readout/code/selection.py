"""Selection: which triggers tell an event of their own, and which only say what another one is about."""

from collections.abc import Sequence
from dataclasses import replace

from readout.code.draft import Draft
from readout.grammar import is_party, told_of_subject
from readout.lexicon.words import load_words

# What is asked for, promised or threatened is the content of the asking, not a second event.
CONTENT_TAKERS = frozenset(("REQUEST", "AGREE", "THREATEN", "CONCEDE", "REJECT"))
# Scores from which a trigger is an event without a known party, and on its own though it is asked for or promised.
SURE, VERY_SURE = 0.4, 0.45
COMPLEMENTS = ("xcomp", "ccomp", "obj", "obl", "nmod", "acl", "advcl", "conj")


def select_drafts(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that are events, and the echoes of events, in reading order."""
    at = {
        (draft.trigger.sentence, draft.trigger.head): draft for draft in drafts if not draft.echo and has_party(draft)
    }
    selected = []
    for draft in drafts:
        governor = None if draft.echo or draft.confidence >= VERY_SURE else _content_of(draft, at)
        if governor is not None and governor.trigger.rule.startswith("deny."):
            selected.append(replace(draft, echo=True))  # what is denied may have been told before
        elif draft.echo or (
            governor is None and _is_political(draft) and not _is_twin(draft, at) and not _is_gift(draft, at)
        ):
            selected.append(draft)
    return selected


def _is_political(draft: Draft) -> bool:
    return not _is_fear(draft) and (draft.confidence >= SURE or has_party(draft))


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
