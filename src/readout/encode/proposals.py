"""Scores to proposals: which words may tell an event or attribute a claim, and what the other words are to them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readout.encode.weights import Labels
from readout.records.document import Chances, Proposal, Role

Floats = NDArray[np.float32]
LEAST = 0.05  # chance of a word to be a trigger or a cue at all
LEAST_LABEL = 0.02  # chance of a label
LEAST_CONTEXT = LEAST_ROLE = 0.1


class Proposer:
    """Knows the labels and scores roles for the words proposed only."""

    def __init__(self, labels: Labels, roles: Any) -> None:
        """Take the labels and the session of the graph that scores pairs of words."""
        self._labels, self._roles = labels, roles
        self._sections = labels.sections

    def propose(
        self, scores: Floats, holders: Floats, fillers: Floats, sizes: Sequence[int]
    ) -> list[tuple[Proposal, ...]]:
        """Return the proposals of each sentence; scores [B, W, labels], the other two [B, W, size] for pairs."""
        none = [_chance_of_none(scores[..., self._sections[name]]) for name in ("events", "stances")]
        likely = np.minimum(*none) <= 1 - LEAST
        likely &= np.arange(scores.shape[1]) < np.array(sizes)[:, None]
        rows, words = likely.nonzero()
        if not len(rows):
            return [() for _ in sizes]
        labels = self._rank_labels(scores[rows, words])
        roles = self._find_roles(rows, words, holders, fillers, sizes)
        found: list[list[Proposal]] = [[] for _ in sizes]
        for number, (row, word) in enumerate(zip(rows.tolist(), words.tolist(), strict=True)):
            ranked = {name: column[number] for name, column in labels.items()}
            found[row].append(Proposal(token=word, roles=tuple(roles[number]), **ranked))
        return [tuple(proposals) for proposals in found]

    def _rank_labels(self, scores: Floats) -> dict[str, list[Chances]]:
        """Return the labels of each kind for every chosen word; scores [N, labels]."""
        part = {name: scores[:, place] for name, place in self._sections.items()}
        labels = self._labels
        return {
            "types": _rank(labels.events[1:], _softmax(part["events"])[:, 1:], LEAST_LABEL),
            "modes": _rank(labels.modes, _softmax(part["modes"]), LEAST_LABEL),
            "auxiliaries": _rank(labels.auxiliaries, _sigmoid(part["auxiliaries"]), LEAST_LABEL),
            "contexts": _rank(labels.contexts, _sigmoid(part["contexts"]), LEAST_CONTEXT),
            "stances": _rank(labels.stances[1:], _softmax(part["stances"])[:, 1:], LEAST_LABEL),
        }

    def _find_roles(
        self, rows: NDArray[Any], words: NDArray[Any], holders: Floats, fillers: Floats, sizes: Sequence[int]
    ) -> list[list[Role]]:
        """Return the likely roles of the other words to each chosen word."""
        lengths = np.array(sizes)[rows]
        owners = np.repeat(np.arange(len(rows)), lengths)  # the chosen word of each pair
        others = np.concatenate([np.arange(length) for length in lengths])
        pairs = {"d": holders[rows, words][owners], "h": fillers[rows[owners], others]}
        (scores,) = self._roles.run(None, pairs)
        chances = _softmax(scores)[:, 1:]
        likely, labels = ((chances >= LEAST_ROLE) & (others != words[owners])[:, None]).nonzero()
        found: list[list[Role]] = [[] for _ in rows]
        columns = (owners[likely], others[likely], labels, chances[likely, labels])
        for owner, token, label, chance in zip(*(column.tolist() for column in columns), strict=True):
            found[owner].append(Role(token=token, role=self._labels.roles[label + 1], chance=chance))
        return found


def _rank(labels: Sequence[str], chances: Floats, least: float) -> list[Chances]:
    """Return for each row of [N, labels] the labels with at least some chance, likeliest first."""
    found: list[list[tuple[str, float]]] = [[] for _ in chances]
    rows, places = (chances >= least).nonzero()
    values = chances[rows, places]
    for row, place, value in zip(rows.tolist(), places.tolist(), values.tolist(), strict=True):
        found[row].append((labels[place], value))
    for pairs in found:
        if len(pairs) > 1:
            pairs.sort(key=lambda pair: -pair[1])
    return [tuple(pairs) for pairs in found]


def _chance_of_none(scores: Floats) -> Floats:
    """Return [B, W]: the chance of the first of the last axis' labels."""
    highest = scores.max(axis=-1)
    powers = np.exp(scores - highest[..., None])
    result: Floats = powers[..., 0] / powers.sum(axis=-1)
    return result


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return result


def _sigmoid(scores: Floats) -> Floats:
    result: Floats = (1 / (1 + np.exp(-scores))).astype(np.float32)
    return result
