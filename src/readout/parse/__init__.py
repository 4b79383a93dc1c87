"""Parse: the sentences and tokens of a report, and whether it is English."""

from readout.parse.language import guess_language, is_english
from readout.parse.report import parse_report
from readout.parse.sentences import split_sentences
from readout.parse.tokens import tokenize

__all__ = ["guess_language", "is_english", "parse_report", "split_sentences", "tokenize"]
