import pytest

from readout.attribute.pieces import dateline_end, quoted_tokens
from readout.pipeline import Tools
from readout.records import Span


def spans_of(words: list[str]) -> list[Span]:
    """Spans of words with one blank between, none around `@-@`, which is written as a hyphen within a word."""
    spans, start = [], 0
    for word in words:
        start -= word == "@-@"
        spans.append(Span(start, start + (1 if word == "@-@" else len(word))))
        start = spans[-1].end + (word != "@-@")
    return spans


DATELINES = [
    ("RAMALLAH - Soldiers left .", 2),
    ("PRAIA , June 23 ( MNA ) - Two boats sank .", 8),
    ("The NATO envoy - a Dane - left .", 0),
    ("Two boats sank off Praia .", 0),
    ("NATO @-@ led soldiers left .", 0),
    ("The US @-@ Mexican border was shut .", 0),
    ("Boats of Praia , Mindelo , Sal Rei , Tarrafal , Santa Maria and of CEDEAO - Two sank .", 0),
    ("CEDEAO -", 0),
]


@pytest.mark.parametrize(("words", "end"), DATELINES)
def test_a_dateline_ends_with_its_dash(words: str, end: int, tools: Tools) -> None:
    (tree,) = tools.encoder.analyse([words.replace("@", "").split()])
    assert dateline_end(tree, spans_of(words.split())) == end


def test_quoted_tokens_lie_between_the_marks(tools: Tools) -> None:
    (tree,) = tools.encoder.analyse([['"', "Go", '"', ",", "he", "said", ".", '"', "Now"]])
    assert quoted_tokens(tree) == {1, 8}
