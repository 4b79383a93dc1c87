"""Factuality: what speaks for an auxiliary, and what takes it away again."""

from dataclasses import replace

import pytest

from readout.code.factuality import SECONDED, SURE, find_auxiliaries, weigh_auxiliaries
from readout.records import Auxiliary, Proposal, Tree
from tests.code.drafts import when
from tests.grammar.trees import make_tree

MIGHT = make_tree("""
Chad Chad PROPN 3 nsubj
might might AUX 3 aux
attack attack VERB 0 root
""")
FEARED = make_tree("""
Chad Chad PROPN 2 nsubj
feared fear VERB 0 root
an a DET 4 det
attack attack NOUN 2 obj
""")


def _with(tree: Tree, token: int, chances: dict[str, float]) -> Tree:
    return replace(tree, proposals=(Proposal(token=token, auxiliaries=tuple(chances.items())),))


def test_a_sign_is_told_with_its_word() -> None:
    votes = {vote.name: vote for vote in weigh_auxiliaries(MIGHT, 2, None, None)}
    sign = votes["hypothetical"].sign
    assert sign is not None and sign.token == 1 and votes["hypothetical"].plain
    assert find_auxiliaries(MIGHT, 2, None, None) == ("hypothetical",)


@pytest.mark.parametrize(("chance", "holds"), [(SECONDED, True), (SECONDED - 0.01, False)])
def test_the_words_above_are_seconded_by_the_encoder(chance: float, holds: bool) -> None:
    tree = _with(FEARED, 3, {"hypothetical": chance})
    votes = {vote.name: vote for vote in weigh_auxiliaries(tree, 3, None, None)}
    sign = votes["hypothetical"].sign
    assert sign is not None and sign.token == 1
    assert votes["hypothetical"].holds == holds


@pytest.mark.parametrize(("chance", "found"), [(SURE, ("negation",)), (SURE - 0.01, ())])
def test_the_encoder_alone_must_be_sure(chance: float, found: tuple[Auxiliary, ...]) -> None:
    assert find_auxiliaries(_with(FEARED, 0, {"negation": chance}), 0, None, None) == found


def test_what_is_overruled_says_by_what() -> None:
    tree = _with(FEARED, 3, {"future": 0.9, "hypothetical": 0.9, "historical": 0.9})
    votes = {vote.name: vote for vote in weigh_auxiliaries(tree, 3, when("2024-05-05"), "2024-05-06")}
    assert not votes["future"].holds and votes["future"].overruled
    assert votes["historical"].overruled == "a day of the report's own week"
    assert votes["hypothetical"].holds and votes["hypothetical"].overruled is None
