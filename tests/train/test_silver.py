from dataclasses import replace

from readout.records import Name
from readout.train.silver import silver_lesson
from tests.grammar.trees import make_tree

TREE = replace(
    make_tree("""
Ana Ana PROPN 3 nsubj
Lund Lund PROPN 1 flat
left leave VERB 0 root
Oslo Oslo PROPN 3 obj
"""),
    names=(Name(first=0, last=1, kind="PER", score=0.9), Name(first=3, last=3, kind="LOC", score=0.8)),
)


def test_heads_count_from_1_as_in_the_treebanks() -> None:
    lesson = silver_lesson(TREE)
    assert lesson.grammar is not None
    assert lesson.grammar.heads == (3, 1, 0, 3)
    assert (lesson.grammar.tags, lesson.grammar.relations) == (TREE.tags, TREE.relations)
    assert lesson.words == lesson.grammar.words == TREE.words


def test_names_become_tags_word_by_word() -> None:
    assert silver_lesson(TREE).names == ("B-PER", "I-PER", "O", "B-LOC")


def test_nothing_is_said_of_events() -> None:
    assert silver_lesson(TREE).marks is None
