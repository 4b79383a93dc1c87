"""The tension between two parties: what they do to each other, weighed, as a share of what was read."""

from readout.archive.tension.measure import count_unlinked, measure_tension
from readout.archive.tension.records import Evidence, Moved, Share, Tension, TensionPeriod
from readout.archive.tension.weights import Weights, load_weights

__all__ = [
    "Evidence",
    "Moved",
    "Share",
    "Tension",
    "TensionPeriod",
    "Weights",
    "count_unlinked",
    "load_weights",
    "measure_tension",
]
