"""Contexts: what an event is about, by the words of its sentence."""

from readout.lexicon.contexts import load_contexts
from readout.records import Tree


def find_contexts(tree: Tree) -> tuple[str, ...]:
    """Return the contexts that the lemmas of a sentence speak for, in the order of the table."""
    lemmas = {lemma.lower() for lemma in tree.lemmas}
    return tuple(context for context, words in load_contexts().items() if words & lemmas)
