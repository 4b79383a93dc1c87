"""Codes of countries in the systems that data sets of the field use. The traps are those in which people fall."""

from collections import Counter

import pytest

from readout.world import Country, load_world

SYSTEMS = ("iso2", "m49", "cow", "cow_letters", "gw", "fips", "cameo")
TRAPS = [
    ("fips", "GM", "DEU"),  # ISO: Gambia
    ("fips", "GA", "GMB"),  # ISO: Gabon
    ("fips", "GB", "GAB"),  # ISO: United Kingdom
    ("fips", "AU", "AUT"),  # ISO: Australia
    ("fips", "AS", "AUS"),  # ISO: American Samoa
    ("fips", "CH", "CHN"),  # ISO: Switzerland
    ("fips", "SZ", "CHE"),  # ISO: Eswatini
    ("fips", "WZ", "SWZ"),
    ("fips", "SF", "ZAF"),
    ("fips", "ZA", "ZMB"),  # ISO: South Africa
    ("fips", "NI", "NGA"),  # ISO: Nicaragua
    ("fips", "NG", "NER"),  # ISO: Nigeria
    ("fips", "NU", "NIC"),
    ("fips", "RS", "RUS"),  # ISO: Serbia
    ("fips", "RI", "SRB"),
    ("fips", "KS", "KOR"),
    ("fips", "KN", "PRK"),  # ISO: Saint Kitts and Nevis
    ("fips", "TU", "TUR"),
    ("fips", "TX", "TKM"),
    ("fips", "IZ", "IRQ"),
    ("fips", "IS", "ISR"),  # ISO: Iceland
    ("fips", "UP", "UKR"),
    ("fips", "CG", "COD"),  # ISO: the other Congo
    ("fips", "CF", "COG"),  # ISO: Central African Republic
    ("fips", "CB", "KHM"),
    ("fips", "BM", "MMR"),
    ("fips", "LO", "SVK"),
    ("fips", "DA", "DNK"),
    ("fips", "SP", "ESP"),
    ("fips", "SW", "SWE"),
    ("fips", "OD", "SSD"),
    ("fips", "KV", "KOS"),
    ("m49", "008", "ALB"),
    ("m49", "004", "AFG"),
    ("m49", "729", "SDN"),  # since South Sudan left; 736 before
    ("m49", "728", "SSD"),
    ("m49", "688", "SRB"),
    ("cow", 345, "SRB"),
    ("cow", 347, "KOS"),
    ("cow", 626, "SSD"),
    ("cow", 255, "DEU"),
    ("cow", 679, "YEM"),
    ("cow", 731, "PRK"),
    ("cow", 732, "KOR"),
    ("cow_letters", "AUS", "AUT"),  # ISO: Australia
    ("cow_letters", "AUL", "AUS"),
    ("cow_letters", "SWZ", "CHE"),  # ISO: Eswatini
    ("cow_letters", "SLV", "SVN"),  # ISO: El Salvador
    ("cow_letters", "SLO", "SVK"),
    ("cow_letters", "MNG", "MNE"),  # ISO: Mongolia
    ("cow_letters", "NIG", "NGA"),
    ("cow_letters", "NIR", "NER"),
    ("cow_letters", "KOS", "KOS"),
    ("cow_letters", "DRV", "VNM"),
    ("cow_letters", "UKG", "GBR"),
    ("gw", 260, "DEU"),
    ("gw", 340, "SRB"),
    ("gw", 347, "KOS"),
    ("gw", 678, "YEM"),
    ("gw", 970, "KIR"),  # Correlates of War: Nauru
    ("gw", 971, "NRU"),
    ("cameo", "ROM", "ROU"),
    ("cameo", "TMP", "TLS"),
    ("cameo", "MTN", "MNE"),
    ("iso2", "XK", "KOS"),
    ("iso2", "CH", "CHE"),
]
NONE_THERE = [("PSE", "cow"), ("PSE", "gw"), ("HKG", "cow"), ("VAT", "cow"), ("KOS", "m49"), ("KOS", "cameo")]


def all_countries() -> list[Country]:
    return list(load_world().countries.values())


@pytest.mark.parametrize(("system", "code", "iso3"), TRAPS)
def test_traps(system: str, code: str | int, iso3: str) -> None:
    assert [country.iso3 for country in all_countries() if getattr(country, system) == code] == [iso3]


@pytest.mark.parametrize(("iso3", "system"), NONE_THERE)
def test_who_has_none(iso3: str, system: str) -> None:
    assert getattr(load_world().countries[iso3], system) is None


def test_all_198_have_codes() -> None:
    countries = all_countries()
    assert len(countries) == 198
    assert all(country.iso2 and country.fips for country in countries)
    assert sum(country.cow is None for country in countries) == 3
    assert {country.iso3 for country in countries if country.cow != country.gw} == set(
        "DEU KIR NRU SRB TON TUV YEM".split()
    )
    assert all((country.cow is None) == (country.cow_letters is None) for country in countries)


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_code_is_of_one_country(system: str) -> None:
    counts = Counter(code for country in all_countries() if (code := getattr(country, system)) is not None)
    assert [code for code, count in counts.items() if count > 1] == []


def test_digits_that_begin_with_naught_stay_text() -> None:
    assert all(isinstance(c.m49, str) and len(c.m49) == 3 for c in all_countries() if c.m49 is not None)
    assert load_world().countries["USA"].cow == 2
