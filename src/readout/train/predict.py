"""The network in training as a reader of sentences: the same trees as at run time, without lemmas."""

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from readout.encode.batches import form_batches, pad_pieces
from readout.encode.names import NameDecoder
from readout.encode.pieces import PieceCutter, Pieces
from readout.encode.tree_records import make_tree
from readout.encode.trees import best_heads
from readout.encode.weights import Labels
from readout.records.document import Tree
from readout.train.network import Network, Scores

BUDGET = 2048


def feed_network(network: Network, pieces: list[Pieces]) -> Scores:
    """Return the scores of a batch."""
    feed: dict[str, Tensor] = {name: torch.from_numpy(values) for name, values in pad_pieces(pieces).items()}
    scores: Scores = network(**feed)
    return scores


class Predictor:
    """Reads with a network, dropout off while it does."""

    def __init__(self, network: Network, cutter: PieceCutter, labels: Labels) -> None:
        """Take the parts; nothing is copied."""
        self.network, self.cutter, self.labels = network, cutter, labels
        self._names = NameDecoder(labels.names)

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Tree]:
        """Return one tree a sentence, in order."""
        trees: dict[int, Tree] = {}
        for batch, scores in self._run(sentences):
            trees |= {number: self._tree(sentences[number], row, scores) for row, number in enumerate(batch)}
        return [trees[number] for number in range(len(sentences))]

    def name_probabilities(self, sentences: Sequence[Sequence[str]]) -> list[NDArray[np.float32]]:
        """Return [words, name tags] for each sentence, in order."""
        found: dict[int, NDArray[np.float32]] = {}
        for batch, scores in self._run(sentences):
            rows = scores.taggers["ner"].float().softmax(-1).numpy()
            found |= {number: rows[row, : len(sentences[number])].copy() for row, number in enumerate(batch)}
        return [found[number] for number in range(len(sentences))]

    @torch.no_grad()
    def _run(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[list[int], Scores]]:
        pieces = [self.cutter.cut_sentence(list(sentence)) for sentence in sentences]
        self.network.eval()
        for batch in form_batches([len(cut.ids) for cut in pieces], BUDGET):
            yield batch, feed_network(self.network, [pieces[number] for number in batch])
        self.network.train()

    def _tree(self, words: Sequence[str], row: int, scores: Scores) -> Tree:
        size = len(words)
        tags = scores.taggers["upos"][row, :size].argmax(-1).tolist()
        heads = best_heads(scores.arcs[row, :size, : size + 1].float().numpy())
        relations = (
            self.network.relations(scores.dependants[row, :size], scores.governors[row, heads]).argmax(-1).tolist()
        )
        return make_tree(
            words,
            words,
            [self.labels.tags[tag] for tag in tags],
            [head - 1 for head in heads],
            [self.labels.relations[relation] for relation in relations],
            self._names.decode(scores.taggers["ner"][row, :size].float().numpy()),
        )
