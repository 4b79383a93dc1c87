import pytest

from readout.grammar import find_slot, is_negated, is_passive, look_through, phrase_tokens, subjects
from readout.records import Tree
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
