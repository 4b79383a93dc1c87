"""Speakers: who says it, in the mention that names them best."""

from readout.grammar import find_slot, is_party, party_at, speaker_tokens
from readout.lexicon.words import load_words
from readout.records import Cue, Mention, Resolution, Tree


def find_speaker(cue: Cue, tree: Tree, resolution: Resolution) -> Mention | None:
    """Return the mention of the one who speaks, a name rather than a pronoun; `None` if nobody is named."""
    if _is_plural_noun(tree, cue.head):
        return None
    for token in speaker_tokens(tree, cue):
        for mention in _voices(cue.sentence, token, tree, resolution):
            return mention
    return None


def _is_plural_noun(tree: Tree, cue: int) -> bool:
    """Tell whether a cue is a noun taken for an infinitive, which has no s (`denied reports that they had fled`)."""
    word = tree.words[cue].lower()
    return tree.relations[cue] == "xcomp" and word.endswith("s") and word in load_words("pointer")


def is_afterthought(cue: Cue, tree: Tree) -> bool:
    """Tell whether a cue goes on speaking for the one before it (`…, saying they had fled`)."""
    return tree.relations[cue.head] == "advcl" and tree.words[cue.head].lower() in load_words("afterthought")


def _voices(sentence: int, token: int, tree: Tree, resolution: Resolution) -> list[Mention]:
    """Return who speaks through a noun: of a statement its author, where one is named."""
    if tree.lemmas[token].lower() in load_words("document"):
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
