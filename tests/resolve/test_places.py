import pytest

from readout.pipeline import Tools
from tests.reading import read_cases, read_sentence


@pytest.mark.parametrize(
    ("text", "phrase", "country", "precision", "latitude", "longitude"), read_cases("resolve/places.tsv", 6)
)
def test_place(
    text: str, phrase: str, country: str, precision: str, latitude: str, longitude: str, tools: Tools
) -> None:
    reading = read_sentence(text, tools)
    found = [m for m in reading.mentions if m.span.cut(reading.report.text) in (phrase, f"the {phrase}")]
    assert found, [m.span.cut(reading.report.text) for m in reading.mentions]
    mention = found[0]
    assert mention.place is not None
    assert (mention.country or "-", mention.place.precision) == (country, precision)
    assert abs(mention.place.latitude - float(latitude)) <= 1
    assert abs(mention.place.longitude - float(longitude)) <= 1


def test_an_unknown_place_has_no_coordinates(tools: Tools) -> None:
    reading = read_sentence("The troops camped in Qwertyville.", tools)
    found = [m for m in reading.mentions if m.span.cut(reading.report.text) == "Qwertyville"]
    assert all(mention.place is None and mention.country is None for mention in found)


def test_a_city_has_its_geonames_number(tools: Tools) -> None:
    reading = read_sentence("Troops moved towards Karachi.", tools)
    mention = next(m for m in reading.mentions if m.kind in ("place", "country") and m.place)
    assert mention.place is not None
    assert mention.place.geonameid == 1174872
