from pathlib import Path

import pytest

from readout.errors import DataError
from readout.pipeline import Tools
from readout.train.marks import Mark
from readout.train.rows import read_row_lessons
from readout.train.targets import Lesson

RAID = "Chad bombed Sudan and condemned Libya."
TABLE = f"""\
# sentence	actors	recipients	type	auxiliaries	trigger
{RAID}	Chad	Sudan	ASSAULT/aerial	historical, negation	bombed
Rain fell.	-	-	NONE	-	-
{RAID}	Chad	Libya	ACCUSE	-	condemned
Chad aided Sudan.	Chad	Niger	AID	-	aided
Chad aided Mali.	Chad	-	AID	-	sent
"""


@pytest.fixture
def lessons(tmp_path: Path, tools: Tools) -> dict[str, Lesson]:
    (tmp_path / "own.tsv").write_text(TABLE, encoding="utf-8")
    (part,) = read_row_lessons(tmp_path, tools.encoder)
    return {" ".join(lesson.words): lesson for lesson in part}


def events_of(lesson: Lesson) -> tuple[Mark, ...]:
    assert lesson.marks is not None
    return lesson.marks.events


def test_rows_of_one_sentence_make_one_lesson(lessons: dict[str, Lesson]) -> None:
    assert len(lessons) == 4
    words = lessons["Chad bombed Sudan and condemned Libya ."].words
    first, second = events_of(lessons["Chad bombed Sudan and condemned Libya ."])
    assert (words[first.word], first.label, first.mode) == ("bombed", "ASSAULT", "aerial")
    assert first.auxiliaries == {"historical", "negation"}
    assert {words[word]: role for word, role in first.roles.items()} == {"Chad": "actor", "Sudan": "recipient"}
    assert (words[second.word], second.label, second.mode) == ("condemned", "ACCUSE", None)
    assert second.auxiliaries == frozenset()
    assert {words[word]: role for word, role in second.roles.items()} == {"Chad": "actor", "Libya": "recipient"}


def test_a_sentence_that_tells_nothing_teaches_that(lessons: dict[str, Lesson]) -> None:
    lesson = lessons["Rain fell ."]
    assert events_of(lesson) == ()
    assert lesson.marks is not None and not lesson.marks.partial


def test_nobody_looked_for_claims_in_rows(lessons: dict[str, Lesson]) -> None:
    assert [lesson.marks.claims for lesson in lessons.values() if lesson.marks] == [None] * 4


def test_words_that_are_not_there_are_left_out(lessons: dict[str, Lesson]) -> None:
    (mark,) = events_of(lessons["Chad aided Sudan ."])
    assert dict(mark.roles) == {0: "actor"}
    assert events_of(lessons["Chad aided Mali ."]) == ()


def test_trees_and_names_are_silver(lessons: dict[str, Lesson]) -> None:
    for lesson in lessons.values():
        assert lesson.grammar is not None and lesson.grammar.words == lesson.words
        assert lesson.names is not None and len(lesson.names) == len(lesson.words)


def test_many_sentences_come_in_parts_and_in_order(
    tmp_path: Path, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readout.train.rows.AT_ONCE", 2)
    (tmp_path / "b.tsv").write_text("Five met.\t-\t-\tNONE\t-\t-\n", encoding="utf-8")
    (tmp_path / "a.tsv").write_text(TABLE, encoding="utf-8")
    parts = [[lesson.words[0] for lesson in part] for part in read_row_lessons(tmp_path, tools.encoder)]
    assert parts == [["Chad", "Rain"], ["Chad", "Chad"], ["Five"]]


def test_a_short_row_is_refused_with_its_place(tmp_path: Path, tools: Tools) -> None:
    (tmp_path / "own.tsv").write_text("Chad aided Sudan.\tChad\tSudan\tAID\taided\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"own\.tsv:1"):
        list(read_row_lessons(tmp_path, tools.encoder))


def test_a_second_occurrence_is_the_second(tmp_path: Path, tools: Tools) -> None:
    row = "Chad blamed Sudan and Niger blamed Mali.\tNiger\tMali\tACCUSE\t-\tblamed@2\n"
    (tmp_path / "own.tsv").write_text(row, encoding="utf-8")
    ((lesson,),) = read_row_lessons(tmp_path, tools.encoder)
    (mark,) = events_of(lesson)
    assert mark.word == 5
