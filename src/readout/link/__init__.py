"""Across reports: which copies which, which replaces which, and whose words they rest on."""

from readout.link.families import settle_families
from readout.link.sketches import sketch_story
from readout.link.ties import find_ties

__all__ = ["find_ties", "settle_families", "sketch_story"]
