"""Newspapers: which publishers tell the words of others."""

from readout.lexicon.words import load_words
from readout.records import Report


def is_newspaper(report: Report) -> bool:
    """Tell whether the publisher tells the words of others: a newspaper, an agency, a broadcaster, or none told."""
    words = (report.publisher or "news").lower().replace(",", " ").split()
    return not load_words("newspaper").isdisjoint(words)
