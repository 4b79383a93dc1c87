"""Pieces: the stretches of a sentence that content is made of, and where its own words begin."""

from collections.abc import Iterable

from readout.records import Sentence, Span, Tree

EDGES = frozenset(",.;:-–—\"“”„«»'")
CONNECTIVES = frozenset(("that", "and", "but", "while", "as", "so"))
DASHES = frozenset(("-", "--", "–", "—"))
QUOTES = frozenset('"“”„«»')
LONGEST_OPENING = 40  # tokens of headline, byline and dateline that run into the first sentence


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
        if word in QUOTES:
            within = not within
        elif within:
            found.add(token)
    return frozenset(found)


def dateline_end(tree: Tree) -> int:
    """Return the number of the token after a dateline (`RAMALLAH - `, `PRAIA, June 23 (MNA) - `); 0 without one."""
    for token in range(1, min(len(tree), LONGEST_OPENING)):
        if tree.words[token] in DASHES and _is_dateline(tree, token):
            return token + 1
    return 0


def _is_dateline(tree: Tree, dash: int) -> bool:
    """Tell whether a town in capitals stands before a dash, with nothing but names, dates and marks between."""
    for token in range(dash - 1, max(-1, dash - 14), -1):
        word = tree.words[token]
        if word.isalpha() and word.islower():
            return False
        if word.isalpha() and word.isupper() and len(word) > 2 and "(" not in tree.words[max(0, token - 2) : token]:
            return True
    return False
