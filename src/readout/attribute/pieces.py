"""Pieces: the stretches of a sentence that content is made of, and where its own words begin."""

from collections.abc import Iterable, Sequence

from readout.records import Sentence, Span, Tree
from readout.text.quotes import QUOTATION_MARKS

EDGES = frozenset(",.;:-–—'") | QUOTATION_MARKS
CONNECTIVES = frozenset(("that", "and", "but", "while", "as", "so"))
DASHES = frozenset(("-", "--", "–", "—"))
LONGEST_DATELINE = 14  # tokens


def token_spans(tokens: Iterable[int], tree: Tree, sentence: Sentence) -> tuple[Span, ...]:
    """Return tokens as spans, one for each unbroken run, with punctuation and connectives cut off the ends."""
    runs: list[list[int]] = []
    for token in sorted(tokens):
        if runs and token == runs[-1][-1] + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    spans: list[Span] = []
    for run in runs:
        first, last = 0, len(run) - 1
        while first <= last and _is_edge(tree, run[first], leading=not spans):
            first += 1
        while last >= first and tree.words[run[last]] in EDGES:
            last -= 1
        if first <= last:
            spans.append(Span(sentence.tokens[run[first]].start, sentence.tokens[run[last]].end))
    return tuple(spans)


def _is_edge(tree: Tree, token: int, leading: bool) -> bool:
    word = tree.words[token].lower()
    return word in EDGES or (leading and word in CONNECTIVES and tree.relations[token] in ("mark", "cc"))


def quoted_tokens(tree: Tree) -> frozenset[int]:
    """Return the tokens between quotation marks; a mark left open closes with the sentence."""
    found: set[int] = set()
    within = False
    for token, word in enumerate(tree.words):
        if word in QUOTATION_MARKS:
            within = not within
        elif within:
            found.add(token)
    return frozenset(found)


def dateline_end(tree: Tree, tokens: Sequence[Span]) -> int:
    """Return the number of the token after a dateline (`RAMALLAH - `, `PRAIA, June 23 (MNA) - `); 0 without one.

    `tokens` are the tree's words as spans: a dash without white space on both sides is a hyphen (`NATO-led`).
    """
    for token in range(1, min(len(tree) - 1, LONGEST_DATELINE)):
        apart = tokens[token - 1].end < tokens[token].start and tokens[token].end < tokens[token + 1].start
        if apart and tree.words[token] in DASHES and _is_dateline(tree, token):
            return token + 1
    return 0


def _is_dateline(tree: Tree, dash: int) -> bool:
    """Tell whether a town in capitals stands before a dash, with nothing but names, dates and marks between."""
    for token in range(dash - 1, -1, -1):
        word = tree.words[token]
        if word.isalpha() and word.islower():
            return False
        if word.isalpha() and word.isupper() and len(word) > 2 and "(" not in tree.words[max(0, token - 2) : token]:
            return True
    return False
