"""Names on Universal NER, English EWT: `python -m benchmarks.names TREEBANK` (a folder with uner/test.iob2).

Prints precision, recall and F1 of people, organisations and places: of the network alone, and of the program, in which
the tables of countries, organisations, groups and office holders have a say too. Names of other kinds and adjectives
of nationality are no names there.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from readout.encode import load_encoder
from readout.records import Tree
from readout.spot.names import Found, settle_names
from readout.train.treebank import read_names
from readout.world import World, load_world

KINDS = ("PER", "ORG", "LOC")
OF_TABLES = {"country": "LOC", "capital": "LOC", "former": "LOC", "organisation": "ORG", "group": "ORG"}
Spans = set[tuple[int, int, str]]


def main() -> None:
    sentences = read_names(Path(sys.argv[1]) / "uner" / "test.iob2")
    encoder, world = load_encoder(), load_world()
    trees = [encoder.analyse([sentence.words])[0] for sentence in sentences]
    gold = [set(spans_of(sentence.names)) for sentence in sentences]
    report("network", gold, [{(n.first, n.last + 1, n.kind) for n in t.names if n.kind in KINDS} for t in trees])
    report("program", gold, [set(program_names(tree, world)) for tree in trees])


def report(title: str, gold: list[Spans], found: list[Spans]) -> None:
    right = sum(len(one & other) for one, other in zip(gold, found, strict=True))
    precision, recall = right / sum(map(len, found)), right / sum(map(len, gold))
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{title}: P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f} of {sum(map(len, gold))}")


def spans_of(labels: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    start = None
    for place, label in enumerate((*labels, "O")):
        if start is not None and label[0] != "I":
            yield start, place, labels[start][2:]
            start = None
        if label[0] == "B":
            start = place


def program_names(tree: Tree, world: World) -> Iterator[tuple[int, int, str]]:
    for name in settle_names(tree, world):
        kind = kind_of(name)
        if kind in KINDS:
            yield name.first, name.last + 1, kind


def kind_of(name: Found) -> str | None:
    kinds = {entry.kind for entry in name.entries}
    if kinds and kinds <= {"adjective", "people"}:
        return None
    return next((OF_TABLES[kind] for kind in OF_TABLES if kind in kinds), name.label)


if __name__ == "__main__":
    main()
