"""Sentences made by hand: trees with proposals, and a small lexicon of their own."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from readout.records import Document, Encoding, Proposal, Sentence, Span, Tree

LANGUAGE = "xx"
TABLES = {
    "classes.tsv": "arms\trifle tank\n",
    "predicates/ASSAULT.tsv": "attack.v\t-\tsubj\tobj\t0.5\n"
    "attack.n\tground\tposs\ton\t0.5\n"
    "launch.v obj:attack\taerial\tsubj\ton,against\t0.8\n",
    "predicates/RETREAT.tsv": "pull.v out\t-\tsubj\tfrom\t1.0\n",
    "slots.tsv": "v\tsubj,by\tobj\nn\tby\ton\na\tsubj\tof\nTHREATEN.v\tsubj\tagainst\n",
    "fields.tsv": "sport\tgoal match referee striker stadium\nfarming\tfield harvest plough\n",
    "cues.tsv": "say.v\tstates\tsubj\tclause\naccord.x to\tstates\thead\tclause\n",
}
# The encoder's chance is taken as it is, in log odds; what the lexicon lists gains 1. ENOUGH lies between.
WEIGHTS = {
    "always": 0.0,
    "encoder": 1.0,
    "listed": 1.0,
    "weight of the pattern": 0.0,
    "listed for another type": -1.0,
    "events around": 0.0,
    "words of one field": -100.0,
}
ENOUGH = 0.35


def write_lexicon(folder: Path) -> None:
    for name, table in TABLES.items():
        path = folder / LANGUAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(table, encoding="utf-8")


def propose(tree: Tree, *proposals: Proposal) -> Tree:
    return replace(tree, proposals=proposals)


def lay_out(trees: Sequence[Tree]) -> tuple[Document, Encoding]:
    """Return the sentences with a space between all words; the words of the text start at 0."""
    sentences = []
    place = 0
    for tree in trees:
        tokens = []
        for word in tree.words:
            tokens.append(Span(place, place + len(word)))
            place += len(word) + 1
        sentences.append(Sentence(span=Span(tokens[0].start, tokens[-1].end), tokens=tuple(tokens), paragraph=0))
    return Document(sentences=tuple(sentences)), Encoding(trees=tuple(trees), model="hand")


def cut(span: Span, trees: Sequence[Tree]) -> str:
    """Return the words of a span in the text of `lay_out`."""
    return span.cut(" ".join(word for tree in trees for word in tree.words))
