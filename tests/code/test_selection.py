"""Selection: what is kept, and the reason for what is left out."""

from readout.code.selection import judge_drafts
from tests.code.drafts import CHAD, make_draft
from tests.grammar.trees import make_tree

URGED = make_tree("""
Chad Chad PROPN 2 nsubj
urged urge VERB 0 root
a a DET 4 det
withdrawal withdrawal NOUN 2 obj
""")


def test_what_is_kept_has_no_reason_against_it() -> None:
    sure, echo = make_draft(confidence=0.9), make_draft(1, echo=True)
    verdicts = judge_drafts([sure, echo])
    assert [(verdict.draft, verdict.left_out) for verdict in verdicts] == [(sure, None), (echo, None)]


def test_what_is_not_sure_needs_a_party() -> None:
    (nobody,) = judge_drafts([make_draft(confidence=0.3)])
    assert nobody.left_out == "not sure, and no known party takes part"
    (somebody,) = judge_drafts([make_draft(confidence=0.3, actors=(CHAD,))])
    assert somebody.left_out is None


def test_what_is_asked_for_is_no_event_of_its_own() -> None:
    asking = make_draft(tree=URGED, head=1, type="REQUEST", actors=(CHAD,), confidence=0.9)
    asked = make_draft(tree=URGED, head=3, type="RETREAT", actors=(CHAD,), confidence=0.42)
    kept, left = judge_drafts([asking, asked])
    assert kept.left_out is None and left.left_out == "is what a REQUEST is about"
