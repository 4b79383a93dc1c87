from pathlib import Path

import pytest

from readout.encode.lemmas import find_lemma, load_lemmas, rule_lemma
from readout.errors import DataError


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("protesters", "NOUN", "protester"),
        ("cities", "NOUN", "city"),
        ("churches", "NOUN", "church"),
        ("crisis", "NOUN", "crisis"),
        ("killed", "VERB", "kill"),
        ("stopped", "VERB", "stop"),
        ("accuses", "VERB", "accuse"),
        ("denounced", "VERB", "denounce"),
        ("arresting", "VERB", "arrest"),
        ("denied", "VERB", "deny"),
        ("bombed", "VERB", "bomb"),
        ("negotiating", "VERB", "negotiate"),
        ("sing", "VERB", "sing"),
        ("freed", "VERB", "free"),
        ("expelled", "VERB", "expel"),
        ("shelled", "VERB", "shell"),
        ("retreated", "VERB", "retreat"),
        ("gunmen", "NOUN", "gunman"),
        ("vetoes", "VERB", "veto"),
        ("wealthiest", "ADJ", "wealthy"),
        ("honest", "ADJ", "honest"),
        ("quickly", "ADV", "quickly"),
    ],
)
def test_rules(word: str, tag: str, lemma: str) -> None:
    assert rule_lemma(word, tag, {"free", "retreat", "wealthy", "hon"}) == lemma


def test_the_table_goes_first_and_names_keep_capitals() -> None:
    table = {("said", "VERB"): "say"}
    assert find_lemma("Said", "VERB", table) == "say"
    assert find_lemma("Said", "PROPN", table) == "Said"


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "lemmas.tsv"
    path.write_text("said\tVERB\tsay\nwent VERB\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"lemmas\.tsv:2"):
        load_lemmas(path)
