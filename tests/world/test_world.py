import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.world import World, load_world, normalise_name


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("the U.S.", "us"),
        ("al-Qa'ida", "al qaida"),
        ("Côte d’Ivoire", "cote divoire"),
        ("The White House", "white house"),
        ("Guinea-Bissau", "guinea bissau"),
    ],
)
def test_normal_form(text: str, form: str) -> None:
    assert normalise_name(text) == form


@given(st.text(max_size=40))
def test_normal_form_is_stable(text: str) -> None:
    form = normalise_name(text)
    assert form == form.strip()
    assert "  " not in form


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S.", "USA"),
        ("Kremlin", "RUS"),
        ("Downing Street", "GBR"),
        ("Kiev", "UKR"),
        ("Zaire", "COD"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Kosovo", "KOS"),
        ("Burma", "MMR"),
        ("Swaziland", "SWZ"),
        ("al-Qaida", "IMG"),
        ("NATO", "IGO"),
        ("Houthi", "YEM"),
    ],
)
def test_name_to_code(name: str, code: str, world: World) -> None:
    assert code in {entry.code for entry in world.find_name(name)}


def test_ambiguity_is_kept(world: World) -> None:
    assert {entry.code for entry in world.find_name("Congolese")} == {"COG", "COD"}


@pytest.mark.parametrize("word", ["us", "who", "turkey", "is", "polish"])
def test_capitals_count(word: str, world: World) -> None:
    assert world.find_name(word) == ()


def test_the_longest_name_is_found(world: World) -> None:
    words = "Rebels left South Sudan for the Democratic Republic of Congo .".split()
    found = [(first, last, entries[0].code) for first, last, entries in world.find_names(words)]
    assert found == [(2, 3, "SSD"), (5, 9, "COD")] or found == [(2, 3, "SSD"), (6, 9, "COD")]


def test_hyphens_may_be_words(world: World) -> None:
    assert [(a, b) for a, b, _ in world.find_names("in Guinea - Bissau".split())] == [(1, 3)]
    assert [(a, b) for a, b, _ in world.find_names("US - led".split())] == [(0, 0)]


@pytest.mark.parametrize(
    ("office", "day", "name"),
    [
        ("president", "2005-03-01", "Vladimir Putin"),
        ("president", "2010-03-01", "Dmitry Medvedev"),
        ("defence minister", "2015-03-01", "Sergei Shoigu"),
    ],
)
def test_office_holder_by_date(office: str, day: str, name: str, world: World) -> None:
    term = world.find_holder("RUS", office, day)
    assert term is not None
    assert term.name == name


def test_person_before_and_after_office(world: World) -> None:
    serving = world.find_person("Angela Merkel", "2010-01-01")
    later = world.find_person("Angela Merkel", "2024-01-01")
    assert serving is not None and serving.covers("2010-01-01")
    assert later is not None and later.ended_before("2024-01-01")


def test_nobody_is_made_up(world: World) -> None:
    assert world.find_person("Ofelia Brandtsson-Mbeki", None) is None
    assert world.find_holder("RUS", "minister of silly walks", None) is None


def test_people_are_found_across_hyphens(world: World) -> None:
    assert world.find_people("Later Frank - Walter Steinmeier spoke".split()) == [(1, 4)]


def test_places_by_size(world: World) -> None:
    countries = [spot.country for spot in world.find_places("Odessa")]
    assert countries[0] == "UKR"
    assert "USA" in countries


def test_regions_do_not_need_the_cities(world: World) -> None:
    (donbas,) = world.find_regions("the Donbas")
    assert (donbas.country, donbas.precision) == ("UKR", "region")


def test_every_country_has_a_middle(world: World) -> None:
    assert all(world.find_centroid(code) for code in world.countries)
    assert world.find_centroid("IGO") is None
