"""Contexts: what an event is about, by the words of its paragraph."""

from collections.abc import Iterable

from readout.lexicon.contexts import load_contexts
from readout.records import Tree


def find_contexts(trees: Iterable[Tree]) -> tuple[str, ...]:
    """Return the contexts that the lemmas of some sentences speak for, in the order of the table."""
    lemmas = {lemma.lower() for tree in trees for lemma in tree.lemmas}
    return tuple(context for context, words in load_contexts().items() if words & lemmas)
