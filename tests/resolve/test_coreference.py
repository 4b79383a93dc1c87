import pytest

from readout.encode import encode_document
from readout.grammar import countries_of, party_at
from readout.parse import parse_report
from readout.pipeline import Tools
from readout.read import read_text
from readout.records import Mention, Resolution
from readout.resolve import resolve_mentions
from readout.spot import spot_report
from tests.reading import read_cases, read_sentence, share_right


def _meant_by(text: str, word: str, tools: Tools) -> tuple[list[Mention], Resolution, list[Mention]]:
    """Return the mentions of a word, all mentions, and whom the last one of the word stands for."""
    report = read_text(text, published="2018-05-03")
    document = parse_report(report)
    encoding = encode_document(document, report.text, tools.encoder)
    spotting = spot_report(report, document, encoding, tools.world)
    resolution = resolve_mentions(spotting, report, document, encoding, tools.world)
    found = [m for m in resolution.mentions if m.span.cut(report.text) == word and m.kind != "time"]
    last = found[-1:]
    parties = [p for m in last for p in party_at(m.sentence, m.head, encoding.trees[m.sentence], resolution)]
    return found, resolution, parties


@pytest.mark.parametrize(("text", "word", "country", "name"), read_cases("resolve/coreference.tsv", 4))
def test_what_a_word_means(text: str, word: str, country: str, name: str, tools: Tools) -> None:
    found, resolution, parties = _meant_by(text, word, tools)
    if country == "-":
        assert all(mention.country is None for mention in found)
        return
    assert found
    if "+" in country:
        assert "+".join(sorted(countries_of(parties))) == "+".join(sorted(country.split("+")))
        return
    assert country in ("*", found[-1].country)
    if name.startswith("="):
        start = text.index(name[1:])
        same = [m for m in resolution.mentions if m.span.start == start and m.span.cut(text) == name[1:]]
        assert [m.entity for m in same] == [found[-1].entity]
    else:
        assert name in ("*", found[-1].name)


def test_most_cases_are_right() -> None:
    assert share_right("resolve/coreference.tsv") >= 0.8


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
