"""Amounts as people write them: `$300 billion`, `140 tonnes of tents`, `3-day strike` (`measures.tsv`)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from readout.errors import DataError
from readout.text.tables import read_rows

SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
PLACES = 3  # of a number before its scale: 1.234 million, but 1,234,567
JOINTS = ("sign", "hyphen", "space", "of")


def say_number(value: float) -> str:
    """Return `18`, `2.5`, `12,000`, `6.1 million`, `1,234,567`."""
    for scale, name in SCALES:
        if abs(value) >= scale:
            scaled = value / scale
            return f"{scaled:,.10g} {name}" if abs(scaled - round(scaled, PLACES)) < 1e-9 else f"{value:,.0f}"
    return f"{value:,.10g}"


def say_amount(number: str, unit: str | None = None, of: str | None = None) -> str:
    """Return a number, or a range of them, in words already, with its unit and what it counts."""
    if unit is None:
        return f"{number} {of or ''}".rstrip()
    many, joint = load_measures().get(unit, (unit, "sign" if is_money(unit) else "of"))
    if joint == "sign":
        amount = f"{unit} {number}" if many == unit else many + number
        return f"{amount} of {of}" if of else amount
    if joint == "hyphen" and of:
        return f"{number}-{unit} {of}"
    amount = f"{number} {unit if number == '1' else many}"
    return amount if not of else f"{amount} {of}" if joint == "space" else f"{amount} of {of}"


def is_money(unit: str | None) -> bool:
    """Tell whether a unit is the code of a currency."""
    return unit is not None and len(unit) == 3 and unit.isascii() and unit.isupper()


@lru_cache(maxsize=1)
def load_measures() -> dict[str, tuple[str, str]]:
    """Return what is written of more than one, and the joint, by unit; `DataError` for another joint."""
    found = {}
    for where, (unit, many, joint) in read_rows(Path(__file__).with_name("measures.tsv"), columns=3):
        if joint not in JOINTS:
            raise DataError(f"{where}: a joint is one of {', '.join(JOINTS)}, not {joint!r}")
        found[unit] = (many, joint)
    return found
