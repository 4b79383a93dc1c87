"""Across reports: which copies or replaces which, and which of their events are one happening."""

from readout.link.bonds import find_bonds
from readout.link.families import settle_families
from readout.link.incidents import build_incidents
from readout.link.sketches import sketch_story
from readout.link.ties import find_ties

__all__ = ["build_incidents", "find_bonds", "find_ties", "settle_families", "sketch_story"]
