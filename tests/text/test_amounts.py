"""Amounts are written as people write them."""

from __future__ import annotations

import pytest

from readout.lexicon.amounts import load_units, money_units
from readout.text.amounts import is_money, load_measures, say_amount, say_number


@pytest.mark.parametrize(
    ("value", "said"),
    [
        *((18.0, "18"), (2.5, "2.5"), (12_000.0, "12,000"), (999_999.0, "999,999"), (0.0, "0"), (-4.0, "-4")),
        *((1e6, "1 million"), (6.1e6, "6.1 million"), (1_234_567.0, "1,234,567"), (1_234_000.0, "1.234 million")),
        *((3e11, "300 billion"), (1.02e10, "10.2 billion"), (2.5e12, "2.5 trillion"), (-5e9, "-5 billion")),
        (1.1e9, "1.1 billion"),
        (4e15, "4,000 trillion"),
    ],
)
def test_numbers(value: float, said: str) -> None:
    assert say_number(value) == said


@pytest.mark.parametrize(
    ("number", "unit", "of", "said"),
    [
        ("18", None, "soldiers", "18 soldiers"),
        ("13", None, None, "13"),
        ("300 billion", "USD", None, "$300 billion"),
        ("50 billion", "EUR", "loans", "€50 billion of loans"),
        ("60 million", "NGN", None, "NGN 60 million"),
        ("180", "day", None, "180 days"),
        ("1", "day", None, "1 day"),
        ("3", "day", "strike", "3-day strike"),
        ("12–15", "km", "front", "12–15-km front"),
        ("140", "tonne", "tents", "140 tonnes of tents"),
        ("10", "percent", "surcharge", "10 percent surcharge"),
        ("40", "MW", "power", "40 MW of power"),
        ("5", "km2", None, "5 km²"),
    ],
)
def test_amounts(number: str, unit: str | None, of: str | None, said: str) -> None:
    assert say_amount(number, unit, of) == said


def test_measures_are_units_that_are_read() -> None:
    read = {unit for side in ("before", "after") for unit in load_units()[side].values()}
    assert load_measures().keys() <= read
    assert all(is_money(unit) for unit in money_units())
