"""Encode: one pass of one small encoder gives every sentence its tags, its tree and its names."""

from readout.encode.model import Encoder, load_encoder
from readout.records.document import Document, Encoding

__all__ = ["Encoder", "encode_document", "load_encoder"]


def encode_document(document: Document, text: str, encoder: Encoder) -> Encoding:
    """Return one tree a sentence, in order; `text` is the report's text that the spans point into."""
    sentences = [[token.cut(text) for token in sentence.tokens] for sentence in document.sentences]
    return Encoding(trees=tuple(encoder.analyse(sentences)), model=encoder.version)
