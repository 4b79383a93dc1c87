"""Who stands behind an event: a table of rules over who asserts, who confirms and who denies it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import product
from pathlib import Path
from sys import maxsize
from typing import cast, get_args

from readout.codebook.entries import StandingRule
from readout.errors import DataError
from readout.records.event import Standing
from readout.text.tables import read_rows

_VOICES = {"yes": True, "no": False, "any": None}
_COUNTS = {
    "0": range(1),
    "1": range(1, 2),
    "2": range(2, 3),
    "1+": range(1, maxsize),
    "2+": range(2, maxsize),
    "any": range(maxsize),
}
_CASES = tuple(product((True, False), range(4), range(4), range(4)))  # beyond three parties nothing changes


def choose_standing(
    rules: Sequence[StandingRule],
    owns_voice: bool,
    asserting: AbstractSet[str],
    confirming: AbstractSet[str],
    denying: AbstractSet[str],
) -> Standing:
    """Return the standing by the first rule that fits; see `choose_rule`."""
    return choose_rule(rules, owns_voice, asserting, confirming, denying).standing


def shows_voice(
    rules: Sequence[StandingRule],
    standing: Standing,
    asserting: AbstractSet[str],
    confirming: AbstractSet[str],
    denying: AbstractSet[str],
) -> bool:
    """Tell whether a report tells an event itself: it stands as the sides alone would not let it stand."""
    return standing != choose_standing(rules, False, asserting, confirming, denying)


def choose_rule(
    rules: Sequence[StandingRule],
    owns_voice: bool,
    asserting: AbstractSet[str],
    confirming: AbstractSet[str],
    denying: AbstractSet[str],
) -> StandingRule:
    """Return the first rule that fits.

    A party counts once. One that asserts and confirms bears another out if another tells it too, and only repeats
    itself if nobody else does; one that does either is not counted as denying.
    """
    another = owns_voice or bool(asserting - confirming)
    bearing = confirming if another else confirming - asserting
    telling = asserting - bearing
    against = denying - telling - bearing
    counts = (len(telling), len(bearing), len(against))
    return next(rule for rule in rules if _fits(rule, owns_voice, *counts))


def read_standing_rules(path: Path) -> tuple[StandingRule, ...]:
    """Return the rules in order; `DataError` for an unknown word, an uncovered case or a rule that never decides."""
    rows = [(where, _rule(cells, where)) for where, cells in read_rows(path, columns=5)]
    rules = tuple(rule for _, rule in rows)
    used: set[int] = set()
    for case in _CASES:
        first = next((number for number, rule in enumerate(rules) if _fits(rule, *case)), None)
        if first is None:
            voice, asserting, confirming, denying = case
            parties = f"{asserting} asserting, {confirming} confirming, {denying} denying"
            raise DataError(f"{path.name}: no rule for own voice {'yes' if voice else 'no'} with {parties}")
        used.add(first)
    for number, (where, _) in enumerate(rows):
        if number not in used:
            raise DataError(f"{where}: the rules above leave nothing to this one")
    return rules


def _rule(cells: tuple[str, ...], where: str) -> StandingRule:
    voice, *counts, standing = cells
    if voice not in _VOICES:
        raise DataError(f"{where}: own_voice is yes, no or any, not {voice!r}")
    for count in counts:
        if count not in _COUNTS:
            raise DataError(f"{where}: a count is one of {', '.join(_COUNTS)}, not {count!r}")
    if standing not in get_args(Standing):
        raise DataError(f"{where}: unknown standing {standing!r}")
    asserting, confirming, denying = (_COUNTS[count] for count in counts)
    return StandingRule(
        own_voice=_VOICES[voice],
        asserting=asserting,
        confirming=confirming,
        denying=denying,
        standing=cast(Standing, standing),
    )


def _fits(rule: StandingRule, owns_voice: bool, asserting: int, confirming: int, denying: int) -> bool:
    return (
        rule.own_voice in (None, owns_voice)
        and asserting in rule.asserting
        and confirming in rule.confirming
        and denying in rule.denying
    )
