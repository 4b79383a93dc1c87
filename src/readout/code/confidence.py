"""Confidence: from the score of a trigger to how often events with such a score are right, on kept-back reports.

`data/confidence.tsv` holds the points of a rising line (isotonic regression, Barlow et al. 1972) that
`readout.train.confidence` draws on the development part of our corpus; between two points it is straight.
"""

from functools import cache
from pathlib import Path

from readout.text.tables import read_rows

TABLE = Path(__file__).parent / "data" / "confidence.tsv"
Points = tuple[tuple[float, float], ...]


def calibrate(score: float, points: Points | None = None) -> float:
    """Return the chance, 0 to 1, that an event with a score is right in type, rounded to three digits."""
    points = points or load_points()
    left = max((point for point in points if point[0] <= score), default=points[0])
    right = min((point for point in points if point[0] >= score), default=points[-1])
    if right[0] == left[0]:
        return round(left[1], 3)
    share = (score - left[0]) / (right[0] - left[0])
    return round(left[1] + min(max(share, 0.0), 1.0) * (right[1] - left[1]), 3)


@cache
def load_points(table: Path = TABLE) -> Points:
    """Return score and chance of each point, in rising order."""
    return tuple((float(score), float(chance)) for _, (score, chance) in read_rows(table, columns=2))
