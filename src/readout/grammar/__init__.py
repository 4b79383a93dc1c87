"""How words hang together: slots, clauses and phrases over a `Tree` (Universal Dependencies, English)."""

from readout.grammar.clauses import find_negation, is_negated, is_passive, stray_subject, subjects
from readout.grammar.parties import (
    BODIES,
    NAMED,
    OWNERS,
    SEVERAL,
    TARGETS,
    countries_of,
    find_antecedent,
    is_party,
    party_at,
)
from readout.grammar.phrases import phrase_span, phrase_tokens, words_span
from readout.grammar.slots import TAGS, coordinated, find_slot, look_through, speaker_tokens, told_of_subject

__all__ = [
    "BODIES",
    "NAMED",
    "OWNERS",
    "SEVERAL",
    "TAGS",
    "TARGETS",
    "coordinated",
    "countries_of",
    "find_antecedent",
    "find_negation",
    "find_slot",
    "is_negated",
    "is_party",
    "is_passive",
    "look_through",
    "party_at",
    "phrase_span",
    "phrase_tokens",
    "speaker_tokens",
    "stray_subject",
    "subjects",
    "told_of_subject",
    "words_span",
]
