"""The encoder at run time: sentences of words in, trees with names and proposals out."""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from readout.encode.batches import form_batches, pad_pieces
from readout.encode.lemmas import find_lemma, load_lemmas
from readout.encode.long import cut_long, join_trees
from readout.encode.names import NameDecoder
from readout.encode.pieces import PieceCutter, Pieces
from readout.encode.proposals import Proposer
from readout.encode.tree_records import make_tree
from readout.encode.trees import best_heads
from readout.encode.weights import (
    LABELS,
    LEMMAS,
    MODEL,
    RELATIONS,
    ROLES,
    VOCABULARY,
    Labels,
    check_weights,
    find_weights,
    load_labels,
)
from readout.lexicon.lemmas import load_verbs
from readout.records.document import Name, Proposal, Tree

Floats = NDArray[np.float32]
REMEMBERED_LEMMAS = 100_000
SLOWER = frozenset(("SkipLayerNormFusion",))  # its kernel takes six times as long as a sum and a layer norm
OUTPUTS = ("upos", "ner", "arc", "rel_d", "rel_h", "predicate", "role_d", "role_h")


class Encoder:
    """The sessions and tables, opened once and kept; use one per process."""

    def __init__(self, directory: Path, threads: int = 1) -> None:
        """Open the weights in a folder; `ModelError` if they are missing or damaged."""
        self.version = check_weights(directory)
        self.labels: Labels = load_labels(directory / LABELS)
        self._cutter = PieceCutter(directory / VOCABULARY)
        lemmas, known = load_lemmas(directory / LEMMAS), load_verbs().union(self._cutter.vocabulary)
        self._lemma = lru_cache(REMEMBERED_LEMMAS)(partial(find_lemma, table=lemmas, known=known))
        self._names = NameDecoder(self.labels.names)
        self._graph = _open_session(directory / MODEL, threads)
        self._relations = _open_session(directory / RELATIONS, threads)
        self._proposer = Proposer(self.labels, _open_session(directory / ROLES, threads))

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Tree]:
        """Return one tree a sentence, in order; a very long one is read in parts that hang on the first part's root."""
        words = [list(sentence) for sentence in sentences]
        pieces = [self._cutter.cut_sentence(sentence) for sentence in words]
        parts = [part for number, cut in enumerate(pieces) for part in cut_long(number, words[number], cut)]
        cut_again = [
            pieces[part.sentence]
            if part.whole
            else self._cutter.cut_sentence(words[part.sentence][part.start : part.end])
            for part in parts
        ]
        trees: list[Tree | None] = [None] * len(parts)
        for batch in form_batches([len(cut.ids) for cut in cut_again]):
            batch_words = [words[parts[number].sentence][parts[number].start : parts[number].end] for number in batch]
            for number, tree in zip(
                batch, self._analyse_batch(batch_words, [cut_again[n] for n in batch]), strict=True
            ):
                trees[number] = tree
        return join_trees(len(words), parts, [tree for tree in trees if tree is not None])

    def _analyse_batch(self, words: list[list[str]], pieces: list[Pieces]) -> Iterator[Tree]:
        tags, names, arcs, dependants, governors, predicates, holders, fillers = self._graph.run(
            OUTPUTS, pad_pieces(pieces)
        )
        best_tags = tags.argmax(axis=-1).tolist()
        sizes = [len(sentence) for sentence in words]
        heads = [best_heads(arcs[row, :size, : size + 1]) for row, size in enumerate(sizes)]
        relations = self._choose_relations(dependants, governors, heads)
        proposals = self._proposer.propose(predicates, holders, fillers, sizes)
        place = 0
        for row, size in enumerate(sizes):
            yield self._build_tree(
                words[row],
                [self.labels.tags[number] for number in best_tags[row][:size]],
                heads[row],
                relations[place : place + size],
                self._names.decode(names[row, :size]),
                proposals[row],
            )
            place += size

    def _choose_relations(self, dependants: Floats, governors: Floats, heads: list[list[int]]) -> list[str]:
        """Return the relation of each word of the batch to its chosen head, sentence after sentence."""
        left = np.concatenate([dependants[row, : len(chosen)] for row, chosen in enumerate(heads)])
        right = np.concatenate([governors[row, chosen] for row, chosen in enumerate(heads)])
        (scores,) = self._relations.run(None, {"d": left, "h": right})
        return [self.labels.relations[number] for number in scores.argmax(axis=-1).tolist()]

    def _build_tree(
        self,
        words: list[str],
        tags: list[str],
        heads: list[int],
        relations: list[str],
        names: tuple[Name, ...],
        proposals: tuple[Proposal, ...],
    ) -> Tree:
        lemmas = tuple(map(self._lemma, words, tags))
        relations = ["root" if head == 0 else relation for head, relation in zip(heads, relations, strict=True)]
        return make_tree(words, lemmas, tags, [head - 1 for head in heads], relations, names, proposals)


def load_encoder(directory: Path | None = None, threads: int = 1) -> Encoder:
    """Open the encoder, to be kept; `directory` or `READOUT_WEIGHTS` may name other weights than the package's."""
    return Encoder(find_weights(directory), threads)


def _open_session(path: Path, threads: int) -> Any:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER)
