"""Sentences of like length put together, so that little padding is computed."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from readout.encode.pieces import Pieces

BUDGET = 768  # padded pieces in a batch: 512 to 1024 measured best on one core
MOST_SENTENCES = 64
CALL = 8  # what a call of the graph costs besides its pieces, in pieces

Feed = dict[str, NDArray[np.int64]]


def form_batches(lengths: list[int], budget: int = BUDGET) -> Iterator[list[int]]:
    """Give lists of sentence numbers, short sentences first; depends on nothing but the lengths and their order.

    Of all ways to cut the sentences in order of length this is the cheapest, where a batch costs its padded pieces and
    `CALL` more; a report has few sentences, and padding them all to the longest would double the work.
    """
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    best, cut = [0], [0]  # for the first n sentences: the least cost, and where their last batch begins
    for end in range(1, len(order) + 1):
        longest = lengths[order[end - 1]]
        starts = range(max(0, end - MOST_SENTENCES), end)
        fitting = [start for start in starts if (end - start) * longest <= budget] or [end - 1]
        costs = [best[start] + CALL + (end - start) * longest for start in fitting]
        least = min(costs)
        best.append(least)
        cut.append(fitting[costs.index(least)])
    batches = []
    end = len(order)
    while end:
        batches.append(order[cut[end] : end])
        end = cut[end]
    yield from reversed(batches)


def pad_pieces(sentences: list[Pieces]) -> Feed:
    """Return the inputs: `ids`, `shape`, `mask` [batch, pieces]; `first`, `last` [batch, words]; padded with 0."""
    count = len(sentences)
    pieces = max(len(sentence.ids) for sentence in sentences)
    words = max(len(sentence.first) for sentence in sentences)
    feed = {name: np.zeros((count, pieces), np.int64) for name in ("ids", "shape", "mask")}
    feed |= {name: np.zeros((count, words), np.int64) for name in ("first", "last")}
    for row, sentence in enumerate(sentences):
        feed["ids"][row, : len(sentence.ids)] = sentence.ids
        feed["shape"][row, : len(sentence.ids)] = sentence.shapes
        feed["mask"][row, : len(sentence.ids)] = 1
        feed["first"][row, : len(sentence.first)] = sentence.first
        feed["last"][row, : len(sentence.last)] = sentence.last
    return feed
