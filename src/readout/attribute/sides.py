"""Sides: for whom a mention speaks or acts, so that two who belong together do not bear each other out."""

from readout.codebook.sides import name_side
from readout.records import Event, Resolution


def find_side(mention: str | None, resolution: Resolution) -> str | None:
    """Return the side of a mention by its id: a country's state or one of its sectors, else the entity.

    `None` for nobody.
    """
    found = resolution.by_id.get(mention or "")
    return None if found is None else name_side(found.country, found.sectors, found.entity or found.id)


def event_sides(event: Event, resolution: Resolution) -> frozenset[str | None]:
    """Return the sides of those who act or are acted on."""
    return frozenset(find_side(mention, resolution) for mention in (*event.actors, *event.recipients))
