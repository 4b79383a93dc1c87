"""Short names: everybody who may act has one that fits a chart."""

from __future__ import annotations

from readout.archive.choosing.facets import country_names, name_value, short_names
from readout.codebook import load_codebook
from readout.world import load_world

ROOM = 22  # letters


def test_everybody_has_a_name_that_fits() -> None:
    book = load_codebook()
    countries = set(load_world().countries)
    others = set(book.sectors) | {term.name for term in book.special_codes}
    assert others <= set(short_names()) <= others | countries
    assert all(len(name) <= ROOM for name in short_names().values())
    assert all(len(short_names().get(code, name)) <= ROOM for code, name in country_names().items())


def test_names_of_values() -> None:
    assert name_value("actor", "UNO") == "United Nations"
    assert name_value("sector", "MIL") == "military"
    assert name_value("place", "COD") == "Democratic Republic of the Congo"
