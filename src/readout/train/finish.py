"""After training: the folder of weights that `encode` reads, its card, and how the weights score."""

import datetime
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from readout.encode.model import Encoder
from readout.encode.pieces import PieceCutter
from readout.encode.weights import CARD, LABELS, LEMMAS, VOCABULARY, Labels, hash_weights
from readout.train.export import export_graphs
from readout.train.lemma_table import build_lemmas, write_lemmas
from readout.train.lessons import Corpus
from readout.train.measure import Grammar, Span, locate_words, score_aligned, score_names, score_trees
from readout.train.network import Network
from readout.train.treebank import Parsed

SOURCES = {
    "UD_English-EWT": "CC BY-SA 4.0",
    "GUM (documents whose texts allow any use)": "CC BY 4.0",
    "UNER_English-EWT (development part)": "CC BY-SA 4.0",
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
    write_card(directory, {})
    return directory


def write_card(directory: Path, scores: dict[str, str]) -> None:
    """Write what the weights are: version, day, licence, sources, scores."""
    card: dict[str, Any] = {
        "version": hash_weights(directory),
        "made": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "licence": "CC BY-SA 4.0",
        "sources": SOURCES,
        "scores": scores,
    }
    (directory / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def measure_all(directory: Path, corpus: Corpus) -> Iterator[str]:
    """Measure the exported weights on the tests, write the scores into the card, give them line by line."""
    encoder = Encoder(directory)
    scores: dict[str, str] = {}
    for name, gold in corpus.test_trees.items():
        scores[name] = str(score_trees(gold, encoder.analyse([sentence.words for sentence in gold])))
        if raw := score_raw(gold, encoder):
            scores[f"{name}, own words"] = str(raw)
        scores[f"{name}, lemmas"] = f"{_lemmas_right(gold, encoder):.2%}"
    trees = encoder.analyse([sentence.words for sentence in corpus.test_names])
    for kind, score in score_names(corpus.test_names, trees).items():
        scores[f"UNER EWT test, {kind}"] = str(score)
    for variant, change in (("lower case", str.lower), ("Title Case", str.capitalize), ("CAPITALS", str.upper)):
        scores |= _measure_case(variant, [[change(w) for w in s.words] for s in corpus.test_names], corpus, encoder)
    write_card(directory, scores)
    yield from (f"{name:32s} {score}" for name, score in scores.items())


def score_raw(gold: Sequence[Parsed], encoder: Encoder) -> Grammar | None:
    """Score from the text of each sentence with our own words; `None` while there is no tokeniser."""
    if find_spec("readout.parse") is None or find_spec("readout.parse.tokens") is None:
        return None
    from readout.parse.tokens import tokenize

    kept = [(sentence, spans) for sentence in gold if (spans := locate_words(sentence.text, sentence.words))]
    ours: list[list[Span]] = [tokenize(sentence.text) for sentence, _ in kept]
    words = [[s.text[start:end] for start, end in spans] for (s, _), spans in zip(kept, ours, strict=True)]
    return score_aligned([s for s, _ in kept], encoder.analyse(words), [spans for _, spans in kept], ours)


def _measure_case(variant: str, words: list[list[str]], corpus: Corpus, encoder: Encoder) -> dict[str, str]:
    names = score_names(corpus.test_names, encoder.analyse(words))["all"]
    return {f"UNER EWT test, all in {variant}": str(names)}


def _lemmas_right(gold: Sequence[Parsed], encoder: Encoder) -> float:
    right = total = 0
    for sentence, tree in zip(gold, encoder.analyse([s.words for s in gold]), strict=True):
        for true, found in zip(sentence.lemmas, tree.lemmas, strict=True):
            right, total = right + (true.lower() == found.lower()), total + 1
    return right / max(total, 1)
