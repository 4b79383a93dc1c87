import pytest

from readout.link.sources import is_short_for, merge_sources, name_source, same_source, spells


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nile Basin Press", "NBP"),
        ("NILE BASIN PRESS", "Nile Basin Press"),
        ("Agence France-Presse", "AFP"),
        ("Levant Dispatch Agency", "lda"),
        ("Straits of Hormuz Reporter", "SHR"),
        ("Gulf Pearl News Agency (Manama)", "GPNA"),
        ("Hangang News", "Hangang"),
        ("The Kordofan Observer", "Kordofan Observer"),
        ("Radio San Pablo, Oruro", "Radio San Pablo"),
    ],
)
def test_names_of_one_source(one: str, other: str) -> None:
    assert same_source(one, other)
    assert same_source(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Auckland Post", "AP"),  # everybody knows whose initials these are
        ("Nile Basin Press", "Nile Valley Press"),
        ("The Post", "The Times"),
        ("Reuters", None),
        (None, None),
        ("", "NBP"),
    ],
)
def test_names_of_two_sources(one: str | None, other: str | None) -> None:
    assert not same_source(one, other)
    assert not same_source(other, one)


def test_a_short_name_is_written_out_where_the_long_one_is_known() -> None:
    assert name_source("NBP", ("Lagoon Online", "Nile Basin Press")) == "Nile Basin Press"
    assert name_source("NBP", ("Lagoon Online",)) == "NBP"
    assert name_source("Agence France-Presse") == "AFP"
    assert name_source("AP", ("Auckland Post",)) == "AP"


def test_capitals_within_words_spell_a_name_that_is_at_hand() -> None:
    assert spells("BNW", "Baltic Newswire")
    assert spells("MNX", "Mekong News Exchange")
    assert not spells("AFP", "Afar Post")  # an agency of its own
    assert not spells("BNW", "Nordic Newswire")
    assert not is_short_for("BNW", "Baltic Newswire")


def test_sources_of_one_name_are_counted_once() -> None:
    names = ["NBP", "AFP", "Nile Basin Press", "Lagoon Online", "The Post", "Agence France-Presse", "Post"]
    assert (
        merge_sources(names) == merge_sources(reversed(names)) == ("AFP", "Lagoon Online", "Nile Basin Press", "Post")
    )
    assert merge_sources([]) == ()
