import pytest

from readout.link.words import MOST, NAMED, PLAIN, RARE, code_of, stem, weigh_words


@pytest.mark.parametrize(
    ("word", "weight"),
    [("Velika", NAMED), ("livestock", RARE), ("market", PLAIN), ("14", NAMED), ("said", 0), ("the", 0), ("Monday", 0)],
)
def test_names_and_numbers_weigh_most(word: str, weight: float) -> None:
    assert dict(weigh_words(f"x {word}")).get(code_of(stem(word)), 0) == weight


def test_a_capital_says_nothing_at_the_beginning() -> None:
    assert weigh_words("Market") == weigh_words("market")


def test_forms_of_a_word_are_one() -> None:
    assert weigh_words("sanctions") == weigh_words("sanctioned")
    assert weigh_words("x Velika's") == weigh_words("x Velika")


def test_numbers_are_whole() -> None:
    assert stem("1234567") != stem("1234568")


def test_no_more_words_than_are_compared() -> None:
    assert len(weigh_words(" ".join(f"Name{number}" for number in range(40)))) == MOST
    assert weigh_words("") == []


def test_codes_are_the_same_in_every_run() -> None:
    assert code_of("velika") == 83_387_781
    assert 0 < code_of("") < 2**31
