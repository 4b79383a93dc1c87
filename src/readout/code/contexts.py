"""Contexts: what an event is about, by the words of its sentence."""

from readout.lexicon.contexts import load_contexts
from readout.records import Tree


def find_contexts(tree: Tree) -> tuple[str, ...]:
    """Return the contexts that the lemmas of a sentence speak for, in the order of the table."""
    return tuple(find_context_words(tree))


def find_context_words(tree: Tree) -> dict[str, frozenset[str]]:
    """Return the lemmas that speak for each context of a sentence, in the order of the table."""
    lemmas = {lemma.lower() for lemma in tree.lemmas}
    return {context: words & lemmas for context, words in load_contexts().items() if words & lemmas}
