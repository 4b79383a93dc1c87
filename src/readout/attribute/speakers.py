"""Speakers: who says it, in the mention that names them best."""

from readout.grammar import find_slot, party_at
from readout.records import Cue, Mention, Resolution, Tree

PRONOUNS = frozenset("he she they it him her them his their its who which i we".split())


def find_speaker(cue: Cue, tree: Tree, resolution: Resolution, text: str) -> Mention | None:
    """Return the mention of the one who speaks, a name rather than a pronoun; `None` if nobody is named."""
    for slot in cue.speaker:
        tokens = [tree.heads[cue.head]] if slot == "head" else find_slot(tree, cue.head, slot)
        for token in tokens:
            for mention in party_at(cue.sentence, token, tree, resolution) if token >= 0 else ():
                if mention.kind not in ("time", "quantity"):
                    return named(mention, resolution, text)
    return None


def named(mention: Mention, resolution: Resolution, text: str) -> Mention:
    """Return the nearest mention before a pronoun that names the same entity, else the mention itself."""
    if mention.entity is None or mention.span.cut(text).lower() not in PRONOUNS:
        return mention
    best = None
    for other in resolution.mentions:
        if other.span.start >= mention.span.start and best is not None:
            break
        if other.entity == mention.entity and other.span.cut(text).lower() not in PRONOUNS:
            best = other
    return best or mention
