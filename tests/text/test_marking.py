from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from readout.records import Span
from readout.text.marking import lay_flat

MARKS = st.lists(st.tuples(st.builds(Span, st.integers(0, 30), st.integers(0, 30)), st.sampled_from("abc")))


@given(st.integers(0, 30), MARKS)
def test_pieces_follow_each_other_and_make_up_the_text(length: int, marks: list[tuple[Span, str]]) -> None:
    pieces = [span for span, _ in lay_flat(length, marks)]
    assert sum(span.end - span.start for span in pieces) == length
    assert all(one.end == other.start for one, other in pairwise(pieces))


def test_overlapping_marks_share_the_middle() -> None:
    pieces = lay_flat(10, [(Span(0, 6), "event"), (Span(4, 9), "claim")])
    assert [labels for _, labels in pieces] == [("event",), ("event", "claim"), ("claim",), ()]
