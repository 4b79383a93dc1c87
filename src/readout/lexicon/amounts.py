"""Amounts: a number with its hedge, range and unit, read off words by position (`hedges.tsv`, `units.tsv`)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from readout.errors import DataError
from readout.lexicon.folder import data_folder
from readout.lexicon.numbers import LARGEST, Reading, read_number, read_numeral
from readout.text.tables import read_rows

JOINTS = frozenset(("-", "–", "—", "to"))
MOST_WORDS = 4  # of a hedge or a unit
Forms = dict[tuple[str, ...], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount and its words: the hedge begins at `first`, the number stands from `number` to before `end`.

    `low` and `high` are bounds, `None` where open. `shape` is how it was told:
    plain, range, share (12 of 14) or many (dozens).
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


@lru_cache(maxsize=4)
def load_hedges(language: str = "en") -> dict[str, Forms]:
    """Return the bounds of hedges by side (`before`, `after`) and words."""
    return _load_sided(language, "hedges.tsv", 1, 2, ("before", "after"))


@lru_cache(maxsize=4)
def load_units(language: str = "en") -> dict[str, Forms]:
    """Return the units by side (`before`, `after`, `short`, `extent`) and words."""
    return _load_sided(language, "units.tsv", 2, 1, ("before", "after", "short", "extent"))


def _load_sided(language: str, name: str, side: int, value: int, sides: tuple[str, ...]) -> dict[str, Forms]:
    found: dict[str, Forms] = {one: {} for one in sides}
    for where, cells in read_rows(data_folder(language) / name, columns=3):
        if cells[side] not in found:
            raise DataError(f"{where}: a side is one of {', '.join(sides)}, not {cells[side]!r}")
        found[cells[side]][tuple(cells[0].lower().split())] = cells[value]
    return found


def read_amount(words: Sequence[str], start: int) -> Amount | None:
    """Return the amount whose number (or sign of money) begins at a word, with the hedge before it; else `None`."""
    low = [word.lower() for word in words]
    money = load_units()["before"].get((low[start],)) if low[start] in _signs() else None
    number = start + (money is not None)
    reading = read_number(low, number) if number < len(low) else None
    if reading is None:
        return None
    reading = _with_short_scale(reading, low, money)
    if reading.value >= LARGEST:
        return None
    amount = _with_range(_plain(reading, start, number, money), low)
    return _with_hedge(_with_unit(amount, low), low)


def _with_short_scale(reading: Reading, low: list[str], money: str | None) -> Reading:
    """Read the m of `$20m` and `1.2m refugees` as a million."""
    factor = load_units()["short"].get((low[reading.end],)) if reading.end < len(low) else None
    following = low[reading.end + 1] if reading.end + 1 < len(low) else ""
    counts = following.isalpha() and (following,) not in load_units()["extent"]
    if factor is None or read_numeral(low[reading.end - 1]) is None or not (money or counts):
        return reading
    return replace(reading, value=reading.value * float(factor), end=reading.end + 1)


@lru_cache(maxsize=1)
def _signs() -> frozenset[str]:
    return frozenset(form[0] for form in load_units()["before"] if len(form) == 1)


def _plain(reading: Reading, start: int, number: int, money: str | None) -> Amount:
    return Amount(
        value=reading.value,
        low=reading.value,
        high=None if reading.many else reading.value,
        unit=money,
        first=start,
        number=number,
        end=reading.end,
        shape="many" if reading.many else "plain",
        bound=None,
    )


def _with_range(amount: Amount, low: list[str]) -> Amount:
    """Join `3 to 5`, `10-15`, `between 10 and 15`, `12 of 14`, `12 out of 14`."""
    if amount.shape == "many" or amount.end + 1 >= len(low):
        return amount
    joint = low[amount.end]
    between = amount.first > 0 and low[amount.first - 1] == "between"
    if joint in JOINTS or (between and joint == "and"):
        begin = amount.end + 1
        if low[begin] in _signs() and begin + 1 < len(low):
            begin += 1
        return _joined(amount, read_number(low, begin), low)
    return _share(amount, low)


def _joined(amount: Amount, upper: Reading | None, low: list[str]) -> Amount:
    if upper is None or upper.many:
        return amount
    floor = _same_scale(amount.value, upper, low)
    if upper.value <= floor:
        return amount
    begins = amount.first - (amount.first > 0 and low[amount.first - 1] in ("between", "from"))
    middle = (floor + upper.value) / 2
    return replace(amount, value=middle, low=floor, high=upper.value, first=begins, end=upper.end, shape="range")


def _same_scale(value: float, upper: Reading, low: list[str]) -> float:
    """Give the lower figure the scale of the upper: in `2 to 3 million` the 2 means millions."""
    for scale, factor in (("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)):
        if low[upper.end - 1] == scale and value < 1000 and read_numeral(low[upper.end - 2]) is not None:
            return value * factor
    return value


def _share(amount: Amount, low: list[str]) -> Amount:
    place = amount.end + (low[amount.end] == "out")
    if low[place] != "of" or place + 1 >= len(low):
        return amount
    place += 1
    while place < len(low) and low[place] in ("the", "its", "their", "all", "a", "total", "of"):
        place += 1
    whole = read_number(low, place) if place < len(low) else None
    if whole is None or whole.many or whole.value < amount.value:
        return amount
    return replace(amount, end=whole.end, shape="share")


def _with_unit(amount: Amount, low: list[str]) -> Amount:
    if amount.unit is not None:
        return amount
    place = amount.end + (amount.end < len(low) and low[amount.end] == "-")  # a 10-day truce
    found = _longest(load_units()["after"], low, place)
    if found is None:
        return amount
    unit, length = found
    return replace(amount, unit=unit, end=place + length)


def _longest(forms: Forms, low: list[str], place: int) -> tuple[str, int] | None:
    for length in range(MOST_WORDS, 0, -1):
        if place + length <= len(low) and (value := forms.get(tuple(low[place : place + length]))):
            return value, length
    return None


def _with_hedge(amount: Amount, low: list[str]) -> Amount:
    """Take in the hedge before the number, or after it."""
    for length in range(MOST_WORDS, 0, -1):
        begin = amount.first - length
        bound = load_hedges()["before"].get(tuple(low[begin : amount.first])) if begin >= 0 else None
        if bound is not None:
            return replace(_bounded(amount, bound), first=begin)
    found = _longest(load_hedges()["after"], low, amount.end)
    if found is None:
        return amount
    bound, length = found
    return replace(_bounded(amount, bound), end=amount.end + length)


def _bounded(amount: Amount, bound: str) -> Amount:
    if amount.shape in ("range", "many"):
        return replace(amount, bound=bound)
    low = amount.value if bound == "least" else None
    high = amount.value if bound == "most" else None
    return replace(amount, low=low, high=high, bound=bound)
