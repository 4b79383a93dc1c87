"""The coder's process: loaded once, ended where a question takes too long, started anew after its death."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from readout.desk.coder import Coder
from readout.errors import InputError, ModelError, ReadoutError

from . import questions


@pytest.fixture(scope="module")
def coder() -> Iterator[Coder]:
    coder = Coder(questions.load, limit=5.0)
    coder.warm()
    yield coder
    coder.close()


def test_tools_are_loaded_once_in_another_process(coder: Coder) -> None:
    first = coder.ask(questions.process)
    assert first == coder.ask(questions.process) != os.getpid()


def test_errors_of_the_tree_come_as_they_are(coder: Coder) -> None:
    with pytest.raises(InputError, match="empty"):
        coder.ask(questions.refuse, why="empty")


@pytest.mark.parametrize("question", [questions.die, questions.break_down])
def test_a_death_is_told_and_the_next_question_answered(coder: Coder, question: object) -> None:
    with pytest.raises(InputError, match="died"):
        coder.ask(question)  # type: ignore[arg-type]
    assert coder.ask(questions.wait, 0.0) == "waited"


def test_what_takes_too_long_is_ended() -> None:
    coder = Coder(questions.load, limit=0.3)
    coder.ask(questions.process)
    began = time.monotonic()
    with pytest.raises(InputError, match="not read within"):
        coder.ask(questions.wait, 60.0)
    assert time.monotonic() - began < 5.0
    coder.close()


def test_tools_that_can_not_be_loaded_are_told() -> None:
    for load, error in ((questions.load_badly, ModelError), (questions.load_deadly, ReadoutError)):
        coder = Coder(load)
        coder.warm()
        with pytest.raises(error):
            coder.ask(questions.process)
        coder.close()
