import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.records import Span, content_id


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_overlap_is_symmetric_and_covering_implies_it(a: int, b: int, c: int, d: int) -> None:
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    assert one.overlaps(other) == other.overlaps(one)
    if one.covers(other) and other.start < other.end:
        assert one.overlaps(other)


def test_ids_come_from_content_alone() -> None:
    assert content_id("e", "r1", 3, 9) == content_id("e", "r1", 3, 9)
    assert content_id("e", "r1", 39) != content_id("e", "r1", 3, 9)


def test_ids_are_long_enough_for_large_archives() -> None:
    assert len(content_id("e", "r1", 3, 9)) == 1 + 20


def test_ids_take_lone_surrogates() -> None:
    assert content_id("r", "\ud800").startswith("r")


@pytest.mark.parametrize("part", ["start", "end"])
def test_records_are_frozen(part: str) -> None:
    with pytest.raises(AttributeError):
        setattr(Span(1, 2), part, 5)
