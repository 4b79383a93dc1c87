from pathlib import Path

import pytest

from readout.encode.tree_records import make_tree
from readout.records.document import Name
from readout.train.lemma_table import build_lemmas
from readout.train.measure import locate_words, score_aligned, score_names, score_trees
from readout.train.treebank import Named, read_trees
from tests.train.samples import write_treebank


def test_scores_of_words_given(tmp_path: Path) -> None:
    sentence = read_trees(write_treebank(tmp_path) / "ewt" / "test.conllu")[1]
    tree = make_tree(
        sentence.words,
        sentence.words,
        ["PRON", "AUX", "ADV", "VERB"],
        [3, 3, 3, -1],
        ["nsubj:pass", "aux", "obj", "root"],
    )
    score = score_trees([sentence], [tree])
    assert (score.tags, score.heads, score.relations) == (0.75, 1.0, 0.75)


def test_a_word_of_another_span_counts_on_both_sides(tmp_path: Path) -> None:
    sentence = read_trees(write_treebank(tmp_path) / "ewt" / "test.conllu")[1]
    gold = locate_words(sentence.text, sentence.words)
    assert gold == [(0, 4), (5, 7), (7, 10), (11, 16)]
    ours = [(0, 4), (5, 10), (11, 16)]
    tree = make_tree(
        ["They", "don't", "agree"], ["", "", ""], ["PRON", "AUX", "VERB"], [2, 2, -1], ["nsubj", "aux", "root"]
    )
    score = score_aligned([sentence], [tree], [gold], [ours])
    assert score.relations == pytest.approx(2 * 2 / 7)


def test_names_are_right_as_a_whole_or_not() -> None:
    gold = [Named(id="1", words=("a", "b", "c"), names=("B-PER", "I-PER", "B-ORG"))]
    found = [Name(first=0, last=0, kind="PER", score=1.0), Name(first=2, last=2, kind="ORG", score=1.0)]
    tree = make_tree("abc", "abc", "abc", [-1, 0, 0], ["root", "x", "x"], found)
    scores = score_names(gold, [tree])
    assert (scores["all"].f1, scores["ORG"].f1, scores["PER"].f1) == (0.5, 1.0, 0.0)


def test_the_lemma_table_has_what_the_rules_miss(tmp_path: Path) -> None:
    sentences = read_trees(write_treebank(tmp_path) / "ewt" / "train.conllu")
    rows = build_lemmas(sentences, known={"meet", "not", "palestinian"})
    assert ("met", "VERB", "meet") in rows
    assert ("overthrew", "VERB", "overthrow") in rows
    assert ("n't", "PART", "not") in rows
    assert ("palestinians", "PROPN", "Palestinian") in rows
    assert not any(word == "agree" for word, *_ in rows)
