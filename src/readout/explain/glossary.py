"""Plain words for the rules that `made_by` names."""

from functools import cache
from pathlib import Path

from readout.text.tables import read_keyed

TABLE = Path(__file__).parent / "data" / "rules.tsv"


@cache
def load_rules() -> dict[str, str]:
    """Return the plain words by part and rule; `DataError` for a repeated rule."""
    return read_keyed(TABLE)


def say_rule(made_by: str) -> str:
    """Return what the last maker of a record did, in plain words: of `resolve.actors/0.1 default` the default.

    A rule that the table does not hold is given as it is named.
    """
    maker = made_by.rpartition("; ")[2]
    part, _, rule = maker.partition(" ")
    room = part.partition("/")[0].rpartition(".")[2]
    words = rule.split()
    for end in range(len(words), 0, -1):
        found = load_rules().get(f"{room} {' '.join(words[:end])}")
        if found is not None:
            rest = " ".join(words[end:])
            return "; ".join(filter(None, (found, load_rules().get(f"{room} {rest}", rest))))
    return rule or maker
