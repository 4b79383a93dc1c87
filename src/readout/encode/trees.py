"""The best dependency tree for a matrix of arc scores: one root, no cycle.

Maximum spanning arborescence by Chu and Liu (1965) and Edmonds (1967), here iterative and on numpy rows. That exactly one
word hangs on the root is had by charging every root arc the same large fee (Stanojević and Cohen 2021, "A Root of a Problem").
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
ROOT_FEE = 1e6


def best_heads(scores: NDArray[np.float32]) -> list[int]:
    """Return the head of each word, words counted from 1, 0 for the root.

    `scores` is [words, words + 1]: row = dependant, column = head, column 0 = root.
    """
    heads: list[int] = scores.argmax(axis=1).tolist()
    return heads if is_tree(heads) else _spanning_tree(scores)


def is_tree(heads: list[int]) -> bool:
    """Tell whether heads (of words 1, 2, …; 0 = root) make one tree with one root."""
    if heads.count(0) != 1:
        return False
    done = [False] * (len(heads) + 1)
    done[0] = True
    for word in range(1, len(heads) + 1):
        path: list[int] = []
        while not done[word]:
            if len(path) > len(heads):
                return False
            path.append(word)
            word = heads[word - 1]
        for member in path:
            done[member] = True
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contraction:
    """A cycle drawn into its first member, and what is needed to open it again."""

    cycle: Integers
    heads: Integers  # of the cycle's members, inside the cycle
    entry: Integers  # by outer head: the member that it would best take hold of
    leaving: Integers  # by outer dependant: the member that is its best head


def _spanning_tree(scores: NDArray[np.float32]) -> list[int]:
    count = scores.shape[0] + 1
    matrix: Floats = np.full((count, count), -np.inf)
    matrix[1:] = scores
    matrix[1:, 0] -= ROOT_FEE
    np.fill_diagonal(matrix, -np.inf)
    heads = matrix.argmax(axis=1)
    heads[0] = -1
    alive = np.ones(count, dtype=bool)
    opened: list[_Contraction] = []
    while (cycle := _find_cycle(heads, alive)) is not None:
        opened.append(_contract(matrix, heads, alive, cycle))
        heads[alive] = matrix[alive].argmax(axis=1)
        heads[0] = -1
    for contraction in reversed(opened):
        _expand(contraction, heads)
    return [int(head) for head in heads[1:]]


def _find_cycle(heads: Integers, alive: NDArray[np.bool_]) -> Integers | None:
    """Return the members of one cycle, or `None`."""
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in np.flatnonzero(alive)[1:]:
        node = int(start)
        while node > 0 and seen[node] == 0:
            seen[node] = start
            node = int(heads[node])
        if node > 0 and seen[node] == start:
            cycle = [node]
            while (follower := int(heads[cycle[-1]])) != node:
                cycle.append(follower)
            return np.array(cycle, dtype=np.int64)
    return None


def _contract(matrix: Floats, heads: Integers, alive: NDArray[np.bool_], cycle: Integers) -> _Contraction:
    """Make the cycle's first member stand for all of it, in place."""
    inner = heads[cycle].copy()
    gains = matrix[cycle] - matrix[cycle, inner][:, None]
    entry, leaving = cycle[gains.argmax(axis=0)], cycle[matrix[:, cycle].argmax(axis=1)]
    row, column = gains.max(axis=0), matrix[:, cycle].max(axis=1)
    matrix[cycle] = -np.inf
    matrix[:, cycle] = -np.inf
    standing = cycle[0]
    matrix[standing], matrix[:, standing] = row, column
    matrix[standing, cycle] = -np.inf
    alive[cycle[1:]] = False
    matrix[~alive] = -np.inf
    matrix[:, ~alive] = -np.inf
    return _Contraction(cycle=cycle, heads=inner, entry=entry, leaving=leaving)


def _expand(contraction: _Contraction, heads: Integers) -> None:
    """Open a cycle again, in place: it keeps all its arcs but the one into the member that is held from outside."""
    cycle = contraction.cycle
    outer = int(heads[cycle[0]])
    hanging = heads == cycle[0]
    heads[hanging] = contraction.leaving[hanging]
    heads[cycle] = contraction.heads
    heads[contraction.entry[outer]] = outer
