"""Invented names and a stock of plain words: enough that reports that have nothing in common share no phrases."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import TypeVar

from readout.text.tables import read_rows

T = TypeVar("T")
_LISTS = {name: words.split(" | ") for _, (name, words) in read_rows(Path(__file__).with_name("words.tsv"), columns=2)}
NOUNS, ADJECTIVES, DEEDS = _LISTS["nouns"], _LISTS["adjectives"], _LISTS["deeds"]
ADVERBS, ROLES = _LISTS["adverbs"], _LISTS["roles"]


def pick(chance: Random, items: Sequence[T]) -> T:
    """Return one of some things, several times as fast as `Random.choice`."""
    return items[int(chance.random() * len(items))]


def make_name(chance: Random, syllables: int = 2) -> str:
    """Return an invented name with a capital."""
    return "".join(_syllable(chance) for _ in range(syllables)).capitalize()


def make_person(chance: Random) -> str:
    """Return an invented first name and surname."""
    return f"{pick(chance, _LISTS['first names'])} {make_name(chance, pick(chance, (2, 2, 3)))}"


def make_thing(chance: Random) -> str:
    """Return an adjective and a noun."""
    return f"{pick(chance, ADJECTIVES)} {pick(chance, NOUNS)}"


def _syllable(chance: Random) -> str:
    coda = pick(chance, _LISTS["codas"]) if chance.random() < 0.6 else ""
    return pick(chance, _LISTS["onsets"]) + pick(chance, _LISTS["vowels"]) + coda
