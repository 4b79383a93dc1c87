"""Selection: which triggers tell an event of their own, and which only say what another one is about."""

from collections.abc import Sequence

from readout.code.draft import Draft
from readout.grammar import is_party

# What is asked for, promised or threatened is the content of the asking, not a second event.
CONTENT_TAKERS = frozenset(("REQUEST", "AGREE", "THREATEN", "CONCEDE", "REJECT"))
COMPLEMENTS = ("xcomp", "ccomp", "obj", "obl", "nmod", "acl", "advcl", "conj", "nsubj")
VIOLENT = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "SANCTION"))


def select_drafts(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that are events, in reading order."""
    at = {(draft.trigger.sentence, draft.trigger.head): draft for draft in drafts}
    return [
        draft
        for draft in drafts
        if (has_party(draft) or is_echo(draft)) and not _is_content(draft, at) and not _is_twin(draft, at)
    ]


def is_echo(draft: Draft) -> bool:
    """Tell whether a trigger is a definite noun that points back (`the call`, `this attack`)."""
    tree, token = draft.tree, draft.trigger.head
    if tree.tags[token] != "NOUN":
        return False
    return any(tree.words[child].lower() in ("the", "this", "that", "these", "those") for child in tree.children[token])


def has_party(draft: Draft) -> bool:
    """Tell whether anybody who can act or be acted on takes part."""
    return any(is_party(mention) for mention in (*draft.actors, *draft.recipients))


def _is_content(draft: Draft, at: dict[tuple[int, int], Draft]) -> bool:
    """Tell whether a draft is what a verbal event above it asks for, promises, threatens or refuses."""
    tree, token = draft.tree, draft.trigger.head
    for above in tree.ancestors(token):
        relation = tree.relations[token].partition(":")[0]
        if relation not in COMPLEMENTS or relation == "nsubj":
            return False
        governor = at.get((draft.trigger.sentence, above))
        if governor is not None and governor.type in CONTENT_TAKERS:
            return relation not in ("advcl", "obl", "conj", "acl") or (
                relation in ("obl", "acl") and _is_argument(draft, token)
            )
        token = above
    return False


def _is_argument(draft: Draft, token: int) -> bool:
    """Tell whether an oblique is what the verb speaks of (`called for a ceasefire`), not time or place."""
    tree = draft.tree
    marks = {tree.lemmas[child] for child in tree.dependants(token, "case", "mark")}
    return bool(marks & {"for", "of", "to", "against", "about", "on", "from"})


def _is_twin(draft: Draft, at: dict[tuple[int, int], Draft]) -> bool:
    """Tell whether a noun repeats the event of the verb it hangs on (`the attack struck`, `protesters rallied`)."""
    tree, token = draft.tree, draft.trigger.head
    if tree.tags[token] not in ("NOUN", "ADJ"):
        return False
    above = tree.heads[token]
    governor = at.get((draft.trigger.sentence, above))
    return governor is not None and governor.type == draft.type and not tree.relations[token].startswith("conj")
