"""Name tags to names: the best sequence that B-I-O allows (Viterbi 1967), and how sure the encoder is of each name."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from readout.records.document import Name

Floats = NDArray[np.float32]
FORBIDDEN = -1e4


class NameDecoder:
    """Knows which tag may follow which."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        """Take the tags of the graph in its order: `O`, `B-PER`, `I-PER`, …"""
        self.tags = tags
        inside = [tag.startswith("I-") for tag in tags]
        self._start = np.where(inside, FORBIDDEN, 0.0)
        self._follow = np.array([[_follow_cost(before, tag) for tag in tags] for before in tags])
        self._first = frozenset(np.flatnonzero(self._start == 0).tolist())  # the tags that may begin a sentence
        self._pairs = frozenset(zip(*(side.tolist() for side in (self._follow == 0).nonzero()), strict=True))

    def decode(self, scores: Floats) -> tuple[Name, ...]:
        """Return the names of one sentence, left to right; `scores` is [words, tags], not normalised."""
        best: list[int] = scores.argmax(axis=1).tolist()
        if not any(best):
            return ()
        if not self._allowed(best):
            best = self._best_path(scores)
        return self._collect(best, scores)

    def _allowed(self, path: list[int]) -> bool:
        return path[0] in self._first and self._pairs.issuperset(pairwise(path))

    def _best_path(self, scores: Floats) -> list[int]:
        total = scores[0] + self._start
        back: list[NDArray[np.int64]] = []
        for row in scores[1:]:
            reached = total[:, None] + self._follow
            back.append(reached.argmax(axis=0))
            total = reached.max(axis=0) + row
        path = [int(total.argmax())]
        for pointers in reversed(back):
            path.append(int(pointers[path[-1]]))
        return path[::-1]

    def _collect(self, path: list[int], scores: Floats) -> tuple[Name, ...]:
        names: list[Name] = []
        chances = _probabilities(scores, path)
        for first, number in enumerate(path):
            tag = self.tags[number]
            if not tag.startswith("B-"):
                continue
            last = first
            while last + 1 < len(path) and self.tags[path[last + 1]] == f"I-{tag[2:]}":
                last += 1
            score = round(min(chances[first : last + 1]), 3)
            names.append(Name(first=first, last=last, kind=tag[2:], score=score))
        return tuple(names)


def _follow_cost(before: str, tag: str) -> float:
    return FORBIDDEN if tag.startswith("I-") and before[2:] != tag[2:] else 0.0


def _probabilities(scores: Floats, path: list[int]) -> list[float]:
    """Return the probability of each word's tag."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    chosen: list[float] = (shifted[np.arange(len(path)), path] / shifted.sum(axis=1)).tolist()
    return chosen
