"""A logistic regression with ridge over named features, by Newton's method."""

import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Pair = tuple[dict[str, float], bool]  # the features of a case, and whether it holds
DECAY, ROUNDS = 1.0, 30  # of ridge, and of Newton's method
LEAST_SEEN = 8  # cases with a feature, below which it is not learnt


def fit(pairs: list[Pair]) -> dict[str, float]:
    """Return the weights of the features that are seen often enough."""
    seen = {name: sum(name in features for features, _ in pairs) for name in {n for f, _ in pairs for n in f}}
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    rows = _matrix(pairs, names)
    gold = np.array([float(holds) for _, holds in pairs])
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        chances = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (gold - chances) - DECAY * weights
        curvature = (rows * (chances * (1 - chances))[:, None]).T @ rows + DECAY * np.eye(len(names))
        weights += np.linalg.solve(curvature, gradient)
    return dict(zip(names, weights.tolist(), strict=True))


def _matrix(pairs: list[Pair], names: list[str]) -> NDArray[np.float64]:
    return np.array([[features.get(name, 0.0) for name in names] for features, _ in pairs])


def rate(pairs: list[Pair], weights: dict[str, float], enough: float = 0.5) -> str:
    """Return how often the weights are right where a chance above `enough` is a yes."""
    least = math.log(enough / (1 - enough))
    told = [(sum(weights.get(n, 0.0) * v for n, v in features.items()) > least, holds) for features, holds in pairs]
    right = sum(guess and holds for guess, holds in told)
    f1 = 2 * right / max(sum(guess for guess, _ in told) + sum(holds for _, holds in told), 1)
    return f"{sum(guess == holds for guess, holds in told) / max(len(told), 1):.1%} right, F1 {f1:.3f}"


def write_weights(table: Path, weights: dict[str, float], heading: str) -> None:
    """Write a row for each feature, heaviest first, below a comment."""
    rows = sorted(weights.items(), key=lambda item: -abs(item[1]))
    lines = [f"# {heading}", *(f"{name}\t{weight:.3f}" for name, weight in rows)]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
