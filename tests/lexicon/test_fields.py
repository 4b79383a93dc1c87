from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.errors import DataError
from readout.lexicon import fields
from readout.lexicon.fields import load_fields


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(fields, "data_folder", lambda language: tmp_path)
    load_fields.cache_clear()
    yield tmp_path
    load_fields.cache_clear()


def test_a_field_is_a_set_of_lemmas(folder: Path) -> None:
    (folder / "fields.tsv").write_text("# a comment\nsport\tgoal match goal\nweather\tstorm\n", encoding="utf-8")
    assert load_fields("xx") == {"sport": {"goal", "match"}, "weather": {"storm"}}
    assert list(load_fields("xx")) == ["sport", "weather"]


def test_a_lemma_of_two_words_is_joined_by_a_line(folder: Path) -> None:
    (folder / "fields.tsv").write_text("sport\tpenalty_area goal\n", encoding="utf-8")
    assert load_fields("xx")["sport"] == {"penalty area", "goal"}


def test_a_repeated_field_names_file_and_line(folder: Path) -> None:
    (folder / "fields.tsv").write_text("sport\tgoal\nsport\tmatch\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"fields\.tsv:2"):
        load_fields("xx")


@pytest.mark.parametrize(("field", "lemma"), [("sport", "striker"), ("business", "shareholder"), ("weather", "storm")])
def test_the_packaged_fields_hold_their_words(field: str, lemma: str) -> None:
    assert lemma in load_fields()[field]
    assert all(word == word.lower() for word in load_fields()[field])
