"""Content: which words a cue attributes."""

from collections.abc import Iterable

from readout.grammar import find_slot
from readout.records import Cue, Sentence, Span, Tree

EDGES = frozenset(",.;:-–—\"“”„«»'")
# Nouns that stand for what was said; tagged as verbs now and then (`… — claims Moscow denies`).
POINTERS = frozenset(("claim", "charge", "allegation", "accusation", "report"))
CONNECTIVES = frozenset(("that", "and", "but", "while", "as", "so"))


def find_content(cue: Cue, tree: Tree, sentence: Sentence) -> tuple[Span, ...]:
    """Return the content of a cue by its grammar: one span, or several where the cue stands in the midst of it."""
    for slot in cue.content:
        tokens = _clause(cue, tree) if slot == "clause" else _slot_tokens(cue, tree, slot)
        spans = token_spans(tokens, tree, sentence)
        if spans:
            return spans
    return ()


def _clause(cue: Cue, tree: Tree) -> set[int]:
    """Return the tokens of the clause a cue brings in: its complement, or the sentence around a parenthesis."""
    if "head" in cue.speaker:
        return _around(tree, tree.heads[cue.head])
    token = cue.head
    for relation in ("ccomp", "acl", "parataxis"):
        for child in tree.dependants(token, relation):
            if relation != "acl" or (tree.tags[token] == "NOUN" and _is_that_clause(tree, child)):
                return _without_cue(tree, child, token)
    relation = tree.relations[token].partition(":")[0]
    if relation == "parataxis" or (relation in ("advcl", "conj", "dep") and _is_as_clause(tree, token)):
        return _around(tree, token)
    return set()


def _without_cue(tree: Tree, child: int, cue: int) -> set[int]:
    """Return a clause without the cue and without what the speaker did besides (`…, the army said, blaming rebels`)."""
    found = set(tree.subtree(child)) - {cue}
    for clause in tree.dependants(child, "advcl"):
        if child < cue < clause and tree.words[clause].endswith("ing"):
            found -= set(tree.subtree(clause))
    return found


def _is_that_clause(tree: Tree, clause: int) -> bool:
    return any(tree.lemmas[mark] in ("that", "of") for mark in tree.dependants(clause, "mark"))


def _is_as_clause(tree: Tree, clause: int) -> bool:
    return any(tree.lemmas[mark] == "as" for mark in tree.dependants(clause, "mark"))


def _around(tree: Tree, inserted: int) -> set[int]:
    """Return the clause that a parenthesis stands in, without the parenthesis."""
    above = tree.heads[inserted]
    if above < 0:
        return set()
    return set(tree.subtree(above)) - set(tree.subtree(inserted))


def _slot_tokens(cue: Cue, tree: Tree, slot: str) -> set[int]:
    found: set[int] = set()
    fillers = find_slot(tree, cue.head, slot)
    if slot == "xcomp" and fillers:  # who is asked to do it belongs to what is asked
        fillers = [*tree.dependants(cue.head, "obj", "iobj"), *fillers]
    for filler in fillers:
        if filler not in tree.ancestors(cue.head):
            found.update(tree.subtree(filler))
    for clause in tree.dependants(cue.head, "advcl", "acl", "xcomp", "ccomp"):
        if any(tree.lemmas[mark] == slot for mark in tree.dependants(clause, "mark")):
            found.update(tree.subtree(clause))
    if slot in ("obj", "of", "for", "about") and not found:
        return _relative_object(cue, tree) if slot == "obj" else found
    return found


def _relative_object(cue: Cue, tree: Tree) -> set[int]:
    """Return the noun that a relative clause denies or confirms (`claims Moscow denies`)."""
    relation, above = tree.relations[cue.head], tree.heads[cue.head]
    pointer = above >= 0 and (tree.tags[above] == "NOUN" or tree.lemmas[above] in POINTERS)
    if relation != "acl:relcl" and not (relation in ("ccomp", "acl") and pointer):
        return set()
    return set(tree.subtree(tree.heads[cue.head])) - set(tree.subtree(cue.head))


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
