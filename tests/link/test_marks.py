from hypothesis import given
from hypothesis import strategies as st

from readout.link.marks import KEPT, SEQUENCE, find_marks, split_words

WORDS = st.lists(st.text("abcde", min_size=1, max_size=3), max_size=60)
MARKS = (
    1812591576881616323,
    3195008853828427969,
    3624859918386266365,
    4105187895154473451,
)
LONG = [f"word{number}" for number in range(4000)]


def test_case_accents_apostrophes_and_signs_make_no_other_words() -> None:
    assert split_words("The Mediators’ “deal” at Périgueux, 18-40!") == split_words(
        "the mediators deal at PERIGUEUX 18 40"
    )


def test_every_letter_is_a_word_where_no_spaces_stand() -> None:
    assert split_words("外交部发言人 said") == ["外", "交", "部", "发", "言", "人", "said"]


@given(WORDS)
def test_marks_are_few_small_and_in_order(words: list[str]) -> None:
    marks = find_marks(words)
    assert list(marks) == sorted(set(marks))
    assert len(marks) <= max(len(words) - SEQUENCE + 1, 0)
    assert all(0 <= mark < 1 << 62 for mark in marks)


@given(WORDS, WORDS)
def test_a_part_has_no_mark_that_the_whole_lacks(part: list[str], rest: list[str]) -> None:
    assert set(find_marks(part)) <= set(find_marks(rest + part + rest))


def test_a_quarter_is_kept() -> None:
    assert abs(len(find_marks(LONG)) - len(LONG) / KEPT) < 100


def test_marks_never_change() -> None:
    """They are stored: other marks would tie nothing to what stands in an archive."""
    assert find_marks("the army denied that it had shelled the market of the town".split()) == MARKS
