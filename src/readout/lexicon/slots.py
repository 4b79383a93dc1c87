"""Slots of predicates that the lexicon does not list, by type and part of speech."""

from functools import lru_cache

from readout.lexicon.folder import data_folder
from readout.lexicon.predicates import parse_slots
from readout.text.tables import read_rows

Slots = tuple[tuple[str, ...], tuple[str, ...]]


def find_slots(type: str, tag: str, language: str = "en") -> Slots:
    """Return the slots of actors and of recipients for a type and a tag (`v`, `n` or `a`)."""
    slots = _load_slots(language)
    return slots.get(f"{type}.{tag}") or slots[tag]


@lru_cache(maxsize=4)
def _load_slots(language: str) -> dict[str, Slots]:
    """Return actors' and recipients' slots by key; `DataError` with file and line for an empty one."""
    rows = read_rows(data_folder(language) / "slots.tsv", columns=3)
    return {
        key: (parse_slots(actors, where), parse_slots(recipients, where)) for where, (key, actors, recipients) in rows
    }
