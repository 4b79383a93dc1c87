from pathlib import Path

import pytest

from readout.errors import DataError
from readout.lexicon import roles
from readout.lexicon.roles import (
    find_institution,
    find_role,
    load_institutions,
    load_roles,
    load_titles,
)


@pytest.mark.parametrize(
    ("noun", "sector"),
    [
        ("police", "COP"),
        ("soldier", "MIL"),
        ("warship", "MIL"),
        ("rebel", "REB"),
        ("gunman", "UAF"),
        ("protester", "CVL"),
        ("lawmaker", "LEG"),
        ("judge", "JUD"),
        ("government", "GOV"),
        ("defence ministry", "GOV"),
        ("refugee", "REF"),
        ("journalist", "JRN"),
        ("student", "EDU"),
        ("worker", "LAB"),
        ("company", "BUS"),
        ("nurse", "MED"),
        ("bishop", "REL"),
        ("opposition", "OPP"),
        ("spy", "SPY"),
        ("gang", "CRM"),
        ("farmer", "AGR"),
        ("militia", "PRM"),
        ("activist", "CVL"),
        ("party", "PTY"),
    ],
)
def test_noun_has_its_sector(noun: str, sector: str) -> None:
    assert load_roles()[noun].sectors == (sector,)


def test_the_longest_phrase_wins() -> None:
    first, role = find_role(["two", "senior", "police", "officer"], 3, load_roles()) or (None, None)
    assert first == 2
    assert role is not None and role.sectors == ("COP",)


def test_a_plain_word_has_no_role() -> None:
    assert find_role(["the", "weather"], 1, load_roles()) is None


@pytest.mark.parametrize(
    ("title", "sector"), [("prime minister", "GOV"), ("brig. gen.", "MIL"), ("senator", "LEG"), ("ayatollah", "REL")]
)
def test_title_has_its_sector(title: str, sector: str) -> None:
    assert load_titles()[title].sectors[0] == sector


def test_a_title_is_found_without_inner_articles() -> None:
    assert load_titles()["chairman of joint chiefs of staff"].sectors == ("MIL",)


def test_spokesmen_belong_to_a_body() -> None:
    assert load_titles()["spokesman"].inherits
    assert not load_titles()["general"].inherits


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("state department", "USA", "GOV"),
        ("ministry of foreign affairs", None, "GOV"),
        ("syrian defence ministry", None, "GOV"),
        ("supreme court", None, "JUD"),
        ("knesset", "ISR", "LEG"),
        ("harbour times", None, "JRN"),
    ],
)
def test_institution(name: str, country: str | None, sector: str) -> None:
    found = find_institution(name, load_institutions())
    assert found is not None
    assert (found.country, found.sectors[0]) == (country, sector)


def test_no_institution() -> None:
    assert find_institution("wooden table", load_institutions()) is None


@pytest.mark.parametrize(
    "row", ["king\tXYZ\tperson\t-", "king\tGOV\tmonarch\t-", "king\tGOV\tperson\tgolden", "king\tGOV\tperson"]
)
def test_bad_row_names_file_and_line(row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "roles.tsv").write_text(f"# a comment\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(roles, "data_folder", lambda language: tmp_path)
    with pytest.raises(DataError, match=r"roles\.tsv:2"):
        load_roles.__wrapped__("en")
