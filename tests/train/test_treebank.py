from pathlib import Path

import pytest

from readout.errors import DataError
from readout.train.mentions import flatten_mentions
from readout.train.treebank import read_names, read_trees
from tests.train.samples import write_treebank


def test_trees_are_read_without_split_and_empty_words(tmp_path: Path) -> None:
    first, second = read_trees(write_treebank(tmp_path) / "gum" / "train.conllu")
    assert second.words == ("They", "do", "n't", "agree")
    assert second.heads == (4, 4, 4, 0)
    assert first.document == second.document == "GUM_news_sample"


def test_a_short_row_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.conllu"
    path.write_text("1\tThey\tthey\n\n", encoding="utf-8")
    with pytest.raises(DataError, match="ten columns"):
        read_trees(path)


def test_names_of_other_kinds_are_left_out(tmp_path: Path) -> None:
    (sentence,) = read_names(write_treebank(tmp_path) / "uner" / "dev.iob2")
    assert sentence.names == ("B-PER", "O", "B-ORG", "O")


def test_mentions_become_names_as_uner_has_them(tmp_path: Path) -> None:
    first, _ = read_trees(write_treebank(tmp_path) / "gum" / "train.conllu")
    named = [(word, tag) for word, tag in zip(first.words, flatten_mentions(first), strict=True) if tag != "O"]
    assert named == [
        ("Vladimir", "B-PER"),
        ("Putin", "I-PER"),
        ("Department", "B-ORG"),
        ("of", "I-ORG"),
        ("State", "I-ORG"),
    ]
