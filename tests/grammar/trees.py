"""Trees by hand: `word lemma TAG head relation` a line, heads from 1 as in CoNLL-U, 0 for the root."""

from readout.records import Tree


def make_tree(lines: str) -> Tree:
    rows = [line.split() for line in lines.strip().splitlines()]
    heads = tuple(int(row[3]) - 1 for row in rows)
    children = tuple(tuple(n for n, head in enumerate(heads) if head == token) for token in range(len(rows)))
    return Tree(
        words=tuple(row[0] for row in rows),
        lemmas=tuple(row[1] for row in rows),
        tags=tuple(row[2] for row in rows),
        heads=heads,
        relations=tuple(row[4] for row in rows),
        names=(),
        children=children,
    )
