"""Victims: one person killed, held or freed, or one craft shot down, is a figure of one though no number is told."""

from dataclasses import replace

from readout.code.draft import Draft
from readout.grammar import TAGS, find_slot
from readout.lexicon.fates import FateWord, load_fates
from readout.records import Count, Fate, Mention, Tree


def count_victims(draft: Draft) -> Draft:
    """Return a draft with a figure of one for each single person whose fate its trigger tells."""
    fate = _fate(draft.tree, draft.trigger.head)
    if fate is None or draft.echo:
        return draft
    objects = set(find_slot(draft.tree, draft.trigger.head, "obj"))
    told = {count.span for count in draft.quantities}
    singles = (
        mention
        for mention in draft.recipients
        if mention.sentence == draft.trigger.sentence and mention.head in objects and _is_single(mention, draft.tree)
    )
    ones = tuple(_one(mention, draft.tree, fate) for mention in singles if not any(map(mention.span.covers, told)))
    return replace(draft, quantities=tuple(sorted((*draft.quantities, *ones), key=lambda count: count.span)))


def _fate(tree: Tree, head: int) -> Fate | None:
    words = load_fates().get((tree.lemmas[head].lower(), TAGS.get(tree.tags[head], "")), ())
    near = {tree.lemmas[child].lower() for child in tree.children[head]}
    return next((word.fate for word in words if "obj" in word.slots and _holds(word, near)), None)


def _holds(word: FateWord, near: set[str]) -> bool:
    """Tell whether the small words of a pattern stand by its verb: shot down, blew up."""
    return all(not condition.fillers and condition.slot in near for condition in word.conditions)


def _is_single(mention: Mention, tree: Tree) -> bool:
    """Tell whether a mention is one person, a name or a noun in the singular that no number counts, or `a drone`."""
    if any(True for _ in tree.dependants(mention.head, "nummod")):
        return False
    articles = {tree.words[child].lower() for child in tree.dependants(mention.head, "det")}
    if mention.kind != "person" and not (mention.kind == "weapon" and articles & {"a", "an", "another"}):
        return False
    word, tag = tree.words[mention.head].lower(), tree.tags[mention.head]
    return tag == "PROPN" or (tag == "NOUN" and word == tree.lemmas[mention.head].lower())


def _one(mention: Mention, tree: Tree, fate: Fate) -> Count:
    noun = tree.words[mention.head] if tree.tags[mention.head] == "NOUN" else None
    return Count(value=1, low=1, high=1, unit=None, of=noun, fate=fate, span=mention.span)
