"""Speakers: who says it, in the mention that names them best."""

from readout.grammar import find_slot, is_party, party_at, speaker_tokens
from readout.lexicon.words import load_words
from readout.records import Cue, Mention, Resolution, Tree

# Chances from which a word that the encoder takes for the speaker is it: where the slots have nobody; where they have
# somebody, and by how much it must be ahead of that one.
LIKELY, SURE, AHEAD = 0.3, 0.6, 0.4


def find_speaker(cue: Cue, tree: Tree, resolution: Resolution) -> Mention | None:
    """Return the mention of the one who speaks, a name rather than a pronoun; `None` if nobody is named."""
    if _is_plural_noun(tree, cue.head):
        return None
    for token in _speaker_tokens(cue, tree):
        for mention in _voices(cue.sentence, _head_of_name(cue.sentence, token, tree, resolution), tree, resolution):
            return mention
    return None


def _head_of_name(sentence: int, token: int, tree: Tree, resolution: Resolution) -> int:
    """Return the token by which the mention of a name is known, of any token of it; other tokens as they are."""
    if not resolution.by_head.get((sentence, token)):
        for name in tree.names:
            if name.first <= token <= name.last:
                known = [word for word in range(name.first, name.last + 1) if resolution.by_head.get((sentence, word))]
                return known[0] if known else token
    return token


def _speaker_tokens(cue: Cue, tree: Tree) -> list[int]:
    """Return where the speaker may stand: by the slots, unless the encoder is sure of another word; then by it.

    Where the lexicon says that an object speaks (`quoted him as saying`) it is not asked.
    """
    proposal = tree.proposal(cue.head) if tree.tags[cue.head] != "NOUN" and cue.speaker[:1] != ("obj",) else None
    chances = {role.token: role.chance for role in proposal.roles if role.role == "speaker"} if proposal else {}
    slots = list(speaker_tokens(tree, cue))
    likely = sorted((token for token in chances if chances[token] >= LIKELY), key=lambda token: -chances[token])
    told = max((chances.get(token, 0.0) for token in slots), default=0.0)
    if likely and chances[likely[0]] >= SURE and chances[likely[0]] - told >= AHEAD:
        return [likely[0], *slots]
    return [*slots, *likely]


def _is_plural_noun(tree: Tree, cue: int) -> bool:
    """Tell whether a cue is a noun taken for a verb, which has no s there (`denied reports that they fled`)."""
    word = tree.words[cue].lower()
    taken = tree.relations[cue] == "xcomp" or (tree.relations[cue] == "obj" and tree.tags[cue] == "VERB")
    return taken and word.endswith("s") and word in load_words("pointer")


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
    names = [child for child in tree.dependants(token, "appos") if tree.tags[child] == "PROPN"]
    heads = [_head_of_name(sentence, name, tree, resolution) for name in names]
    found = [mention for head in heads for mention in resolution.by_head.get((sentence, head), ())]
    if tree.tags[token] != "PROPN":
        return [mention for mention in found if mention.kind in ("person", "organization")][:1]
    return [mention for mention in found if mention.kind == "person" and _is_office(sentence, token, resolution)][:1]


def _is_office(sentence: int, token: int, resolution: Resolution) -> bool:
    """Tell whether an office written like a name stands at a token (`Foreign Office Minister`)."""
    return not any(
        mention.kind == "person" and mention.name for mention in resolution.by_head.get((sentence, token), ())
    )
