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
        ("The minister of Peru said:\n\nWe condemn the attack on the port.", PAPER, "PER"),
    ],
)
def test_we_stands_for_who_speaks(text: str, publisher: str | None, country: str | None, tools: Tools) -> None:
    reading = read_sentence(text, tools, publisher=publisher)
    found = [mention for mention in reading.mentions if mention.span.cut(reading.report.text) == "We"]
    assert [mention.country for mention in found] == [country]


def test_a_country_in_capitals_is_no_pronoun(tools: Tools) -> None:
    reading = read_sentence("They met the US in May.", tools, publisher=OFFICE)
    found = [mention for mention in reading.mentions if "US" in mention.span.cut(reading.report.text)]
    assert {mention.country for mention in found} == {"USA"}
