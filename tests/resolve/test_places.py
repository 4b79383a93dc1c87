import pytest

from readout.pipeline import Tools
from readout.records import Mention, Reading
from tests.reading import read_cases, read_sentence, share_right

COLUMNS = ("text", "phrase", "country", "precision", "latitude", "longitude")


def mentions_at(phrase: str, reading: Reading) -> list[Mention]:
    """Return the mentions that meet the phrase, those of its very words first; no times or numbers."""
    start = reading.report.text.index(phrase)
    end = start + len(phrase)
    found = [
        mention
        for mention in reading.mentions
        if mention.span.start < end and start < mention.span.end and mention.kind not in ("time", "quantity")
    ]
    own = (phrase, f"the {phrase}")
    return sorted(found, key=lambda mention: mention.span.cut(reading.report.text) not in own)


@pytest.mark.parametrize(COLUMNS, read_cases("resolve/places.tsv", len(COLUMNS)))
def test_place(
    text: str, phrase: str, country: str, precision: str, latitude: str, longitude: str, tools: Tools
) -> None:
    reading = read_sentence(text, tools)
    found = mentions_at(phrase, reading)
    if precision == "none":
        assert all(mention.place is None for mention in found), found
        return
    assert found, [m.span.cut(reading.report.text) for m in reading.mentions]
    mention = found[0]
    assert (mention.country or "-", mention.place.precision if mention.place else "-") == (country, precision)
    if mention.place is not None:
        assert abs(mention.place.latitude - float(latitude)) <= 1
        assert abs(mention.place.longitude - float(longitude)) <= 1


def test_nine_of_ten_cases_are_right() -> None:
    assert len(read_cases("resolve/places.tsv", len(COLUMNS))) >= 300
    assert share_right("resolve/places.tsv") >= 0.9


def test_an_unknown_place_has_no_coordinates(tools: Tools) -> None:
    reading = read_sentence("The troops camped in Qwertyville.", tools)
    found = [m for m in reading.mentions if m.span.cut(reading.report.text) == "Qwertyville"]
    assert all(mention.place is None and mention.country is None for mention in found)


def test_a_city_has_its_geonames_number(tools: Tools) -> None:
    reading = read_sentence("Troops moved towards Karachi.", tools)
    mention = next(m for m in reading.mentions if m.kind in ("place", "country") and m.place)
    assert mention.place is not None
    assert mention.place.geonameid == 1174872
