from pathlib import Path

import pytest

from readout.pipeline import Tools
from readout.train.annotated import read_lessons
from readout.train.marks import Mark, Marks
from readout.train.targets import Lesson
from tests.evaluate.samples import write_report

ACCUSED, DENIED, RECALLED = range(3)  # the sentences of the sample


def read_one(folder: Path, tools: Tools, *changes: tuple[str, str]) -> list[Lesson]:
    (lessons,) = read_lessons([write_report(folder, *changes)], tools.encoder)
    return lessons


@pytest.fixture
def lessons(tmp_path: Path, tools: Tools) -> list[Lesson]:
    return read_one(tmp_path, tools)


def marks_of(lesson: Lesson) -> Marks:
    assert lesson.marks is not None
    return lesson.marks


def event_at(lesson: Lesson, word: str) -> Mark:
    (mark,) = (mark for mark in marks_of(lesson).events if lesson.words[mark.word] == word)
    return mark


def role_words(lesson: Lesson, mark: Mark, role: str) -> list[str]:
    return [lesson.words[word] for word, told in sorted(mark.roles.items()) if told == role]


def test_every_sentence_is_a_lesson(lessons: list[Lesson]) -> None:
    assert [lesson.words[0] for lesson in lessons] == ["Paris", '"', "Paris"]  # the dateline is cleaned away
    for lesson in lessons:
        assert lesson.grammar is not None and lesson.grammar.words == lesson.words


def test_events_stand_at_their_triggers(lessons: list[Lesson]) -> None:
    told = [[(lesson.words[m.word], m.label) for m in marks_of(lesson).events] for lesson in lessons]
    assert sorted(told[ACCUSED]) == [("accused", "ACCUSE"), ("arming", "AID")]
    assert told[RECALLED] == [("recalled", "SANCTION")]


def test_mode_auxiliaries_and_contexts_are_kept(lessons: list[Lesson]) -> None:
    accused = event_at(lessons[ACCUSED], "accused")
    assert (accused.mode, accused.contexts, accused.auxiliaries) == ("allege", {"military"}, frozenset())
    arming = event_at(lessons[ACCUSED], "arming")
    assert (arming.mode, arming.contexts, arming.auxiliaries) == (None, frozenset(), {"historical"})


def test_parties_times_and_places_have_their_roles(lessons: list[Lesson]) -> None:
    lesson = lessons[ACCUSED]
    accused, arming = event_at(lesson, "accused"), event_at(lesson, "arming")
    assert role_words(lesson, accused, "actor") == ["Paris"]
    (recipient,) = role_words(lesson, accused, "recipient")
    assert recipient in ("the", "Sudanese", "army")
    (time,) = role_words(lesson, accused, "time")
    assert time in ("on", "Thursday")
    assert len(role_words(lesson, arming, "actor")) == 1
    assert lesson.words[arming.word] not in [word for mark in (accused, arming) for word in mark.roles]


def test_a_marked_occurrence_is_looked_for_in_its_own_sentence(lessons: list[Lesson]) -> None:
    recalled = event_at(lessons[RECALLED], "recalled")
    assert role_words(lessons[RECALLED], recalled, "actor") == ["Paris"]
    assert recalled.unsure == frozenset()


def test_an_occurrence_that_is_not_marked_may_stand_in_any_sentence(tmp_path: Path, tools: Tools) -> None:
    lessons = read_one(tmp_path, tools, ("A: Paris@2 = FRA GOV | R: -", "A: Paris = FRA GOV | R: -"))
    recalled = event_at(lessons[RECALLED], "recalled")
    assert role_words(lessons[RECALLED], recalled, "actor") == ["Paris"]


def test_where_a_party_is_told_elsewhere_pronouns_are_unsure(tmp_path: Path, tools: Tools) -> None:
    lessons = read_one(tmp_path, tools, ("A: Paris@2 = FRA GOV | R: -", "A: Paris@2 = FRA GOV | R: the army = SDN MIL"))
    lesson = lessons[RECALLED]
    recalled = event_at(lesson, "recalled")
    assert lesson.grammar is not None
    pronouns = {n for n, tag in enumerate(lesson.grammar.tags) if tag in ("PRON", "DET")}
    assert recalled.unsure == pronouns
    assert role_words(lesson, recalled, "recipient") == []


def test_claims_stand_at_their_cues(lessons: list[Lesson]) -> None:
    claims = [marks_of(lesson).claims for lesson in lessons]
    assert claims[ACCUSED] == claims[RECALLED] == ()
    (denial,) = claims[DENIED] or ()
    lesson = lessons[DENIED]
    assert (lesson.words[denial.word], denial.label) == ("said", "denies")
    (speaker,) = role_words(lesson, denial, "speaker")
    assert speaker in ("the", "army")
    (content,) = role_words(lesson, denial, "content")
    assert content in ("We", "armed", "nobody")
    assert denial.unsure == frozenset()


def test_a_claim_without_a_speaker_leaves_pronouns_open(tmp_path: Path, tools: Tools) -> None:
    lesson = read_one(tmp_path, tools, ("C1 the army = SDN MIL |", "C1 - |"))[DENIED]
    (denial,) = marks_of(lesson).claims or ()
    assert role_words(lesson, denial, "speaker") == []
    assert lesson.grammar is not None
    pronouns = {n for n, tag in enumerate(lesson.grammar.tags) if tag == "PRON"}
    assert denial.unsure == pronouns


def test_a_claim_without_a_cue_is_no_mark(tmp_path: Path, tools: Tools) -> None:
    lesson = read_one(tmp_path, tools, ("| said |", "| - |"))[DENIED]
    assert marks_of(lesson).claims == ()


def test_a_sentence_that_tells_a_happening_again_is_partial(lessons: list[Lesson]) -> None:
    assert [marks_of(lesson).partial for lesson in lessons] == [False, True, False]
    assert {mark.label for mark in marks_of(lessons[DENIED]).events} <= {"AID"}


def test_words_that_may_tell_it_again_are_found_by_the_lexicon(tmp_path: Path, tools: Tools) -> None:
    lesson = read_one(
        tmp_path,
        tools,
        ("Paris recalled its envoy.", "Paris recalled its envoy. France accused Sudan."),
        ("| C: military", "| C: military | also: France accused Sudan"),
    )[RECALLED + 1]
    assert marks_of(lesson).partial
    (again,) = marks_of(lesson).events
    assert (lesson.words[again.word], again.label, dict(again.roles)) == ("accused", "ACCUSE", {})


def test_a_figure_in_digits_has_its_role(tmp_path: Path, tools: Tools) -> None:
    lesson = read_one(
        tmp_path,
        tools,
        ("arming raiders near Adre", "arming raiders near Adre with 1,200 rifles"),
        ("N: 2 convoys", "N: ~1200 rifles"),
    )[ACCUSED]
    assert role_words(lesson, event_at(lesson, "arming"), "quantity") == ["1,200"]
