"""How a `Tree` record is put together."""

from collections.abc import Sequence

from readout.records.document import Name, Proposal, Tree


def make_tree(
    words: Sequence[str],
    lemmas: Sequence[str],
    tags: Sequence[str],
    heads: Sequence[int],
    relations: Sequence[str],
    names: Sequence[Name] = (),
    proposals: Sequence[Proposal] = (),
) -> Tree:
    """Return the record with the children worked out from the heads (from 0, -1 for the root)."""
    children: list[list[int]] = [[] for _ in words]
    for token, head in enumerate(heads):
        if head >= 0:
            children[head].append(token)
    return Tree(
        words=tuple(words),
        lemmas=tuple(lemmas),
        tags=tuple(tags),
        heads=tuple(heads),
        relations=tuple(relations),
        names=tuple(names),
        proposals=tuple(proposals),
        children=tuple(map(tuple, children)),
    )
