"""Encode: one pass of one small encoder gives every sentence its tags, its tree, its names and its proposals."""

from readout.encode.model import Encoder, load_encoder
from readout.records.document import Document, Encoding

__all__ = ["Encoder", "encode_document", "load_encoder"]


def encode_document(document: Document, text: str, encoder: Encoder) -> Encoding:
    """Return one tree a sentence, in order; `text` is the report's text that the spans point into.

    The words of a tree have straight apostrophes, however they are printed.
    """
    plain = text.replace("’", "'")
    sentences = [[token.cut(plain) for token in sentence.tokens] for sentence in document.sentences]
    return Encoding(trees=tuple(encoder.analyse(sentences)), model=encoder.version)
