"""After training: the folder of weights that `encode` reads, its card, and how the weights score."""

import datetime
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from readout.encode.model import Encoder
from readout.encode.pieces import PieceCutter
from readout.encode.weights import CARD, LABELS, LEMMAS, VOCABULARY, Labels, hash_weights
from readout.parse.tokens import tokenize
from readout.records.document import Tree
from readout.train.export import export_graphs
from readout.train.lemma_table import build_lemmas, write_lemmas
from readout.train.lessons import Corpus
from readout.train.measure import Grammar, Span, locate_words, score_aligned, score_names, score_trees
from readout.train.measure_marks import score_marks
from readout.train.network import Network
from readout.train.treebank import Parsed

SOURCES = {
    "UD_English-EWT": "CC BY-SA 4.0",
    "GUM (documents whose texts allow any use)": "CC BY 4.0",
    "UNER_English-EWT (development part)": "CC BY-SA 4.0",
    "Readout's own corpus (reports of the training part, sentence rows)": "Apache-2.0",
    "all-MiniLM-L6-v2 (starting weights)": "Apache-2.0",
}


def export_all(network: Network, labels: Labels, corpus: Corpus, base: Path, directory: Path) -> Path:
    """Write graphs, labels, vocabulary, lemmas and a card without scores; return the folder."""
    directory.mkdir(parents=True, exist_ok=True)
    export_graphs(network, directory)
    shutil.copyfile(base / "vocab.txt", directory / VOCABULARY)
    (directory / LABELS).write_text(json.dumps(asdict(labels), indent=1) + "\n", encoding="utf-8")
    trees = [lesson.grammar for lesson in (*corpus.ewt, *corpus.gum) if lesson.grammar]
    write_lemmas(build_lemmas(trees, PieceCutter(base / "vocab.txt").vocabulary), directory / LEMMAS)
    write_card(directory, {}, {})
    return directory


def write_card(directory: Path, scores: dict[str, str], record: dict[str, Any]) -> None:
    """Write what the weights are: version, day, licence, sources, scores, and what the run was made with."""
    card: dict[str, Any] = {
        "version": hash_weights(directory),
        "made": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "licence": "CC BY-SA 4.0",
        "sources": SOURCES,
        "scores": scores,
        "run": record,
    }
    (directory / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def measure_all(directory: Path, corpus: Corpus, network: Network, record: dict[str, Any]) -> Iterator[str]:
    """Measure the exported weights on the tests, give the scores line by line, and write them into the card.

    The marks of our own corpus are measured on the network before it was cut to 8 bits.
    """
    encoder = Encoder(directory)
    cutter = PieceCutter(directory / VOCABULARY)
    scores: dict[str, str] = {}
    marks = (("development", corpus.watch_marks), ("test", corpus.test_marks))
    found = ((f"corpus, {part} part", str(score_marks(network, cutter, lessons))) for part, lessons in marks)
    for name, score in (*_measure(encoder, corpus), *found):
        scores[name] = score
        yield f"{name:36s} {score}"
    write_card(directory, scores, record)


def _measure(encoder: Encoder, corpus: Corpus) -> Iterator[tuple[str, str]]:
    gold = corpus.test_names
    names = score_names(gold, encoder.analyse([sentence.words for sentence in gold]))
    yield from ((f"UNER EWT test, {kind}", str(score)) for kind, score in names.items())
    for name, trees in corpus.test_trees.items():
        found = encoder.analyse([sentence.words for sentence in trees])
        yield name, str(score_trees(trees, found))
        yield f"{name}, lemmas", f"{_lemmas_right(trees, found):.2%}"
        yield f"{name}, own words", str(score_raw(trees, encoder))
    for variant, change in (("lower case", str.lower), ("Title Case", str.capitalize), ("CAPITALS", str.upper)):
        found = encoder.analyse([[change(word) for word in sentence.words] for sentence in gold])
        yield f"UNER EWT test, all in {variant}", str(score_names(gold, found)["all"])


def score_raw(gold: Sequence[Parsed], encoder: Encoder) -> Grammar:
    """Score from the text of each sentence with our own words."""
    kept = [(sentence, spans) for sentence in gold if (spans := locate_words(sentence.text, sentence.words))]
    ours: list[list[Span]] = [tokenize(sentence.text) for sentence, _ in kept]
    words = [[s.text[start:end] for start, end in spans] for (s, _), spans in zip(kept, ours, strict=True)]
    return score_aligned([s for s, _ in kept], encoder.analyse(words), [spans for _, spans in kept], ours)


def _lemmas_right(gold: Sequence[Parsed], trees: Sequence[Tree]) -> float:
    """Return the share of words with the right lemma, casing aside."""
    pairs = [
        pair
        for sentence, tree in zip(gold, trees, strict=True)
        for pair in zip(sentence.lemmas, tree.lemmas, strict=True)
    ]
    return sum(true.lower() == found.lower() for true, found in pairs) / max(len(pairs), 1)
