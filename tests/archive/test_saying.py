"""Figures in words, as the desk, the command line and the pages show them."""

from __future__ import annotations

import pytest

from readout.archive.linking.saying import say_number, say_toll
from readout.records import Toll


def _toll(low: float, high: float, *, unit: str | None = None, of: str | None = None) -> Toll:
    return Toll(of=of, unit=unit, fate=None, low=low, high=high, latest=high, told=())


@pytest.mark.parametrize(
    ("value", "said"), [(52.0, "52"), (1200.0, "1,200"), (2.5, "2.5"), (3e11, "300,000,000,000"), (-3.0, "-3")]
)
def test_numbers_have_no_power_of_ten(value: float, said: str) -> None:
    assert say_number(value) == said


@pytest.mark.parametrize(
    ("toll", "said"),
    [
        (_toll(52.0, 52.0, unit="nautical mile"), "52 nautical miles"),
        (_toll(1.0, 1.0, unit="mile"), "1 mile"),
        (_toll(40.0, 40.0, unit="km"), "40 km"),
        (_toll(12.0, 12.0, unit="percent"), "12 percent"),
        (_toll(3e11, 3e11, unit="USD"), "300,000,000,000 USD"),
        (_toll(1.0, 2.0, unit="tonne", of="rice"), "1–2 tonnes rice, latest 2"),
    ],
)
def test_measures_stand_in_their_plural(toll: Toll, said: str) -> None:
    assert say_toll(toll) == said
