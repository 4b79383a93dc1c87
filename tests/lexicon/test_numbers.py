import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.lexicon.figures import read_amount
from readout.lexicon.numbers import read_number, read_numeral


@pytest.mark.parametrize(
    ("words", "value", "end"),
    [
        ("two hundred and twelve sailors", 212, 4),
        ("twenty - five miners", 25, 3),
        ("1.2 million refugees", 1.2e6, 2),
        ("half a million people", 5e5, 3),
        ("a dozen cars", 12, 2),
        ("one hundred and ten thousand people", 110_000, 5),
        ("three thousand and five", 3005, 4),
        ("12 and 14", 12, 1),
        ("hundreds of people", 100, 1),
        ("tens of thousands of people", 10_000, 3),
        ("two hundred hundred metres", 200, 2),
        ("several hundred people", 200, 2),
        ("a couple of thousand men", 2000, 4),
        ("a few dozen men", 24, 3),
        ("two and a half million people", 2.5e6, 5),
        ("3½ tonnes", 3.5, 1),
    ],
)
def test_number_words_are_read_together(words: str, value: float, end: int) -> None:
    reading = read_number(words.split(), 0)
    assert reading is not None
    assert (reading.value, reading.end) == (value, end)


@pytest.mark.parametrize(
    "words",
    [
        "a man",
        "several men",
        "a few men",
        "a third man",
        "soldiers",
        "million",
        "and two",
        "12th",
        "9" * 20,
        "tens of thousands of " * 60 + "tens",
    ],
)
def test_what_is_no_number_gives_none(words: str) -> None:
    assert read_number(words.split(), 0) is None


@given(st.integers(0, 10**9))
def test_numerals_with_commas_are_read_back(value: int) -> None:
    assert read_numeral(f"{value:,}") == value


WORDS = (
    "12 of 14 to - between and two million dozen $ m km at least up 3.5 hundreds several a few couple half third"
    " thirds in every out from rose by another more total R4 .6 ( 2 ) or so an hour percent"
).split()


@given(st.lists(st.sampled_from(WORDS)))
def test_an_amount_keeps_its_bounds_in_order(words: list[str]) -> None:
    for start in range(len(words)):
        amount = read_amount(words, start)
        if amount is not None:
            assert 0 <= amount.first <= amount.number < amount.end <= len(words)
            assert amount.low is None or amount.low <= amount.value
            assert amount.high is None or amount.value <= amount.high


@pytest.mark.parametrize("words", ["$ 900000000000000 bn", "tens of thousands of " * 60, "hundred " * 200])
def test_amounts_stay_within_reason(words: str) -> None:
    for start in range(len(words.split())):
        amount = read_amount(words.split(), start)
        assert amount is None or amount.value < 1e15
