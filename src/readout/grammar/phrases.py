"""Noun phrases as stretches of tokens."""

from readout.records import Span, Tree

# What hangs on a noun but says something more about it: not part of its name.
LOOSE = frozenset("acl appos conj cc parataxis punct advcl ccomp dep list orphan cop nsubj aux mark advmod".split())


def phrase_tokens(tree: Tree, head: int) -> tuple[int, int]:
    """Return first and last token of the noun phrase of a head: no clauses, conjuncts, appositions or prepositions.

    The phrase is unbroken: it never crosses a token that it does not hold.
    """
    inside = {head}
    queue = [head]
    while queue:
        token = queue.pop()
        for child in tree.children[token]:
            if _belongs(tree, head, token, child):
                inside.add(child)
                queue.append(child)
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return first, last


def _belongs(tree: Tree, head: int, token: int, child: int) -> bool:
    relation = tree.relations[child]
    base = relation.partition(":")[0]
    if (token == head and base == "case") or relation in ("nmod", "obl"):
        return False
    if base in LOOSE and not (base == "punct" and tree.words[child] in ("-", "–")):
        return token != head and base in ("advmod", "punct") and child < head
    return True


def phrase_span(tree: Tree, tokens: tuple[Span, ...], head: int) -> Span:
    """Return the noun phrase of a head as a span of the report."""
    return words_span(tokens, *phrase_tokens(tree, head))


def words_span(tokens: tuple[Span, ...], first: int, last: int) -> Span:
    """Return the span of tokens `first` to `last`, both included."""
    return Span(tokens[first].start, tokens[last].end)
