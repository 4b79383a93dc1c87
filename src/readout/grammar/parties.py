"""Parties: which mention a noun in a slot stands for."""

from readout.grammar.slots import find_slot, look_through
from readout.records import Mention, Resolution, Tree

NAMED = ("person", "organization", "country", "group")
# Where the party behind a thing is said: Russia's invasion, the Russian invasion, the decision by Ankara.
OWNERS = ("poss", "amod", "by", "from", "of")


def is_party(mention: Mention) -> bool:
    """Tell whether a mention can act: it is named, or has a country or a sector."""
    return mention.kind in NAMED or (bool(mention.country or mention.sectors) and mention.kind != "place")


def party_at(sentence: int, token: int, tree: Tree, resolution: Resolution) -> list[Mention]:
    """Return the party a noun stands for: its own mention, else the owners of the thing, else the thing."""
    head = look_through(tree, token)
    own = [m for m in resolution.by_head.get((sentence, head), ()) if m.kind not in ("time", "quantity")]
    if any(is_party(mention) for mention in own):
        return [next(mention for mention in own if is_party(mention))]
    for slot in OWNERS:
        for owner in find_slot(tree, head, slot):
            for mention in resolution.by_head.get((sentence, owner), ()):
                if is_party(mention):
                    return [mention]
    places = [mention for mention in own if mention.kind == "place" and mention.country]
    return places[:1] or own[:1]
