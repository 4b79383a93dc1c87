"""Amounts: a number with its sign of money, and the tables of hedges and units (`hedges.tsv`, `units.tsv`)."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from readout.errors import DataError
from readout.lexicon.folder import data_folder
from readout.lexicon.numbers import Reading, read_number, read_numeral
from readout.text.tables import read_rows

MOST_WORDS = 4  # of a hedge or a unit
BOUNDS = ("least", "most", "about", "new", "total")
FUSED = re.compile(r"([a-z]+)(\d[\d,]*(?:\.\d+)?)([a-z]*)")
Forms = dict[tuple[str, ...], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount and its words: the hedge begins at `first`, the number stands from `number` to before `end`.

    `low` and `high` are bounds, `None` where open. `shape` is how it was told: plain, range, share (12 of 14), rate
    (one in five), part (two-thirds), change (the first figure of `from 3 to 5`) or many (dozens). `total` is true for
    `a total of 60`, false for `another 40`, else `None`.
    """

    value: float
    low: float | None
    high: float | None
    unit: str | None
    first: int
    number: int
    end: int
    shape: str
    bound: str | None
    total: bool | None = None


@lru_cache(maxsize=4)
def load_hedges(language: str = "en") -> dict[str, Forms]:
    """Return the bounds of hedges by side (`before`, `after`) and words; `DataError` for one not among `BOUNDS`."""
    return _load_sided(language, "hedges.tsv", 1, 2, ("before", "after"), BOUNDS)


@lru_cache(maxsize=4)
def load_units(language: str = "en") -> dict[str, Forms]:
    """Return the units by side (`before`, `after`, `short`, `extent`) and words."""
    return _load_sided(language, "units.tsv", 2, 1, ("before", "after", "short", "extent"))


def _load_sided(
    language: str, name: str, side: int, value: int, sides: tuple[str, ...], values: tuple[str, ...] = ()
) -> dict[str, Forms]:
    found: dict[str, Forms] = {one: {} for one in sides}
    for where, cells in read_rows(data_folder(language) / name, columns=3):
        if cells[side] not in found:
            raise DataError(f"{where}: a side is one of {', '.join(sides)}, not {cells[side]!r}")
        if values and cells[value] not in values:
            raise DataError(f"{where}: a bound is one of {', '.join(values)}, not {cells[value]!r}")
        found[cells[side]][tuple(cells[0].lower().split())] = cells[value]
    return found


@lru_cache(maxsize=1)
def money_units() -> frozenset[str]:
    """Return the units that are currencies."""
    return frozenset(load_units()["before"].values())


def read_signed(low: list[str], start: int) -> tuple[Reading, int, str | None] | None:
    """Return a number, the place it stands at and the sign of money before it, if any."""
    sign = find_longest(load_units()["before"], low, start) if low[start] in money_signs() else None
    money, length = sign or (None, 0)
    number = start + length
    reading = read_number(low, number) if number < len(low) else None
    return None if reading is None else (reading, number, money)


def read_fused(low: list[str], start: int) -> tuple[Reading, int, str] | None:
    """Read a sign of letters that is one word with its number: `Rs500`, `KSh5m`; the tokens of `R4.6` are two.

    A single letter needs more than one figure or a scale behind it: the R4 is a road.
    """
    match = FUSED.fullmatch(low[start])
    money = load_units()["before"].get((match[1],)) if match else None
    if match is None or money is None:
        return None
    number, end = match[2], start + 1
    if end < len(low) and re.fullmatch(r"\.\d+", low[end]) and not match[3]:
        number, end = number + low[end], end + 1
    value = read_numeral(number)
    factor = load_units()["short"].get((match[3],)) or scale_of(match[3]) or (None if match[3] else "1")
    if value is None or factor is None:
        return None
    if end < len(low) and (scale := scale_of(low[end])):
        factor, end = scale, end + 1
    if len(match[1]) == 1 and factor == "1" and len(number) < 3:
        return None
    return Reading(value=value * float(factor), end=end), start, money


def scale_of(word: str) -> str | None:
    """Return what a word such as `million` multiplies by."""
    reading = read_number(("1", word), 0) if word else None
    return f"{reading.value}" if reading and reading.end == 2 else None


def with_short_scale(reading: Reading, low: list[str], money: str | None) -> Reading:
    """Read the m of `$20m` and `1.2m refugees` as a million."""
    factor = load_units()["short"].get((low[reading.end],)) if reading.end < len(low) else None
    following = low[reading.end + 1] if reading.end + 1 < len(low) else ""
    counts = following.isalpha() and (following,) not in load_units()["extent"]
    if factor is None or read_numeral(low[reading.end - 1]) is None or not (money or counts):
        return reading
    return replace(reading, value=reading.value * float(factor), end=reading.end + 1)


@lru_cache(maxsize=1)
def money_signs() -> frozenset[str]:
    """Return the words with which a sign of money may begin."""
    return frozenset(form[0] for form in load_units()["before"])


def find_longest(forms: Forms, low: list[str], place: int) -> tuple[str, int] | None:
    """Return the value and the number of words of the longest form that begins at a place, `None` where none does."""
    for length in range(MOST_WORDS, 0, -1):
        if place + length <= len(low) and (value := forms.get(tuple(low[place : place + length]))):
            return value, length
    return None
