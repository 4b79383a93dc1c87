"""The verbs that the lexicon names: they tell a lemmatiser which of two stems is a word (`deplored`, `incited`)."""

from functools import lru_cache

from readout.lexicon.cues import load_cues
from readout.lexicon.predicates import load_predicates


@lru_cache(maxsize=4)
def load_verbs(language: str = "en") -> frozenset[str]:
    """Return the lemmas of all verbs among predicates and cues."""
    heads = (*load_predicates(language), *load_cues(language))
    return frozenset(lemma for lemma, tag in heads if tag == "v")
