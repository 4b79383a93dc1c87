"""Invented stories of words that mean nothing, and their sketches."""

from random import Random
from typing import Any

from readout.link import sketch_story
from readout.records import Sketch, Story


def words_of(seed: int, count: int = 120) -> list[str]:
    random = Random(seed)
    return ["".join(random.choices("abdegiklmnoprstu", k=random.randint(3, 8))) for _ in range(count)]


def sketch(report: str, words: list[str], **known: Any) -> Sketch:
    """Return the sketch of a story of 18 November 2024."""
    return sketch_story(Story(report=report, text=" ".join(words), **{"published": "2024-11-18", **known}))
