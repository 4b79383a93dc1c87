from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.parse import tokenize
from tests.figures import read_table


@pytest.mark.parametrize(("sentence", "tokens"), read_table("parse/tokens.tsv", 2))
def test_words_follow_universal_dependencies(sentence: str, tokens: str) -> None:
    assert [sentence[start:end] for start, end in tokenize(sentence)] == tokens.split()


@given(st.text(max_size=80))
def test_tokens_hold_every_sign_once_and_in_order(text: str) -> None:
    cuts = tokenize(text)
    assert all(start < end for start, end in cuts)
    assert all(left[1] <= right[0] for left, right in pairwise(cuts))
    assert "".join(text[start:end] for start, end in cuts).split() == "".join(text.split()).split()


@given(st.text(alphabet="aA.'’n t-$5,:/@!?", max_size=40))
def test_tokens_hold_no_white_space(text: str) -> None:
    assert not any(sign.isspace() for start, end in tokenize(text) for sign in text[start:end])
