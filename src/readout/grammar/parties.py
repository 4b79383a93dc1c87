"""Parties: which mention a noun in a slot stands for."""

from collections.abc import Iterable, Sequence

from readout.grammar.slots import find_slot, look_through
from readout.records import Mention, Resolution, Tree

NAMED = ("person", "organization", "country", "group")
# Where the party behind a thing is said: Russia's invasion, the Russian invasion, the decision by Ankara.
OWNERS = ("poss", "amod", "by", "from", "of")
# Where the party that a thing is meant for is said: rice for Laos, an objection to the court, a threat against Seoul.
TARGETS = ("poss", "amod", "against", "to", "on", "for", "of", "with", "at", "in", "by", "from")

LISTING = (",", "and", "or", "/")
SEVERAL = " + "  # stands in the name of a mention between those that it gathers: `both sides` is `France + Germany`
BODIES = frozenset(("IGO", "UNO", "EUR", "NGO", "MNC", "IMG", "ISM"))


def is_party(mention: Mention) -> bool:
    """Tell whether a mention can act: it is named, or has a country or a sector."""
    return mention.kind in NAMED or (bool(mention.country or mention.sectors) and mention.kind != "place")


def countries_of(mentions: Iterable[Mention]) -> set[str]:
    """Return the countries of mentions, those that are known."""
    return {mention.country for mention in mentions if mention.country}


def party_at(
    sentence: int, token: int, tree: Tree, resolution: Resolution, owners: Sequence[str] = OWNERS
) -> list[Mention]:
    """Return the party a noun stands for: its own mention, else the owners of the thing, else the thing."""
    head = look_through(tree, token)
    own = [m for m in resolution.by_head.get((sentence, head), ()) if m.kind not in ("time", "quantity")]
    acting = [mention for mention in own if is_party(mention)]
    if members := _members(own[0], resolution) if own else []:
        return members
    if acting:
        first = find_antecedent(acting[0], tree, resolution)
        return [first, *_fellows(acting[0], tree, resolution), *_listed(acting[0], tree, resolution)]
    for slot in owners:
        for owner in find_slot(tree, head, slot):
            acting = [mention for mention in resolution.by_head.get((sentence, owner), ()) if is_party(mention)]
            if acting:
                return [find_antecedent(acting[0], tree, resolution)]
    places = [mention for mention in own if mention.kind == "place" and mention.country]
    return places[:1] or own[:1]


def _members(mention: Mention, resolution: Resolution) -> list[Mention]:
    """Return the mentions that `both sides` or `the two leaders` stand for: by their names, the last ones before."""
    if SEVERAL not in (mention.name or ""):
        return []
    found: dict[str, Mention] = {}
    names = (mention.name or "").split(SEVERAL)
    for other in resolution.mentions:
        if other.span.start >= mention.span.start and len(found) == len(names):
            break
        if other.name in names and (other.kind in (*NAMED, "place")):
            found[other.name] = other
    return [found[name] for name in names if name in found]


def _fellows(mention: Mention, tree: Tree, resolution: Resolution) -> list[Mention]:
    """Return the other countries that a plural stands for (`the ministers of Estonia and Finland`)."""
    plural = tree.lemmas[mention.head].lower() != tree.words[mention.head].lower()
    for slot in ("of", "from", "poss", "amod") if plural else ("amod",):
        owners = [
            owner
            for token in find_slot(tree, mention.head, slot)
            for owner in resolution.by_head.get((mention.sentence, token), ())
            if owner.country and (owner.kind == "country" or _is_joined(owner, token, mention, tree))
        ]
        if len({owner.country for owner in owners}) > 1:
            return [owner for owner in owners if owner.country != mention.country]
    return []


def _is_joined(owner: Mention, token: int, mention: Mention, tree: Tree) -> bool:
    """Tell whether a mention is one of those that a noun is said of: both in `UN and Turkish staff`."""
    if not mention.span.covers(owner.span) or "default" in owner.made_by:
        return False
    return tree.relations[token] == "conj" or tree.words[token + 1].lower() in LISTING


def _listed(mention: Mention, tree: Tree, resolution: Resolution) -> list[Mention]:
    """Return the countries that a list goes on with, however the parser nests it: `Egypt, Jordan, Qatar`."""
    found: list[Mention] = []
    queue = list(tree.dependants(mention.head, "conj", "appos", "list"))
    for token in queue:
        states = [m for m in resolution.by_head.get((mention.sentence, token), ()) if m.kind == "country" and m.country]
        if states:
            found.append(states[0])
            queue.extend(tree.dependants(token, "conj", "appos", "list"))
    return found


def find_antecedent(mention: Mention, tree: Tree, resolution: Resolution) -> Mention:
    """Return who a pronoun names: the nearest mention of its entity before it, else the first after it.

    A mention that is no pronoun, or whose entity is named nowhere, is given back itself.
    """
    if mention.entity is None or tree.tags[mention.head] not in ("PRON", "DET"):
        return mention
    best = None
    for other in resolution.by_entity[mention.entity]:
        if other.span.start >= mention.span.start and best is not None:
            break
        if other.kind in NAMED or other.kind == "facility":
            best = other
    return best or mention
