"""World: who and where. Countries, organisations, office holders by date, armed groups, places, all as data."""

from readout.world.normal import normalise_name
from readout.world.overlay import find_overlay, overlay_version
from readout.world.records import Body, Country, Entry, Spot, Term
from readout.world.world import World, load_world

__all__ = [
    "Body",
    "Country",
    "Entry",
    "Spot",
    "Term",
    "World",
    "find_overlay",
    "load_world",
    "normalise_name",
    "overlay_version",
]
