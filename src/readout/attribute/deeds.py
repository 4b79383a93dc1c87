"""Deeds: what a clause does by being said (`we urge`, `I am shocked`), and how it judges (`it was a disgrace`)."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import cast, get_args

from readout.errors import DataError
from readout.grammar import find_slot, is_negated, is_passive
from readout.lexicon.words import load_words
from readout.records import Stance, Tree
from readout.text.tables import read_rows

TABLE = Path(__file__).parent / "data" / "deeds.tsv"
JUDGEMENTS = ("praising", "blaming", "refuting")  # the words that judge what they are said of
SPEAKING = ("we", "himself")  # the subjects whose saying it is doing it
PERFORMS = "performs "  # before the stance in the name of a sign
RETOLD = "tells what others say"
HARMLESS = ("denies", "confirms", "promises", "praises")  # stances of others of which nobody is accused

Deed = tuple[Stance, tuple[str, ...]]  # the stance, and the slots one of which is to be filled


def clause_deeds(clause: int, who: str, mood: str, tree: Tree) -> Iterator[str]:
    """Give the names of what a clause does; `who` is its subject as seen by the speaker, `mood` its mood."""
    if is_negated(tree, clause):
        return
    deed = load_deeds().get(tree.lemmas[clause].lower())
    if who not in SPEAKING and deed is not None and deed[0] in HARMLESS:
        yield RETOLD
    if not load_words("hedging").isdisjoint(_hedges(clause, tree)):
        yield "hedged"
    if mood not in ("present", "past"):
        return
    if who in SPEAKING and (stance := _performed(clause, mood, tree)) is not None:
        yield f"{PERFORMS}{stance}"
    for tone in JUDGEMENTS:
        if not load_words(tone).isdisjoint(_judging_words(clause, tree)):
            yield f"judged by {tone} words"
    if mood == "present" and _is_needed(clause, tree):
        yield "needed"


def _performed(clause: int, mood: str, tree: Tree) -> Stance | None:
    """Return the stance that a word takes in the first person, unless it tells what was said before (`we asked`)."""
    felt = load_deeds().get(tree.words[clause].lower()) if is_passive(tree, clause) or mood == "past" else None
    told = tree.tags[clause] == "VERB" and (mood == "past" or is_passive(tree, clause))
    deed = felt or (None if told else load_deeds().get(tree.lemmas[clause].lower()))
    if deed is None:
        return None
    stance, slots = deed
    return stance if not slots or any(find_slot(tree, clause, slot) for slot in slots) else None


def _judging_words(clause: int, tree: Tree) -> set[str]:
    """Return the words of a predicate by which its subject is judged: `was a cowardly act`, `are brave`."""
    if not any(True for _ in tree.dependants(clause, "cop")):
        return set()
    return {tree.lemmas[token].lower() for token in (clause, *tree.dependants(clause, "amod"))}


def _hedges(clause: int, tree: Tree) -> set[str]:
    return {tree.lemmas[token].lower() for token in (clause, *tree.dependants(clause, "advmod"))}


def _is_needed(clause: int, tree: Tree) -> bool:
    """Tell whether a clause says that something ought to come: `aid is needed`, `it is vital that they leave`."""
    helped = any(True for _ in tree.dependants(clause, "cop", "aux", "aux:pass"))
    return helped and tree.words[clause].lower() in load_words("needful")


@cache
def load_deeds(table: Path = TABLE) -> dict[str, Deed]:
    """Return the stance that each word takes in the first person; `DataError` for a stance that is none."""
    deeds: dict[str, Deed] = {}
    for where, (stance, slots, words) in read_rows(table, columns=3):
        if stance not in get_args(Stance):
            raise DataError(f"{where}: a stance is one of {', '.join(get_args(Stance))}, not {stance!r}")
        needed = () if slots == "-" else tuple(slots.split())
        deeds.update((word, (cast(Stance, stance), needed)) for word in words.split())
    return deeds
