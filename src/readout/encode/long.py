"""Sentences too long for the encoder (lists, tables, text without stops): cut into parts, then put together again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from readout.encode.pieces import Pieces
from readout.encode.tree_records import make_tree
from readout.records.document import Name, Proposal, Role, Tree

MOST_PIECES = 254  # of a part, [CLS] and [SEP] aside; training saw up to 200, and costs grow with the square
BREAKS = frozenset({".", ";", ":", "!", "?", "|", ","})
JOINT = "parataxis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words `start` to `end` (excluded) of one sentence."""

    sentence: int
    start: int
    end: int
    whole: bool


def cut_long(number: int, words: list[str], pieces: Pieces) -> Iterator[Part]:
    """Give the parts of a sentence: itself as a rule, none if it is empty; a long one is cut after stops."""
    if not words:
        return
    if len(pieces.ids) - 2 <= MOST_PIECES:
        yield Part(sentence=number, start=0, end=len(words), whole=True)
        return
    start = 0
    while start < len(words):
        end = _part_end(words, pieces, start)
        yield Part(sentence=number, start=start, end=end, whole=False)
        start = end


def _part_end(words: list[str], pieces: Pieces, start: int) -> int:
    end = start + 1
    while end < len(words) and pieces.last[end] - pieces.first[start] < MOST_PIECES:
        end += 1
    if end == len(words):
        return end
    middle = (start + end) // 2
    stops = [place for place in range(middle, end) if words[place] in BREAKS]
    return stops[-1] + 1 if stops else end


def join_trees(sentences: int, parts: list[Part], trees: list[Tree]) -> list[Tree]:
    """Return one tree a sentence; the roots of later parts hang on the first part's root as `parataxis`."""
    by_sentence: list[list[tuple[Part, Tree]]] = [[] for _ in range(sentences)]
    for part, tree in zip(parts, trees, strict=True):
        by_sentence[part.sentence].append((part, tree))
    return [_join(pairs) for pairs in by_sentence]


def _join(pairs: list[tuple[Part, Tree]]) -> Tree:
    if len(pairs) == 1:
        return pairs[0][1]
    heads: list[int] = []
    relations: list[str] = []
    names: list[Name] = []
    proposals: list[Proposal] = []
    for part, tree in pairs:
        top = pairs[0][1].root if part.start else -1
        heads += [top if head < 0 else head + part.start for head in tree.heads]
        relations += [
            JOINT if head < 0 and part.start else relation
            for head, relation in zip(tree.heads, tree.relations, strict=True)
        ]
        names += [
            Name(first=name.first + part.start, last=name.last + part.start, kind=name.kind, score=name.score)
            for name in tree.names
        ]
        proposals += [_shift(proposal, part.start) for proposal in tree.proposals]
    words = [word for _, tree in pairs for word in tree.words]
    lemmas = [lemma for _, tree in pairs for lemma in tree.lemmas]
    tags = [tag for _, tree in pairs for tag in tree.tags]
    return make_tree(words, lemmas, tags, heads, relations, names, proposals)


def _shift(proposal: Proposal, by: int) -> Proposal:
    roles = tuple(Role(token=role.token + by, role=role.role, chance=role.chance) for role in proposal.roles)
    return replace(proposal, token=proposal.token + by, roles=roles)
