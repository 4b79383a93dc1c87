# ruff: noqa: E402
"""Scores of marks, with heads that give scores made by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from readout.encode.pieces import PieceCutter
from readout.train.marks import ROLES, Mark, Marks
from readout.train.measure_marks import MarkScores, score_marks
from readout.train.network import Network
from readout.train.targets import Lesson
from tests.train.networks import SMALL, small_labels, write_vocabulary

MET = Mark(word=1, label="CONSULT", mode="visit", roles={0: "actor", 2: "recipient"})
SAID = Mark(word=3, label="states")
MARKS = Marks(events=(MET,), claims=(SAID,))
TRUE = {1: ("CONSULT", "CONSULT/visit", ""), 3: ("", "CONSULT", "states")}
TRUE_ROLES = ("actor", "", "recipient", "")


class Told(torch.nn.Module):
    """A head that says the same whatever it sees."""

    def __init__(self, scores: torch.Tensor) -> None:
        super().__init__()
        self.scores = scores

    def forward(self, *_: torch.Tensor) -> torch.Tensor:
        return self.scores


class Measure:
    """Scores a sentence of four words with what the heads are told to find."""

    def __init__(self, folder: Path) -> None:
        self.network = Network(SMALL, small_labels())
        self.cutter = PieceCutter(write_vocabulary(folder))

    def __call__(
        self, found: dict[int, tuple[str, str, str]], roles: tuple[str, ...] = TRUE_ROLES, marks: Marks = MARKS
    ) -> MarkScores:
        labels = self.network.labels
        rows = torch.zeros(1, 4, labels.sections["stances"].stop)
        for word in range(4):
            event, mode, stance = found.get(word, ("", "CONSULT", ""))
            for name, label in (("events", event), ("modes", mode), ("stances", stance)):
                rows[0, word, labels.sections[name].start + getattr(labels, name).index(label)] = 9.0
        self.network.taggers["predicate"] = Told(rows)
        self.network.roles = Told(torch.eye(len(ROLES))[[ROLES.index(role) for role in roles]])
        return score_marks(self.network, self.cutter, [Lesson(words=("putin", "met", "them", "."), marks=marks)])


@pytest.fixture
def measure(tmp_path: Path) -> Measure:
    return Measure(tmp_path)


EVENT = Marks(events=(MET,), claims=None)


def test_all_found_is_1(measure: Measure) -> None:
    scores = measure(TRUE, marks=EVENT)
    assert (scores.found, scores.typed, scores.modes) == (1.0, 1.0, 1.0)
    assert scores.roles["actor"] == scores.roles["recipient"] == 1.0
    assert scores.roles["place"] == 0.0  # there is none to be found
    assert measure(TRUE).cues == 1.0


def test_nothing_found_is_0(measure: Measure) -> None:
    scores = measure({}, ("", "", "", ""))
    assert (scores.found, scores.typed, scores.cues, scores.roles["actor"]) == (0.0, 0.0, 0.0, 0.0)


def test_another_type_is_found_but_not_typed(measure: Measure) -> None:
    scores = measure({1: ("AID", "AID", "")})
    assert (scores.found, scores.typed, scores.modes) == (1.0, 0.0, 0.0)


def test_a_word_too_many_costs_precision(measure: Measure) -> None:
    scores = measure(TRUE | {0: ("AID", "AID", "")})
    assert scores.found == scores.typed == pytest.approx(2 / 3)


def test_words_that_nobody_annotated_do_not_count(measure: Measure) -> None:
    scores = measure(TRUE | {0: ("AID", "AID", "denies")}, marks=replace(MARKS, claims=None, partial=True))
    assert (scores.found, scores.typed, scores.cues) == (1.0, 1.0, 0.0)


def test_a_cue_of_another_stance_is_a_cue(measure: Measure) -> None:
    assert measure(TRUE | {3: ("", "CONSULT", "denies")}).cues == 1.0


def test_roles_are_counted_one_by_one(measure: Measure) -> None:
    scores = measure(TRUE, ("actor", "actor", "", ""), EVENT)
    assert scores.roles["actor"] == pytest.approx(2 / 3)
    assert scores.roles["recipient"] == 0.0


def test_a_word_whose_role_is_unsure_does_not_count(measure: Measure) -> None:
    unsure = Marks(events=(replace(MET, roles={0: "actor"}, unsure=frozenset({2})),), claims=None)
    assert measure(TRUE, ("actor", "", "actor", ""), unsure).roles["actor"] == 1.0
    assert measure(TRUE, ("actor", "actor", "", ""), unsure).roles["actor"] == pytest.approx(2 / 3)


def test_the_line_of_log_names_every_score(measure: Measure) -> None:
    line = str(measure(TRUE, marks=EVENT))
    assert line.startswith("trigger 1.000 typed 1.000 mode 1.000 cue 0.000 | actor 1.000 recipient 1.000")


def test_training_goes_on_afterwards(measure: Measure) -> None:
    measure(TRUE)
    assert measure.network.training
