"""Who is meant again: relative pronouns by the tree, third persons and common nouns by the mention that fits best."""

from readout.records import Mention, Tree
from readout.resolve.agreement import is_many
from readout.resolve.appositions import find_apposition
from readout.resolve.definites import find_definite
from readout.resolve.members import find_pair
from readout.resolve.pronouns import THIRD, find_third_person
from readout.resolve.relations import find_neighbour, find_ordered
from readout.resolve.short_names import find_short_name
from readout.resolve.view import View

RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))


def find_antecedent(view: View, number: int) -> int | None:
    """Return the number of the mention that a pronoun or a common noun means again; `None` where nothing fits."""
    mention = view.mentions[number]
    tree = view.tree(number)
    if mention.kind == "other" and view.tokens[number][0] == view.tokens[number][1]:
        word = tree.words[mention.head].lower()
        if word in RELATIVE:
            return _relative_antecedent(view, mention, tree)
        if word in THIRD and tree.tags[mention.head] in ("PRON", "DET"):
            return find_third_person(view, number, word)
    if not view.points_back:
        return None
    for find in (find_pair, find_short_name, find_apposition, find_ordered, find_neighbour, find_definite):
        if (found := find(view, number)) is not None:
            return found
    return None


def _relative_antecedent(view: View, mention: Mention, tree: Tree) -> int | None:
    for token in (mention.head, *tree.ancestors(mention.head)):
        if tree.relations[token] == "acl:relcl":
            return view.mention_at(mention.sentence, tree.heads[token])
    return None


def find_short_form(view: View, number: int) -> int | None:
    """Return the earlier mention that a definite noun means again: `the ministry` after `Russia's Defense Ministry`."""
    mention, tree = view.mentions[number], view.tree(number)
    first, last = view.tokens[number]
    if last - first > 1 or tree.words[first].lower() not in ("the", "this", "that"):
        return None
    lemma = tree.lemmas[mention.head].lower()
    for other in range(number - 1, -1, -1):
        candidate = view.mentions[other]
        if candidate.kind in ("time", "quantity", "place") or view.tokens[other][1] - view.tokens[other][0] < 1:
            continue
        other_tree = view.tree(other)
        if other_tree.lemmas[candidate.head].lower() == lemma and len(view.words(other)) > len(view.words(number)):
            return other if is_many(view, number) == is_many(view, other) else None
    return None
