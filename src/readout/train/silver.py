"""What the encoder already sees in a sentence, taught again so that it is not forgotten (silver, not gold)."""

from readout.records import Tree
from readout.train.targets import Lesson
from readout.train.treebank import Parsed

WEIGHT = 0.5


def silver_lesson(tree: Tree) -> Lesson:
    """Return a lesson with the tree and the names that the encoder found."""
    nothing = ("",) * len(tree)
    parsed = Parsed(
        id="",
        document="",
        text="",
        words=tree.words,
        lemmas=tree.lemmas,
        tags=tree.tags,
        fine_tags=nothing,
        heads=tuple(head + 1 for head in tree.heads),
        relations=tree.relations,
        notes=nothing,
    )
    return Lesson(words=tree.words, grammar=parsed, grammar_weight=WEIGHT, names=_name_tags(tree), names_weight=WEIGHT)


def _name_tags(tree: Tree) -> tuple[str, ...]:
    tags = ["O"] * len(tree)
    for name in tree.names:
        tags[name.first : name.last + 1] = [f"I-{name.kind}"] * (name.last + 1 - name.first)
        tags[name.first] = f"B-{name.kind}"
    return tuple(tags)
