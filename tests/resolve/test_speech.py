import pytest

from readout.pipeline import Tools
from tests.reading import read_sentence

OFFICE, PAPER = "Ministry of Foreign Affairs of Ukraine", "Kyiv Post"


@pytest.mark.parametrize(
    ("text", "publisher", "country"),
    [
        ('"We condemn the raid," Peru\'s foreign minister said.', PAPER, "PER"),
        # nobody's country where the speaker has none: the newspaper does not speak in quotations
        ('"We were attacked by Russia," said a baker.', PAPER, None),
        ('"We were attacked by Russia," said a baker.', OFFICE, None),
        ('"We were attacked by Russia."', OFFICE, None),
        # in its own words a release speaks for its office, a newspaper for nobody
        ("We condemn the attack on the port.", OFFICE, "UKR"),
        ("We condemn the attack on the port.", PAPER, None),
        ("We condemn the attack on the port.", None, None),
        # so does any body that is no newspaper, and one whose name tells no country speaks for whom it is about
        ("We thank the nurses.", "Network of Shelters in Kosovo", "KOS"),
        ("We thank the nurses of Mali.", "Front of the Nine Rivers", "MLI"),
        # bodies that by their names are of no single state
        ("We thank the nurses of Mali.", "Relief Committee of the Lakes", "NGO"),
        ("We thank the nurses of Mali.", "International Office for Bridges, Lyon", "IGO"),
        # the heading is no speaker, and who answers is the one introduced
        (
            "INTERVIEW: A year on the river\n\nPeru's Minister of Health, Rosa Quiroz, spoke to us in Iquitos.\n\n"
            "Q: How many boats?\n\nA: We sent nine.\n\nQ: And now?\n\nA: Now the rain.",
            PAPER,
            "PER",
        ),
        ("The minister of Peru said:\n\nWe condemn the attack on the port.", PAPER, "PER"),
    ],
)
def test_we_stands_for_who_speaks(text: str, publisher: str | None, country: str | None, tools: Tools) -> None:
    reading = read_sentence(text, tools, publisher=publisher)
    found = [mention for mention in reading.mentions if mention.span.cut(reading.report.text) == "We"]
    assert [mention.country for mention in found] == [country]


@pytest.mark.parametrize(
    ("words", "country"),
    [
        # a release speaks of its own ministers and officers with a capital …
        ("The Minister will fly to Mali.", "UKR"),
        ("Mali's army left. Mali's police and Mali's courts stayed. The Deputy Minister thanked Mali.", "UKR"),
        # … of others' heads of state and of their police without a name
        ("Mali's army left. Mali's police and Mali's courts stayed. The President resigned in Mali.", "MLI"),
        ("Mali's army left. Mali's courts stayed. The police shot at protesters in Mali.", "MLI"),
    ],
)
def test_a_release_speaks_of_its_own_office(words: str, country: str, tools: Tools) -> None:
    reading = read_sentence(words, tools, publisher=OFFICE)
    asked = ("The Minister", "The Deputy Minister", "The President", "The police")
    found = [mention for mention in reading.mentions if mention.span.cut(reading.report.text) in asked]
    assert [mention.country for mention in found] == [country]


def test_a_country_in_capitals_is_no_pronoun(tools: Tools) -> None:
    reading = read_sentence("They met the US in May.", tools, publisher=OFFICE)
    found = [mention for mention in reading.mentions if "US" in mention.span.cut(reading.report.text)]
    assert {mention.country for mention in found} == {"USA"}
