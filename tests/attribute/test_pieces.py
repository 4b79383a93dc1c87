import pytest

from readout.attribute.pieces import dateline_end, quoted_tokens
from readout.pipeline import Tools

DATELINES = [
    ("RAMALLAH - Soldiers left .", 2),
    ("PRAIA , June 23 ( MNA ) - Two boats sank .", 8),
    ("The NATO envoy - a Dane - left .", 0),
    ("Two boats sank off Praia .", 0),
]


@pytest.mark.parametrize(("words", "end"), DATELINES)
def test_a_dateline_ends_with_its_dash(words: str, end: int, tools: Tools) -> None:
    (tree,) = tools.encoder.analyse([words.split()])
    assert dateline_end(tree) == end


def test_quoted_tokens_lie_between_the_marks(tools: Tools) -> None:
    (tree,) = tools.encoder.analyse([['"', "Go", '"', ",", "he", "said", ".", '"', "Now"]])
    assert quoted_tokens(tree) == {1, 8}
