"""The best dependency tree for a matrix of arc scores: one root, no cycle.

Maximum spanning arborescence by Chu and Liu (1965) and Edmonds (1967), here iterative and on numpy rows. That exactly
one word hangs on the root is had by charging every root arc the same large fee (Stanojević and Cohen 2021, "A Root of a
Problem").
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
    if is_tree(heads):
        return heads
    rooted = _best_rooted(scores)
    return rooted if is_tree(rooted) else _spanning_tree(scores)


def _best_rooted(scores: NDArray[np.float32]) -> list[int]:
    """Return the best heads with exactly one root, cycles allowed: the best tree, if they are one."""
    inner: Floats = scores.astype(np.float64)
    np.fill_diagonal(inner[:, 1:], -np.inf)
    roots = inner[:, 0].copy()
    inner[:, 0] = -np.inf
    heads: list[int] = inner.argmax(axis=1).tolist()
    heads[int((roots - inner.max(axis=1)).argmax())] = 0
    return heads


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
    opened: list[_Contraction] = []
    done = {0}  # nodes from which the root is reached
    gone: set[int] = set()  # nodes drawn into another
    for start in range(1, count):
        path, node = [], start
        while node not in done and node not in gone:
            if node not in path:
                path.append(node)
                node = int(heads[node])
                continue
            place = path.index(node)
            cycle = np.array(path[place:], dtype=np.int64)
            opened.append(_contract(matrix, heads, cycle))
            gone.update(path[place + 1 :])
            del path[place:]  # its first member is walked again, now for all of them
        done.update(path)
    for contraction in reversed(opened):
        _expand(contraction, heads)
    return [int(head) for head in heads[1:]]


def _contract(matrix: Floats, heads: Integers, cycle: Integers) -> _Contraction:
    """Make the cycle's first member stand for all of it, in place."""
    standing, inner = cycle[0], heads[cycle].copy()
    gains = matrix[cycle] - matrix[cycle, inner][:, None]
    columns = matrix[:, cycle]
    contraction = _Contraction(
        cycle=cycle, heads=inner, entry=cycle[gains.argmax(axis=0)], leaving=cycle[columns.argmax(axis=1)]
    )
    row, column = gains.max(axis=0), columns.max(axis=1)
    matrix[cycle] = -np.inf
    matrix[:, cycle] = -np.inf
    matrix[standing], matrix[:, standing] = row, column
    matrix[standing, cycle] = -np.inf
    matrix[cycle, standing] = -np.inf
    heads[np.isin(heads, cycle)] = standing
    heads[standing] = matrix[standing].argmax()
    return contraction


def _expand(contraction: _Contraction, heads: Integers) -> None:
    """Open a cycle again, in place: it keeps all its arcs but the one into the member that is held from outside."""
    cycle = contraction.cycle
    outer = int(heads[cycle[0]])
    hanging = heads == cycle[0]
    heads[hanging] = contraction.leaving[hanging]
    heads[cycle] = contraction.heads
    heads[contraction.entry[outer]] = outer
