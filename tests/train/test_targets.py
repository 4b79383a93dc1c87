from pathlib import Path

import pytest

from readout.encode.pieces import PieceCutter
from readout.encode.weights import Labels
from readout.train.marks import ROLES, Mark, Marks
from readout.train.targets import NOTHING, Example, Lesson, MarkedWord, collect_labels, make_example

WORDS = ("Rebels", "shelled", "it", "on", "Friday", ",", "Oslo", "said")
STRIKE = Mark(
    word=1,
    label="ASSAULT",
    mode="heavy-weapons",
    auxiliaries=frozenset({"historical"}),
    contexts=frozenset({"military"}),
    roles={0: "actor", 4: "time"},
    unsure=frozenset({2}),
)
SAID = Mark(word=7, label="states", roles={6: "speaker", 1: "content"})


@pytest.fixture
def labels() -> Labels:
    return collect_labels([])


@pytest.fixture
def cutter(tmp_path: Path) -> PieceCutter:
    path = tmp_path / "vocab.txt"
    path.write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\nrebels\nsaid\n", encoding="utf-8")
    return PieceCutter(path)


def example_of(marks: Marks | None, cutter: PieceCutter, labels: Labels) -> Example:
    return make_example(Lesson(words=WORDS, marks=marks), cutter, labels)


def only_word(mark: Mark, cutter: PieceCutter, labels: Labels) -> MarkedWord:
    (word,) = example_of(Marks(events=(mark,)), cutter, labels).marked
    return word


def test_labels_name_every_type_with_and_without_its_modes(labels: Labels) -> None:
    assert labels.events[0] == labels.stances[0] == labels.roles[0] == ""
    assert labels.roles == ROLES
    assert {"ASSAULT", "ASSAULT/heavy-weapons"} <= set(labels.modes)
    assert set(labels.events[1:]) == {name for name in labels.modes if "/" not in name}
    assert len(set(labels.modes)) == len(labels.modes)


def test_without_marks_there_is_nothing_to_learn_of_events(cutter: PieceCutter, labels: Labels) -> None:
    example = example_of(None, cutter, labels)
    assert example.events == example.stances == [NOTHING] * len(WORDS)
    assert example.marked == []


def test_words_without_a_mark_are_no_triggers_and_no_cues(cutter: PieceCutter, labels: Labels) -> None:
    example = example_of(Marks(events=(STRIKE,), claims=(SAID,)), cutter, labels)
    assert [labels.events[number] for number in example.events] == ["", "ASSAULT", "", "", "", "", "", ""]
    assert [labels.stances[number] for number in example.stances] == [""] * 7 + ["states"]


def test_where_nobody_looked_for_claims_no_stance_is_learnt(cutter: PieceCutter, labels: Labels) -> None:
    assert example_of(Marks(claims=None), cutter, labels).stances == [NOTHING] * len(WORDS)
    assert example_of(Marks(claims=()), cutter, labels).stances == [0] * len(WORDS)


def test_a_partial_sentence_teaches_its_marks_only(cutter: PieceCutter, labels: Labels) -> None:
    row = example_of(Marks(events=(STRIKE,), partial=True), cutter, labels).events
    assert row[1] == labels.events.index("ASSAULT")
    assert row[:1] + row[2:] == [NOTHING] * (len(WORDS) - 1)


def test_a_trigger_in_numbers(cutter: PieceCutter, labels: Labels) -> None:
    word = only_word(STRIKE, cutter, labels)
    assert word.word == 1
    assert labels.modes[word.mode] == "ASSAULT/heavy-weapons"
    assert dict(zip(labels.auxiliaries, word.auxiliaries, strict=True))["historical"] == 1.0
    assert sum(word.auxiliaries) == sum(word.contexts) == 1.0
    assert word.contexts[labels.contexts.index("military")] == 1.0
    assert word.roles[2] == NOTHING  # a pronoun that may be the party
    assert [labels.roles[number] for number in word.roles[:2] + word.roles[3:]] == ["actor", "", "", "time", "", "", ""]


def test_a_role_that_is_told_goes_before_doubt(cutter: PieceCutter, labels: Labels) -> None:
    mark = Mark(word=1, label="ASSAULT", roles={2: "recipient"}, unsure=frozenset({2, 0}))
    roles = only_word(mark, cutter, labels).roles
    assert (roles[0], labels.roles[roles[2]]) == (NOTHING, "recipient")


def test_no_mode_is_a_mode_and_no_context_is_not_annotated(cutter: PieceCutter, labels: Labels) -> None:
    word = only_word(Mark(word=1, label="ASSAULT", roles={0: "actor"}), cutter, labels)
    assert labels.modes[word.mode] == "ASSAULT"
    assert word.auxiliaries == [0.0] * len(labels.auxiliaries)
    assert word.contexts == []


def test_a_happening_told_again_is_typed_only(cutter: PieceCutter, labels: Labels) -> None:
    word = only_word(Mark(word=1, label="ASSAULT"), cutter, labels)
    assert (word.mode, word.auxiliaries, word.contexts) == (NOTHING, [], [])
    assert word.roles == [NOTHING] * len(WORDS)


def test_a_cue_has_roles_and_nothing_else(cutter: PieceCutter, labels: Labels) -> None:
    (word,) = example_of(Marks(claims=(SAID,)), cutter, labels).marked
    assert (word.word, word.mode, word.auxiliaries, word.contexts) == (7, NOTHING, [], [])
    assert [labels.roles[word.roles[place]] for place in (6, 1, 0)] == ["speaker", "content", ""]
