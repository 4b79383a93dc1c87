import itertools
import time

import numpy as np
import pytest

from readout.encode.trees import best_heads, is_tree


def best_by_trying(scores: np.ndarray) -> float:
    count = scores.shape[0]
    trees = (heads for heads in itertools.product(range(count + 1), repeat=count) if is_tree(list(heads)))
    return max(sum(float(scores[word, head]) for word, head in enumerate(heads)) for heads in trees)


@pytest.mark.parametrize("seed", range(60))
def test_no_tree_is_better(seed: int) -> None:
    chance = np.random.default_rng(seed)
    count = int(chance.integers(1, 6))
    scores = chance.normal(size=(count, count + 1)).astype(np.float32)
    if seed % 3 == 0:
        scores = np.round(scores)  # ties
    for word in range(count):
        scores[word, word + 1] = -50  # a word is not its own head
    heads = best_heads(scores)
    assert is_tree(heads)
    assert sum(float(scores[word, head]) for word, head in enumerate(heads)) == pytest.approx(best_by_trying(scores))


@pytest.mark.parametrize(
    ("heads", "expected"),
    [([0], True), ([2, 0], True), ([0, 0], False), ([2, 1], False), ([0, 3, 2], False), ([], False)],
)
def test_what_a_tree_is(heads: list[int], expected: bool) -> None:
    assert is_tree(heads) is expected


def test_a_long_sentence_of_noise_is_quick() -> None:
    scores = np.random.default_rng(0).normal(size=(400, 401)).astype(np.float32)
    start = time.perf_counter()
    assert is_tree(best_heads(scores))
    assert time.perf_counter() - start < 2
