import random

from readout.train.augment import name_runs, swap_names, vary_case
from readout.train.targets import Lesson

LESSON = Lesson(words=("Mr.", "vladimir", "putin", "left"), names=("O", "B-PER", "I-PER", "O"))


def test_a_swapped_name_keeps_kind_and_casing() -> None:
    swapped = swap_names(LESSON, {"PER": [("William", "Samoei", "Ruto")]}, random.Random(0), share=1.0)
    assert swapped.words == ("Mr.", "william", "samoei", "ruto", "left")
    assert swapped.names == ("O", "B-PER", "I-PER", "I-PER", "O")


def test_without_a_pool_nothing_is_swapped() -> None:
    assert swap_names(LESSON, {}, random.Random(0), share=1.0) == LESSON


def test_casing_varies_now_and_then_and_labels_stay() -> None:
    chance = random.Random(1)
    variants = {vary_case(LESSON, chance).words for _ in range(300)}
    assert {LESSON.words, ("MR.", "VLADIMIR", "PUTIN", "LEFT"), ("Mr.", "Vladimir", "Putin", "Left")} <= variants


def test_runs() -> None:
    tags = ("B-PER", "B-PER", "I-PER", "O", "B-LOC")
    assert [(run.first, run.end, run.kind) for run in name_runs(tags)] == [(0, 1, "PER"), (1, 3, "PER"), (4, 5, "LOC")]
