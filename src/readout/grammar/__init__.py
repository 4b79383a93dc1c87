"""How words hang together: slots, clauses and phrases over a `Tree` (Universal Dependencies, English)."""

from readout.grammar.clauses import is_negated, is_passive, stray_subject, subjects
from readout.grammar.parties import NAMED, OWNERS, TARGETS, find_antecedent, is_party, party_at
from readout.grammar.phrases import phrase_span, phrase_tokens, words_span
from readout.grammar.slots import coordinated, find_slot, look_through

__all__ = [
    "NAMED",
    "OWNERS",
    "TARGETS",
    "coordinated",
    "find_antecedent",
    "find_slot",
    "is_negated",
    "is_party",
    "is_passive",
    "look_through",
    "party_at",
    "phrase_span",
    "phrase_tokens",
    "stray_subject",
    "subjects",
    "words_span",
]
