from pathlib import Path

import pytest

from readout.evaluate.coreference import align_words, format_answers, measure_coreference
from readout.evaluate.references import find_references, find_sort
from readout.pipeline import Tools
from tests.evaluate.samples import write_report


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("he", "pronoun"),
        ("We", "first person"),
        ("his captors", "possessive"),
        ("the ministry", "definite noun"),
        ("the Minister", "definite noun"),
        ("the Chadian army", None),
        ("Okoro", None),
        ("a baker", None),
    ],
)
def test_sorts_of_short_forms(words: str, sort: str | None, tools: Tools) -> None:
    assert find_sort(words, tools.world) == sort


def test_references_of_a_report(tmp_path: Path, tools: Tools) -> None:
    path = write_report(tmp_path)
    text = path.read_text(encoding="utf-8").split("===\n")[1]
    found = find_references(path, text, tools.world)
    assert [(one.key, one.side, one.sort, one.words) for one in found] == [
        ("C1", "speaker", "definite noun", "the army")
    ]


def test_the_army_is_the_one_told_before(tmp_path: Path, tools: Tools) -> None:
    write_report(tmp_path)
    answers = measure_coreference(tmp_path, tools)
    assert [answer.right for answer in answers] == [True]
    assert format_answers(answers).splitlines()[4].split() == ["definite", "noun", "1", "1", "100.0", "100.0", "-", "0"]


def test_words_are_found_again_where_some_were_taken_out() -> None:
    other = "Paris accused nobody."
    found = align_words("ABECHE - Paris accused nobody.", other)
    assert [span.cut(other) for span in found.values()] == ["Paris", "accused", "nobody"]
