"""A network small enough to be made in a test."""

from dataclasses import replace
from pathlib import Path

from readout.encode.weights import Labels
from readout.train.targets import collect_labels

SMALL = {
    "hidden_size": 24,
    "num_attention_heads": 2,
    "intermediate_size": 32,
    "num_hidden_layers": 2,
    "vocab_size": 20,
    "max_position_embeddings": 64,
}


def write_vocabulary(folder: Path) -> Path:
    path = folder / "vocab.txt"
    path.write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\nputin\nmet\nthem\n.\n", encoding="utf-8")
    return path


def small_labels() -> Labels:
    """Return the labels of the codebook beside two relations."""
    return replace(collect_labels([]), relations=("nsubj", "root"))
