"""Figures: reading amounts off words, with their ranges, units and the hedges around them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from readout.lexicon.amounts import (
    FUSED,
    MOST_WORDS,
    Amount,
    find_longest,
    load_hedges,
    load_units,
    money_signs,
    money_units,
    read_fused,
    read_signed,
    scale_of,
    with_short_scale,
)
from readout.lexicon.folder import data_folder
from readout.lexicon.numbers import LARGEST, Reading, is_kind, read_number, read_numeral
from readout.lexicon.shares import read_part, read_piece, read_rate
from readout.text.tables import read_keyed

JOINTS = frozenset(("-", "–", "—", "to"))
MOST_HEDGES = 3  # on one side (`at least another 40`)
REACH = 8  # words before `from 3 to 5` in which a word of change may stand


@lru_cache(maxsize=4)
def _load_sets(language: str) -> dict[str, frozenset[str]]:
    rows = read_keyed(data_folder(language) / "figures.tsv")
    return {name: frozenset(words.split()) for name, words in rows.items()}


def figure_words(name: str, language: str = "en") -> frozenset[str]:
    """Return a set of `figures.tsv`, its words in lower case; `KeyError` for one that the table lacks."""
    return _load_sets(language)[name]


def may_begin(word: str) -> bool:
    """Tell whether an amount may begin with a word."""
    low = word.lower()
    fused = FUSED.fullmatch(low)
    if low in money_signs() or read_numeral(low) is not None or (fused and fused[1] in money_signs()):
        return True
    return is_kind((low,), 0, "one", "ten", "group", "many", "few", "article", "part")


def read_amount(words: Sequence[str], start: int) -> Amount | None:
    """Return the amount whose number (or sign of money) begins at a word, with the hedges around it; else `None`."""
    low = [word.lower() for word in words]
    amount = _read_part(low, start) or _read_counted(low, start)
    return None if amount is None else _with_hedges(amount, low)


def _read_part(low: list[str], start: int) -> Amount | None:
    part = read_part(low, start)
    return None if part is None else replace(_plain(part, start, start, "percent"), shape="part")


def _read_counted(low: list[str], start: int) -> Amount | None:
    piece = read_piece(low, start)
    sign = read_fused(low, start) or ((piece, start, None) if piece else read_signed(low, start))
    if sign is None:
        return _read_extent(low, start)
    reading, number, money = sign
    reading = _with_repeat(with_short_scale(reading, low, money), low)
    if reading.value >= LARGEST:
        return None
    amount = _with_range(_plain(reading, start, number, money), low)
    amount = _with_unit(amount, low)
    rate = read_rate(amount.value, amount.end, low, load_units()["after"]) if amount.shape == "plain" else None
    if rate is None or amount.unit is not None:
        return amount
    return replace(_plain(rate, start, number, "percent"), shape="rate")


def _with_repeat(reading: Reading, low: list[str]) -> Reading:
    """Take in the figures that repeat a number: `two (2) officers`."""
    end = reading.end
    if low[end : end + 1] == ["("] and low[end + 2 : end + 3] == [")"] and read_numeral(low[end + 1]) == reading.value:
        return replace(reading, end=end + 3)
    return reading


def _read_extent(low: list[str], start: int) -> Amount | None:
    """Read `half an hour`, `half a kilometre`."""
    if low[start] != "half" or start + 2 >= len(low) or low[start + 1] not in ("a", "an"):
        return None
    unit = load_units()["after"].get((low[start + 2],))
    if unit is None:
        return None
    return _plain(Reading(value=0.5, end=start + 3), start, start, unit)


def _plain(reading: Reading, start: int, number: int, unit: str | None) -> Amount:
    return Amount(
        value=reading.value,
        low=reading.value,
        high=None if reading.many else reading.value,
        unit=unit,
        first=start,
        number=number,
        end=reading.end,
        shape="many" if reading.many else "plain",
        bound=None,
    )


def _with_range(amount: Amount, low: list[str]) -> Amount:
    """Join `3 to 5`, `10-15`, `between 10 and 15`, `two or three`, `12 of 14`, `12 out of 14`."""
    if amount.shape == "many" or amount.end + 1 >= len(low):
        return amount
    joint = low[amount.end]
    between = amount.first > 0 and low[amount.first - 1] == "between"
    if joint in JOINTS or joint == "or" or (between and joint == "and"):
        begin = amount.end + 1
        sign = read_signed(low, begin)
        upper = sign and with_short_scale(sign[0], low, sign[2] or amount.unit)
        return _joined(amount, upper, low, joint)
    return _share(amount, low)


def _joined(amount: Amount, upper: Reading | None, low: list[str], joint: str) -> Amount:
    if upper is None or upper.many or upper.value >= LARGEST:
        return amount
    floor = _same_scale(amount.value, upper, low)
    if joint == "to" and _is_change(amount, upper.value <= floor, low):
        return replace(amount, value=floor, low=floor, high=floor, shape="change")
    if joint == "to" and _is_growth(amount, upper, low):
        return amount
    if upper.value <= floor or (joint == "or" and upper.value > max(2 * floor, 3)):
        return amount
    begins = amount.first - (amount.first > 0 and low[amount.first - 1] in ("between", "from"))
    middle = (floor + upper.value) / 2
    return replace(amount, value=middle, low=floor, high=upper.value, first=begins, end=upper.end, shape="range")


def _is_change(amount: Amount, falls: bool, low: list[str]) -> bool:
    """Tell `rose from 3 to 5 percent` and `from 12 to 8` from `from 3 to 5 years`."""
    if amount.first == 0 or low[amount.first - 1] != "from":
        return False
    return falls or bool(figure_words("change") & set(low[max(0, amount.first - REACH) : amount.first]))


def _is_growth(amount: Amount, upper: Reading, low: list[str]) -> bool:
    """Tell `rose by 12 to 42` from `rose by 3 to 5 percent`."""
    if amount.first == 0 or low[amount.first - 1] != "by":
        return False
    changes = figure_words("change") & set(low[max(0, amount.first - REACH) : amount.first])
    return bool(changes) and find_longest(load_units()["after"], low, upper.end) is None


def _same_scale(value: float, upper: Reading, low: list[str]) -> float:
    """Give the lower figure the scale of the upper: in `2 to 3 million` and `$5-10m` the first means millions too."""
    last = low[upper.end - 1]
    scale = scale_of(last) or load_units()["short"].get((last,))
    if scale and value < 1000 and read_numeral(low[upper.end - 2]) is not None:
        return value * float(scale)
    return value


def _share(amount: Amount, low: list[str]) -> Amount:
    place = amount.end + (low[amount.end] == "out")
    if low[place] != "of" or place + 1 >= len(low):
        return amount
    place += 1
    while place < len(low) and low[place] in ("the", "its", "their", "his", "our", "all", "a", "total", "of"):
        place += 1
    whole = read_number(low, place) if place < len(low) else None
    if whole is None or whole.many or whole.value < amount.value:
        return amount
    return replace(amount, end=whole.end, shape="share")


def _with_unit(amount: Amount, low: list[str]) -> Amount:
    if amount.unit is not None:
        return amount
    place = amount.end + (amount.end < len(low) and low[amount.end] == "-")  # a 10-day truce
    found = find_longest(load_units()["after"], low, place)
    if found is None:
        return amount
    unit, length = found
    return replace(amount, unit=unit, end=place + length)


def _with_hedges(amount: Amount, low: list[str]) -> Amount:
    """Take in the hedges before the number and after it, the nearest first."""
    for _ in range(MOST_HEDGES):
        found = _hedge_before(amount, low)
        if found is None:
            break
        bound, length = found
        amount = replace(_bounded(amount, bound), first=amount.first - length)
    for _ in range(MOST_HEDGES):
        found = find_longest(load_hedges()["after"], low, amount.end)
        if found is None or (found[0] == "new" and not _adds(amount, low)):
            break
        bound, length = found
        amount = replace(_bounded(amount, bound), end=amount.end + length)
    return amount


def _hedge_before(amount: Amount, low: list[str]) -> tuple[str, int] | None:
    for length in range(MOST_WORDS, 0, -1):
        begin = amount.first - length
        bound = load_hedges()["before"].get(tuple(low[begin : amount.first])) if begin >= 0 else None
        if bound is not None:
            return bound, length
    return None


def _adds(amount: Amount, low: list[str]) -> bool:
    """Tell `12 more` from `12 more than` and `20 percent more`."""
    counts = amount.unit is None or amount.unit in money_units()
    return counts and (amount.end + 1 >= len(low) or low[amount.end + 1] != "than")


def _bounded(amount: Amount, bound: str) -> Amount:
    if bound in ("new", "total"):
        return replace(amount, total=bound == "total")
    if amount.shape == "many":
        return replace(amount, low=None if bound == "most" else amount.low, bound=bound)
    if amount.shape == "range":
        return replace(amount, bound=bound)
    low = amount.value if bound == "least" else None
    high = amount.value if bound == "most" else None
    return replace(amount, low=low, high=high, bound=bound)
