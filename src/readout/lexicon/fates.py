"""Fates as data: which words say what happened to those who are counted, and which that a number is a running total.

`data/<language>/fates.tsv` and `tolls.tsv` tell their own forms; a pattern is written as in the predicates.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from readout.errors import DataError
from readout.lexicon.folder import data_folder
from readout.lexicon.predicates import Condition, parse_pattern, parse_slots
from readout.records import Fate
from readout.text.tables import read_rows

SLOTS = frozenset(("obj", "subj", "alone", "of", "obj/of", "noun", "self"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FateWord:
    """One line of `fates.tsv`: `slots` are where those stand whose fate it is."""

    conditions: tuple[Condition, ...]
    slots: tuple[str, ...]
    fate: Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolls:
    """Nouns with the fate they tell, `None` for none, and adverbs: both as words in lower case.

    `openings` are the first words of the adverbs.
    """

    nouns: dict[tuple[str, ...], Fate | None]
    adverbs: frozenset[tuple[str, ...]]
    openings: frozenset[str]


@lru_cache(maxsize=4)
def load_fates(language: str = "en") -> dict[tuple[str, str], tuple[FateWord, ...]]:
    """Return the words of fate by lemma and tag (`v`, `a`, `n`), those with most conditions first.

    `DataError` with file and line for a pattern out of form, an unknown slot or an unknown fate.
    """
    found: dict[tuple[str, str], list[FateWord]] = {}
    for where, (pattern, slots, fate) in read_rows(data_folder(language) / "fates.tsv", columns=3):
        lemma, tag, conditions = parse_pattern(pattern, {}, where)
        places = parse_slots(slots, where)
        if not places or not SLOTS.issuperset(places):
            raise DataError(f"{where}: a slot is one of {', '.join(sorted(SLOTS))}, not {slots!r}")
        word = FateWord(conditions=conditions, slots=places, fate=_fate(fate, where))
        found.setdefault((lemma, tag), []).append(word)
    return {key: tuple(sorted(group, key=lambda word: -len(word.conditions))) for key, group in found.items()}


@lru_cache(maxsize=4)
def load_tolls(language: str = "en") -> Tolls:
    """Return the words of running totals; `DataError` with file and line for an unknown kind or fate."""
    nouns: dict[tuple[str, ...], Fate | None] = {}
    adverbs = set()
    for where, (words, kind, fate) in read_rows(data_folder(language) / "tolls.tsv", columns=3):
        if kind == "noun":
            nouns[tuple(words.split())] = None if fate == "-" else _fate(fate, where)
        elif kind == "adverb":
            adverbs.add(tuple(words.split()))
        else:
            raise DataError(f"{where}: a kind is noun or adverb, not {kind!r}")
    return Tolls(nouns=nouns, adverbs=frozenset(adverbs), openings=frozenset(adverb[0] for adverb in adverbs))


def _fate(cell: str, where: str) -> Fate:
    if cell not in get_args(Fate):
        raise DataError(f"{where}: a fate is one of {', '.join(get_args(Fate))}, not {cell!r}")
    return cast(Fate, cell)
