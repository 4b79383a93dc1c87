import pytest

from readout.grammar import (
    find_slot,
    is_negated,
    is_passive,
    look_through,
    phrase_tokens,
    speaker_tokens,
    stray_subject,
    subjects,
)
from readout.records import Cue, Span, Tree
from tests.grammar.trees import make_tree

ACTIVE = make_tree("""
Turkey Turkey PROPN 2 nsubj
struck strike VERB 0 root
rebels rebel NOUN 2 obj
and and CCONJ 5 cc
soldiers soldier NOUN 3 conj
in in ADP 7 case
Syria Syria PROPN 2 obl
""")
PASSIVE = make_tree("""
Rebels rebel NOUN 3 nsubj:pass
were be AUX 3 aux:pass
struck strike VERB 0 root
by by ADP 5 case
Turkey Turkey PROPN 3 obl:agent
""")
CONTROL = make_tree("""
Spain Spain PROPN 2 nsubj
urged urge VERB 0 root
Morocco Morocco PROPN 2 obj
to to PART 5 mark
release release VERB 2 xcomp
fishermen fisherman NOUN 5 obj
""")
RELATIVE = make_tree("""
troops troops NOUN 0 root
who who PRON 3 nsubj
entered enter VERB 1 acl:relcl
Goma Goma PROPN 3 obj
""")
PARTITIVE = make_tree("""
a a DET 2 det
series series NOUN 0 root
of of ADP 4 case
attacks attack NOUN 2 nmod
""")
LIGHT = make_tree("""
Israel Israel PROPN 3 nsubj
has have AUX 3 aux
launched launch VERB 0 root
an a DET 5 det
attack attack NOUN 3 obj
on on ADP 7 case
Syria Syria PROPN 5 nmod
""")
COORDINATED = make_tree("""
Iran Iran PROPN 3 nsubj
not not PART 3 advmod
attacked attack VERB 0 root
but but CCONJ 5 cc
warned warn VERB 3 conj
Israel Israel PROPN 5 obj
""")


@pytest.mark.parametrize(
    ("tree", "token", "slot", "expected"),
    [
        (ACTIVE, 1, "subj", ["Turkey"]),
        (ACTIVE, 1, "obj", ["rebels", "soldiers"]),
        (ACTIVE, 1, "in", ["Syria"]),
        (ACTIVE, 1, "at", []),
        (PASSIVE, 2, "subj", ["Turkey"]),
        (PASSIVE, 2, "obj", ["Rebels"]),
        (CONTROL, 4, "subj", ["Morocco"]),
        (RELATIVE, 2, "subj", ["troops"]),
        (LIGHT, 4, "subj", ["Israel"]),
        (LIGHT, 4, "on", ["Syria"]),
        (COORDINATED, 4, "subj", ["Iran"]),
    ],
)
def test_slots_are_deep(tree: Tree, token: int, slot: str, expected: list[str]) -> None:
    assert [tree.words[found] for found in find_slot(tree, token, slot)] == expected


def test_passive_is_told_from_active() -> None:
    assert is_passive(PASSIVE, 2)
    assert not is_passive(ACTIVE, 1)


def test_negation_belongs_to_its_own_verb() -> None:
    assert is_negated(COORDINATED, 2)
    assert not is_negated(COORDINATED, 4)


def test_a_series_of_attacks_is_attacks() -> None:
    assert look_through(PARTITIVE, 1) == 3
    assert look_through(ACTIVE, 2) == 2


def test_a_phrase_ends_before_its_conjunct() -> None:
    assert phrase_tokens(ACTIVE, 2) == (2, 2)


def test_subjects_of_a_verb_without_any_are_none() -> None:
    assert subjects(make_tree("Withdraw withdraw VERB 0 root"), 0) == []


def make_cue(head: int, *speaker: str) -> Cue:
    return Cue(
        span=Span(0, 1), sentence=0, head=head, stance="states", speaker=speaker, content=("clause",), rule="a rule"
    )


def test_speakers_stand_in_the_slots_of_their_cue() -> None:
    assert [*speaker_tokens(ACTIVE, make_cue(1, "in", "subj"))] == [6, 0]
    assert [*speaker_tokens(ACTIVE, make_cue(5, "head"))] == [6]
    assert [*speaker_tokens(ACTIVE, make_cue(1, "head"))] == []  # nothing above the root


INVERTED = make_tree("""
Nobody nobody PRON 2 nsubj
asked ask VERB 4 ccomp
, , PUNCT 2 punct
sighed sigh VERB 0 root
the the DET 6 det
mayor mayor NOUN 2 iobj
""")
BESIDE = make_tree("""
Dams dam NOUN 7 nsubj:pass
, , PUNCT 4 punct
the the DET 4 det
mayor mayor NOUN 1 appos
said say VERB 1 acl:relcl
, , PUNCT 1 punct
burst burst VERB 0 root
""")
RECEIVER = make_tree("""
Peru Peru PROPN 2 nsubj
gave give VERB 4 ccomp
Chile Chile PROPN 2 iobj
said say VERB 0 root
""")


def test_a_subject_hung_on_what_is_said_is_found() -> None:
    assert (stray_subject(INVERTED, 3), find_slot(INVERTED, 3, "subj")) == (5, [5])
    assert (stray_subject(BESIDE, 4), find_slot(BESIDE, 4, "subj")) == (3, [3])
    assert stray_subject(RECEIVER, 3) is None
