import re

import pytest

from readout.errors import DataError
from readout.world import tables
from readout.world.load import read_bodies, read_countries, read_regions, read_terms

INTERNATIONAL = {"IGO", "UNO", "EUR", "NGO", "MNC", "IMG", "ISM"}


def test_every_code_is_known() -> None:
    known = {country.iso3 for country in read_countries()} | INTERNATIONAL
    strange = {body.code for body in read_bodies()} | {term.code for term in read_terms()}
    assert {code for code in strange - known if code and not re.fullmatch(r"[A-Z]{3}", code)} == set()


def test_terms_end_after_they_start() -> None:
    for term in read_terms():
        if term.start and term.end:
            size = min(len(term.start), len(term.end))
            assert term.start[:size] <= term.end[:size], term


def test_places_lie_on_the_globe() -> None:
    for names, spot in read_regions():
        assert names[0] == spot.name
        assert -90 <= spot.latitude <= 90 and -180 <= spot.longitude <= 180


def test_bad_rows_name_file_and_line(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "places.csv").write_text(
        "name,aliases,country,latitude,longitude,precision\nNowhere,,XXX,north,0,region\n", encoding="utf-8"
    )
    monkeypatch.setattr(tables, "world_folder", lambda: tmp_path)
    with pytest.raises(DataError, match=r"places\.csv:2"):
        list(read_regions())


def test_a_wrong_header_is_refused(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "countries.csv").write_text("iso3,name\n", encoding="utf-8")
    monkeypatch.setattr(tables, "world_folder", lambda: tmp_path)
    with pytest.raises(DataError, match=r"countries\.csv:1"):
        list(read_countries())
