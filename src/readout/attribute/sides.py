"""Sides: for whom a mention speaks or acts, so that two who belong together do not bear each other out."""

from readout.records import Event, Resolution

# Sectors that are the state itself: a ministry and a capital speak for the same government.
STATE = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))


def find_side(mention: str | None, resolution: Resolution) -> str | None:
    """Return the side of a mention by its id: a country's state or one of its sectors, else the entity.

    `None` for nobody.
    """
    found = resolution.by_id.get(mention or "")
    if found is None:
        return None
    if found.country is None:
        return found.entity or found.id
    sector = found.sectors[0] if found.sectors else None
    return found.country if sector is None or sector in STATE else f"{found.country} {sector}"


def event_sides(event: Event, resolution: Resolution) -> frozenset[str | None]:
    """Return the sides of those who act or are acted on."""
    return frozenset(find_side(mention, resolution) for mention in (*event.actors, *event.recipients))
