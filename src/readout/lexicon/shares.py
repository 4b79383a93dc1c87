"""Shares told in words, as percent: `two-thirds of the seats`, `half of the town`, `one in five children`."""

from collections.abc import Collection, Sequence
from math import gcd

from readout.lexicon.numbers import Reading, is_kind, number_word, read_number, read_numeral

OF = frozenset(("of", "the", "its", "their", "his", "her", "our"))
LINKS = (("out", "of", "every"), ("in", "every"), ("in",))
LARGEST_WHOLE = 1000  # `three in 1,000`; beyond that it is a year or a place


def read_part(low: Sequence[str], start: int) -> Reading | None:
    """Return a fraction that begins at a word, in percent: `two-thirds`, `a third of`, `half the`.

    `None` for `a third suspect`, and for a piece of a number (see `read_piece`).
    """
    fraction = _read_fraction(low, start)
    if fraction is None or read_piece(low, start) is not None:
        return None
    return Reading(value=round(100 * fraction.value, 2), end=fraction.end)


def read_piece(low: Sequence[str], start: int) -> Reading | None:
    """Return the number that is a fraction of another: `a quarter of a million`."""
    fraction = _read_fraction(low, start)
    if fraction is None or fraction.end >= len(low) or low[fraction.end] != "of":
        return None
    if not is_kind(low, fraction.end + 1, "article", "scale"):
        return None
    whole = read_number(low, fraction.end + 1)
    return Reading(value=fraction.value * whole.value, end=whole.end) if whole else None


def _read_fraction(low: Sequence[str], start: int) -> Reading | None:
    """Return a fraction from 0 to 1; one in the singular needs `of` behind it or a hyphen in it."""
    if low[start] == "half":
        return Reading(value=0.5, end=start + 1) if low[start + 1 : start + 2] and low[start + 1] in OF else None
    times = number_word(low, start)
    if times is None or times.kind not in ("one", "article") or times.value < 1:
        return None
    joined = start + 1 < len(low) and low[start + 1] == "-"
    place = start + 1 + joined
    part = number_word(low, place)
    if part is None or part.kind != "part":
        return None
    whole, plural = round(1 / part.value), low[place].endswith("s")
    if times.value >= whole or gcd(round(times.value), whole) > 1 or plural != (times.value > 1):
        return None
    of = place + 1 < len(low) and low[place + 1] == "of"
    return Reading(value=times.value / whole, end=place + 1) if of or plural or joined else None


def read_rate(value: float, end: int, low: Sequence[str], units: Collection[tuple[str, ...]]) -> Reading | None:
    """Return `one in five` or `three out of every ten` in percent, from its first figure and the word after that.

    `None` where the words after a number say no such thing: `three in two days`, `40 in 2014`, `two in number`.
    """
    link = next((words for words in LINKS if tuple(low[end : end + len(words)]) == words), None)
    whole = read_number(low, end + len(link)) if link and end + len(link) < len(low) else None
    if link is None or whole is None or whole.many or not value < whole.value <= LARGEST_WHOLE:
        return None
    timed = any(tuple(low[whole.end : whole.end + length]) in units for length in (1, 2))
    dated = len(link) == 1 and whole.value > 100 and read_numeral(low[whole.end - 1]) is not None
    return None if timed or dated else Reading(value=round(100 * value / whole.value, 2), end=whole.end)
