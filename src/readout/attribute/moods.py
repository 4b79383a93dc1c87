"""Moods: whether a clause tells what is, was, will, may or must be, or commands."""

from readout.lexicon.words import load_words
from readout.records import Tree


def find_mood(clause: int, tree: Tree) -> str:
    """Return how a clause is told: will, must, may, to, command, noun, past or present."""
    helpers = {tree.words[child].lower() for child in tree.dependants(clause, "aux", "cop")}
    if helpers & {"will", "would", "shall", "'ll", "’ll", "wo"} or (helpers & {"'d", "’d"} and _is_bare(clause, tree)):
        return "will"
    if helpers & {"must", "should", "ought"} or (
        tree.lemmas[clause] in ("have", "need") and _has_infinitive(clause, tree)
    ):
        return "must"
    if not helpers and _is_subjunctive(clause, tree):
        return "must"
    if helpers & {"may", "might", "could", "can", "ca"}:
        return "may"
    if tree.lemmas[clause] == "go" and _has_infinitive(clause, tree):
        return "will"
    if any(tree.lemmas[mark] == "to" for mark in tree.dependants(clause, "mark")):
        return "to"
    word = tree.words[clause].lower()
    if tree.tags[clause] == "VERB" and word == tree.lemmas[clause] and not subjects_of(clause, tree) and not helpers:
        return "command"
    if tree.tags[clause] not in ("VERB", "AUX") and not helpers:
        return "noun"
    if helpers & {"am", "is", "are", "'m", "'re", "’m", "’re"}:
        return "present"
    if helpers & {"was", "were", "had", "did", "'d", "’d"} or (tree.tags[clause] == "VERB" and word.endswith("ed")):
        return "past"
    return "present"


def _is_subjunctive(clause: int, tree: Tree) -> bool:
    """Tell whether one of whom `s` is wanted at the verb has none: `insisted that the council resign`."""
    word = tree.words[clause].lower()
    if tree.tags[clause] != "VERB" or word != tree.lemmas[clause] or word in load_words("unchanging"):
        return False
    first = next(iter(subjects_of(clause, tree)), clause)
    return first < clause and tree.tags[first] in ("NOUN", "PROPN") and _is_one(first, tree)


def _is_one(token: int, tree: Tree) -> bool:
    word = tree.words[token].lower()
    one = word == tree.lemmas[token].lower() and not word.endswith("s") and word not in load_words("many")
    return one and not any(True for _ in tree.dependants(token, "conj", "nummod"))


def _is_bare(clause: int, tree: Tree) -> bool:
    return tree.words[clause].lower() == tree.lemmas[clause]


def subjects_of(clause: int, tree: Tree) -> list[int]:
    """Return the subjects a clause has itself."""
    return list(tree.dependants(clause, "nsubj", "csubj", "expl"))


def _has_infinitive(clause: int, tree: Tree) -> bool:
    return any(tree.relations[child] == "xcomp" for child in tree.children[clause])
