import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.pipeline import Tools
from readout.records import Mention, Reading
from tests.reading import read_cases, read_sentence, share_right


def find_phrase(reading: Reading, phrase: str, last: bool = False) -> Mention:
    found = [
        m for m in reading.mentions if m.span.cut(reading.report.text) == phrase and m.kind not in ("time", "quantity")
    ]
    assert found, [m.span.cut(reading.report.text) for m in reading.mentions]
    return found[-1 if last else 0]


@pytest.mark.parametrize(
    ("text", "published", "phrase", "country", "sectors", "name"), read_cases("resolve/actors.tsv", 6)
)
def test_actor(text: str, published: str, phrase: str, country: str, sectors: str, name: str, tools: Tools) -> None:
    mention = find_phrase(read_sentence(text, tools, published), phrase)
    expected = {"country": country, "sectors": sectors, "name": name}
    found = {
        "country": mention.country or "-",
        "sectors": ",".join(mention.sectors) or "-",
        "name": mention.name or "-",
    }
    assert {key: found[key] for key, value in expected.items() if value != "*"} == {
        key: value for key, value in expected.items() if value != "*"
    }


def test_one_entity_for_one_person(tools: Tools) -> None:
    reading = read_sentence(
        "Russia's Defence Minister Sergei Shoigu spoke on Monday. Shoigu said he was ready.", tools, "2021-05-03"
    )
    named = find_phrase(reading, "Russia's Defence Minister Sergei Shoigu")
    assert named.entity == find_phrase(reading, "Shoigu").entity == find_phrase(reading, "he").entity


def test_one_entity_for_a_country_and_its_capital(tools: Tools) -> None:
    reading = read_sentence("Turkey recalled the envoy. Ankara gave no reason, the Turkish press said.", tools)
    entities = {find_phrase(reading, phrase).entity for phrase in ("Turkey", "Ankara", "Turkish")}
    assert len(entities) == 1


def test_two_unknown_soldiers_are_not_one(tools: Tools) -> None:
    reading = read_sentence("A Kenyan soldier fled. A Kenyan soldier was shot.", tools)
    first, second = (m for m in reading.mentions if m.span.cut(reading.report.text) == "A Kenyan soldier")
    assert first.entity != second.entity


def test_default_is_told_in_made_by(tools: Tools) -> None:
    reading = read_sentence("Thailand closed its airports. Police detained nine people.", tools)
    assert find_phrase(reading, "Police").made_by.endswith("default")
    assert not find_phrase(reading, "Thailand").made_by.endswith("default")


def test_the_publisher_is_the_last_resort(tools: Tools) -> None:
    reading = read_sentence("The army closed the road.", tools, publisher="Radio Vilnius")
    assert find_phrase(reading, "The army").country == "LTU"


def test_nothing_to_go_by_gives_nothing(tools: Tools) -> None:
    reading = read_sentence("The army closed the road.", tools)
    mention = find_phrase(reading, "The army")
    assert mention.country is None
    assert mention.sectors == ("MIL",)


def test_cases_are_right() -> None:
    assert share_right("resolve/actors.tsv") >= 0.93


@pytest.mark.parametrize(
    ("text", "phrase", "rule"),
    [
        ("Kenyan soldiers met students.", "Kenyan soldiers", "words"),
        ("The Lagos state government banned the march.", "The Lagos state government", "owner poss"),
        ("Turkey's top diplomat flew home.", "Turkey's top diplomat", "words holder"),
        ("Thailand closed its airports. Police detained nine people.", "Police", "default"),
        ("The Taliban closed the school.", "The Taliban", "name"),
    ],
)
def test_made_by_tells_what_it_rests_on(text: str, phrase: str, rule: str, tools: Tools) -> None:
    assert find_phrase(read_sentence(text, tools, "2017-03-02"), phrase).made_by.endswith(f" {rule}")


def test_a_noun_without_sector_beside_an_armed_group(tools: Tools) -> None:
    reading = read_sentence("The Boko Haram group burned a school in Nigeria.", tools)
    assert find_phrase(reading, "The Boko Haram group").sectors == ("REB",)


WORDS = (
    "the Russian army of Ukraine 's president - Putin , and pro who it he police said in Kabul former US ( ) .".split()
)


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_any_words_give_whole_mentions(words: list[str], tools: Tools) -> None:
    reading = read_sentence(" ".join(words), tools)
    identifiers = [mention.id for mention in reading.mentions]
    assert len(identifiers) == len(set(identifiers))
    for mention in reading.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(reading.report.text)
        assert mention.country is None or len(mention.country) == 3
