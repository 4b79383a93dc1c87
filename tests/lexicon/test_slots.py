from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.codebook import load_codebook
from readout.errors import DataError
from readout.lexicon import slots
from readout.lexicon.slots import find_slots
from tests.lexicon.test_predicates import GRAMMAR_SLOTS, PREPOSITIONS

TABLE = "# part	actors	recipients\nv	subj	obj,to\nn	by	on\na	subj	-\nAID.v	subj,from	-\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(slots, "data_folder", lambda language: tmp_path)
    slots._load_slots.cache_clear()
    (tmp_path / "slots.tsv").write_text(TABLE, encoding="utf-8")
    yield tmp_path
    slots._load_slots.cache_clear()


def test_a_type_has_the_slots_of_its_part_of_speech(folder: Path) -> None:
    assert find_slots("ASSAULT", "v") == (("subj",), ("obj", "to"))
    assert find_slots("ASSAULT", "n") == (("by",), ("on",))
    assert find_slots("ASSAULT", "a") == (("subj",), ())


def test_slots_of_its_own_go_before(folder: Path) -> None:
    assert find_slots("AID", "v") == (("subj", "from"), ())
    assert find_slots("AID", "n") == (("by",), ("on",))


def test_an_empty_slot_is_refused_with_its_place(folder: Path) -> None:
    (folder / "slots.tsv").write_text("# head\nv\tsubj,\tobj\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"slots\.tsv:2"):
        find_slots("ASSAULT", "v")


def test_a_row_of_another_width_is_refused_with_its_place(folder: Path) -> None:
    (folder / "slots.tsv").write_text("v\tsubj\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"slots\.tsv:1"):
        find_slots("ASSAULT", "v")


def test_every_type_has_actors_in_every_part_of_speech() -> None:
    known = GRAMMAR_SLOTS | PREPOSITIONS
    for kind in load_codebook().types:
        for tag in "vna":
            actors, recipients = find_slots(kind, tag)
            assert actors
            assert {*actors, *recipients} <= known


def test_rows_of_a_type_name_one_of_the_codebook() -> None:
    keys = [key.rpartition(".") for key in slots._load_slots("en")]
    assert {kind for kind, _, _ in keys} - {""} <= set(load_codebook().types)
    assert {tag for _, _, tag in keys} == {"v", "n", "a"}
