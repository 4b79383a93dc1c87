"""Two clusterings of things compared: pairwise and B-cubed precision, recall and F1.

A clustering gives every thing the name of its cluster. Where the two do not hold the same things, what only gold has
stands alone in the other's eyes, so that it costs recall, and what only the prediction has stands alone in gold's,
so that it costs precision where it was put with others; alone it costs nothing (Cai and Strube, SIGDIAL 2010).
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from readout.evaluate.scores import Rate

Clustering = Mapping[str, Hashable]


def compare_pairs(gold: Clustering, predicted: Clustering) -> Rate:
    """Return how many pairs of one cluster are also of one cluster on the other side, in percent.

    100 where there are no pairs to find or none that could be wrong.
    """
    shared = _count_pairs(Counter((gold[item], predicted[item]) for item in gold.keys() & predicted.keys()))
    return _make_rate(
        _share(shared, _count_pairs(Counter(predicted.values()))), _share(shared, _count_pairs(Counter(gold.values())))
    )


def compare_b_cubed(gold: Clustering, predicted: Clustering) -> Rate:
    """Return the mean share, over things, of their cluster that is with them on the other side, in percent.

    Precision is the mean over the predicted things, recall over those of gold (Bagga and Baldwin 1998). 100 where there
    is nothing.
    """
    sizes, due = Counter(predicted.values()), Counter(gold.values())
    together = Counter((gold[item], predicted[item]) for item in gold.keys() & predicted.keys())
    strangers = [sizes[cluster] for item, cluster in predicted.items() if item not in gold and sizes[cluster] > 1]
    missed = [due[name] for item, name in gold.items() if item not in predicted]
    precision = sum(count**2 / sizes[cluster] for (_, cluster), count in together.items())
    recall = sum(count**2 / due[name] for (name, _), count in together.items())
    return _make_rate(
        _share(precision + sum(1 / size for size in strangers), together.total() + len(strangers)),
        _share(recall + sum(1 / size for size in missed), len(gold)),
    )


def join_pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return a clustering of all that is joined by pairs, directly or over others, each named by its least member."""
    near: dict[str, set[str]] = {}
    for one, other in pairs:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    found: dict[str, str] = {}
    for item in sorted(near):
        waiting = [item] if item not in found else []
        while waiting:
            reached = waiting.pop()
            if reached not in found:
                found[reached] = item
                waiting.extend(near[reached])
    return found


def _count_pairs(sizes: Mapping[Any, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _make_rate(precision: float, recall: float) -> Rate:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Rate(precision=100 * precision, recall=100 * recall, f1=100 * f1)
