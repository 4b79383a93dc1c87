"""Speakers: who says it, in the mention that names them best."""

from readout.grammar import find_slot, is_party, party_at
from readout.records import Cue, Mention, Resolution, Tree

DOCUMENTS = frozenset("statement communique communiqué release letter note message declaration readout tweet".split())


def find_speaker(cue: Cue, tree: Tree, resolution: Resolution) -> Mention | None:
    """Return the mention of the one who speaks, a name rather than a pronoun; `None` if nobody is named."""
    for slot in cue.speaker:
        tokens = [tree.heads[cue.head]] if slot == "head" else find_slot(tree, cue.head, slot)
        for token in tokens:
            for mention in _voices(cue.sentence, token, tree, resolution) if token >= 0 else ():
                return mention
    return None


def is_afterthought(cue: Cue, tree: Tree) -> bool:
    """Tell whether a cue goes on speaking for the one before it (`…, saying they had fled`)."""
    return (
        tree.words[cue.head].lower() in ("saying", "adding", "noting", "stressing")
        and tree.relations[cue.head] == "advcl"
    )


def _voices(sentence: int, token: int, tree: Tree, resolution: Resolution) -> list[Mention]:
    """Return who speaks through a noun: of a statement its author, where one is named."""
    if tree.lemmas[token].lower() in DOCUMENTS:
        for slot in ("from", "by", "of", "poss", "amod"):
            for owner in find_slot(tree, token, slot):
                authors = [mention for mention in resolution.by_head.get((sentence, owner), ()) if is_party(mention)]
                if authors:
                    return authors
    named = _by_apposition(sentence, token, tree, resolution)
    return named or party_at(sentence, token, tree, resolution)


def _by_apposition(sentence: int, token: int, tree: Tree, resolution: Resolution) -> list[Mention]:
    """Return who an office is said to be right after it (`the priest, Eloy Mina, said`); empty if it is not said."""
    if tree.tags[token] == "PROPN":
        return []
    names = [child for child in tree.dependants(token, "appos") if tree.tags[child] == "PROPN"]
    return [
        mention
        for name in names
        for mention in resolution.by_head.get((sentence, name), ())
        if mention.kind in ("person", "organization")
    ][:1]
