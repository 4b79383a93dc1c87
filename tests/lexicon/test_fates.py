from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from readout.code import counts
from readout.errors import DataError
from readout.lexicon import amounts, fates
from readout.lexicon.amounts import load_hedges
from readout.lexicon.fates import load_fates, load_tolls
from readout.records import Fate


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for module in (amounts, fates):
        monkeypatch.setattr(module, "data_folder", lambda language: tmp_path)
    yield tmp_path
    for load in (load_fates, load_tolls, load_hedges):
        load.cache_clear()


@pytest.mark.parametrize(
    ("table", "line", "load"),
    [
        ("fates.tsv", "kill.v\tobj\tslain", load_fates),
        ("fates.tsv", "kill.v\tpatient\tkilled", load_fates),
        ("fates.tsv", "kill.v\t-\tkilled", load_fates),
        ("fates.tsv", "kill\tobj\tkilled", load_fates),
        ("tolls.tsv", "toll\tverb\tkilled", load_tolls),
        ("tolls.tsv", "toll\tnoun\tdead", load_tolls),
        ("hedges.tsv", "some\tbefore\tvague", load_hedges),
    ],
)
def test_a_bad_line_is_told(folder: Path, table: str, line: str, load: Callable[[str], object]) -> None:
    (folder / table).write_text(f"# a head\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"{table}:2"):
        load("xx")


def test_words_with_most_conditions_come_first() -> None:
    conditions = [len(word.conditions) for word in load_fates()[("shoot", "v")]]
    assert conditions == sorted(conditions, reverse=True)


def test_every_fate_has_words() -> None:
    assert {word.fate for group in load_fates().values() for word in group} == set(get_args(Fate))


def test_every_noun_of_a_total_ends_in_one() -> None:
    nouns = load_tolls().nouns
    assert all(words[-1:] in nouns for words in nouns)
    assert load_tolls().openings == {words[0] for words in load_tolls().adverbs}


def test_an_unknown_outcome_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "outcomes.tsv").write_text("ASSAULT\tkilled slain\n", encoding="utf-8")
    monkeypatch.setattr(counts, "TABLE", tmp_path / "outcomes.tsv")
    with pytest.raises(DataError, match=r"outcomes\.tsv:1: .*slain"):
        counts.load_outcomes.__wrapped__()
