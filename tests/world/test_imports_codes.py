"""Codes and dates of other people's tables."""

import re
from pathlib import Path

import pytest

from readout.codebook import load_codebook
from readout.world.imports.codes import INTERNATIONAL, Codes, roles, sectors
from readout.world.imports.dates import read_date, read_stamp
from readout.world.imports.rows import LeftOutError, UnfitError, data_pairs, data_rows
from readout.world.load import read_countries


@pytest.fixture(scope="module")
def codes() -> Codes:
    return Codes()


@pytest.mark.parametrize(
    ("code", "place", "named"),
    [
        ("KENGOV", "KEN", ("GOV",)),
        ("ROMGOV", "ROU", ("GOV",)),
        ("ZARMIL", "COD", ("MIL",)),
        ("TMPSEP", "TLS", ("REB",)),
        ("PALREBHMS", "PSE", ("REB",)),
        ("KSVGOV", "KOS", ("GOV",)),
        ("SCGGOV", "SRB", ("GOV",)),
        ("YUGMIL", "SRB", ("MIL",)),
        ("SUNGOV", "RUS", ("GOV",)),
        ("CRIGOV", "CRI", ("GOV",)),
        ("COLCRI", "COL", ("CRM",)),
        ("USAGOVMIL", "USA", ("GOV", "MIL")),
        ("KENMED", "KEN", ("JRN",)),
        ("KENHLH", "KEN", ("MED",)),
        ("KENNGO", "KEN", ("SOC",)),
        ("USAMNC", "MNC", ("BUS",)),
        ("MNCUSAOIL", "MNC", ("BUS",)),
        ("IGOUNOPKO", "UNO", ("MIL",)),
        ("IGOEUREEC", "EUR", ()),
        ("IGOWSTNAT", "IGO", ()),
        ("IGOUNOGOV", "UNO", ()),
        ("UNO", "UNO", ()),
        ("EUR", "EUR", ()),
        ("IMGSEBISI", "IMG", ("REB",)),
        ("NGOHRI", "NGO", ()),
        ("NGM", "ISM", ()),
        ("INTBUS", "MNC", ("BUS",)),
        ("INTREB", "IMG", ("REB",)),
        ("INTMED", "NGO", ("JRN",)),
        ("INT", "IGO", ()),
        ("GOV", None, ("GOV",)),
        ("ATA", "ATA", ()),
    ],
)
def test_actor_codes(code: str, place: str | None, named: tuple[str, ...], codes: Codes) -> None:
    actor = codes.read_actor(code)
    assert (actor.code, actor.sectors) == (place, named)


@pytest.mark.parametrize("code", ["KE", "KENG", "QQQ", "12A", "KEN GOV", "~GOV"])
def test_what_is_no_code(code: str, codes: Codes) -> None:
    with pytest.raises(UnfitError) as told:
        codes.read_actor(code)
    assert not isinstance(told.value, LeftOutError)


@pytest.mark.parametrize("code", ["WAF", "MOS", "UIS", "kur", "MOD"])
def test_who_is_no_actor(code: str, codes: Codes) -> None:
    with pytest.raises(LeftOutError):
        codes.read_actor(code)


def test_the_tables_agree_with_codebook_and_countries() -> None:
    assert sectors() == set(load_codebook().sectors)
    known = {country.iso3 for country in read_countries()} | {"ATA"}
    assert set(data_pairs("codes.tsv").values()) <= known
    assert not set(data_pairs("codes.tsv")) & known, "a code of ours needs no translation"
    assert not set(data_pairs("nowhere.tsv")) & known
    assert {role.code for role in roles().values() if role.code} <= INTERNATIONAL
    assert set(data_pairs("office_sectors.tsv").values()) <= sectors()
    for _, table, code, sector, _ in data_rows("wikidata_kinds.tsv", 5):
        assert table in ("organisations", "groups") and sector in sectors() | {"-"}
        assert code == "-" or code.removesuffix("?") in INTERNATIONAL
    assert {code for _, code, _ in data_rows("wikidata_bodies.tsv", 3)} <= INTERNATIONAL


@pytest.mark.parametrize(
    ("text", "code"),
    [("Kenya", "KEN"), ("ke", "KEN"), ("UK", "GBR"), ("The Netherlands", "NLD"), ("GRL", "DNK"), ("Ruritania", None)],
)
def test_countries_by_code_or_name(text: str, code: str | None, codes: Codes) -> None:
    assert codes.find(text) == code


def test_names_of_two_countries_mean_none(codes: Codes) -> None:
    ambiguous = [country.iso3 for country in read_countries() if "Congo" in country.short_names]
    assert len(ambiguous) < 2 or codes.find("Congo") is None
    assert codes.find("Congo-Brazzaville") in ("COG", None)


def test_a_folder_may_have_countries_of_its_own(tmp_path: Path) -> None:
    header = "iso3,name,short_names,people,adjective,capital,metonyms,former_names"
    (tmp_path / "countries.csv").write_text(f"{header}\nXRU,Ruritania,Land of Ruritania,,,,,\n")
    own = Codes(tmp_path)
    assert own.find("land of ruritania") == "XRU" and own.knows("XRU")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2001-02-03", "2001-02-03"),
        ("2001-02", "2001-02"),
        ("1998.0", "1998"),
        ("930", "0930"),
        ("20010203", "2001-02-03"),
        ("3 February 2001", "2001-02-03"),
        ("Feb 2001", "2001-02"),
        ("2/2001", "2001-02"),
        ("25/12/2001", "2001-12-25"),
        ("2001-02-03T00:00:00Z", "2001-02-03"),
        ("2001-00-00", "2001"),
        ("present", ""),
        (" Incumbent ", ""),
        ("", ""),
    ],
)
def test_dates_of_tables(text: str, date: str) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize("text", ["03/04/2001", "2001-02-30", "soon", "20011", "2001-13"])
def test_dates_that_are_none(text: str) -> None:
    with pytest.raises(UnfitError, match=re.escape(text) + "|calendar"):
        read_date(text)


@pytest.mark.parametrize(
    ("digits", "date"),
    [
        ("900101", "1990-01-01"),
        ("300101", "2030-01-01"),
        ("310101", "1931-01-01"),
        ("19891231", "1989-12-31"),
        ("19890000", "1989"),
        ("891200", "1989-12"),
        ("1989", "1989"),
    ],
)
def test_stamps_of_dictionaries(digits: str, date: str) -> None:
    assert read_stamp(digits) == date
