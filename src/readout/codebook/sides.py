"""Sides: for whom somebody speaks or acts, so that two who belong together do not bear each other out."""

from collections.abc import Sequence

# Sectors that are the state itself: a ministry and a capital speak for the same government.
STATE = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))


def name_side(country: str | None, sectors: Sequence[str], fallback: str) -> str:
    """Return the side of a party: its country's state or one of its sectors, `fallback` where it has no country."""
    if country is None:
        return fallback
    sector = sectors[0] if sectors else None
    return country if sector is None or sector in STATE else f"{country} {sector}"
