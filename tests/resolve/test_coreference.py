import pytest

from readout.pipeline import Tools
from tests.reading import read_cases, read_sentence


@pytest.mark.parametrize(("text", "word", "country", "name"), read_cases("resolve/coreference.tsv", 4))
def test_what_a_word_means(text: str, word: str, country: str, name: str, tools: Tools) -> None:
    reading = read_sentence(text, tools, "2018-05-03")
    found = [m for m in reading.mentions if m.span.cut(reading.report.text) == word and m.kind != "time"]
    if country == "-":
        assert all(mention.country is None for mention in found)
        return
    assert found
    assert found[-1].country == country
    assert name in ("*", found[-1].name)


def test_a_pronoun_shares_the_entity(tools: Tools) -> None:
    reading = read_sentence("The Indian army, which lost nine men, withdrew.", tools)
    by_words = {m.span.cut(reading.report.text): m for m in reading.mentions}
    assert by_words["which"].entity == by_words["The Indian army"].entity


def test_he_is_not_she(tools: Tools) -> None:
    text = "The queen received the Spanish king. He thanked her."
    reading = read_sentence(text, tools)
    by_words = {m.span.cut(text): m for m in reading.mentions}
    assert by_words["He"].entity == by_words["the Spanish king"].entity
    assert by_words["her"].entity != by_words["He"].entity
