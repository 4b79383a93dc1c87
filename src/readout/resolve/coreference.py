"""What pronouns and short forms stand for: relative pronouns by the tree, the others by the nearest fitting mention."""

from collections.abc import Iterator

from readout.records import Mention, Tree
from readout.resolve.view import View

MALE = frozenset(("he", "him", "his", "himself"))
FEMALE = frozenset(("she", "her", "hers", "herself"))
MANY = frozenset(("they", "them", "their", "theirs", "themselves"))
THING = frozenset(("it", "its", "itself"))
RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
WOMEN = frozenset("she her woman queen princess mother wife daughter sister girl mrs ms nun spokeswoman widow".split())
MEN = frozenset("he his man king prince father husband son brother boy mr sir pope monk spokesman policeman".split())
REACH = 3  # sentences back


def find_antecedent(view: View, number: int) -> int | None:
    """Return the number of the mention that a pronoun means; `None` for other words and where nothing fits."""
    mention = view.mentions[number]
    if mention.kind != "other" or view.tokens[number][0] != view.tokens[number][1]:
        return None
    tree = view.tree(number)
    word = tree.words[mention.head].lower()
    if word in RELATIVE:
        return _relative_antecedent(view, mention, tree)
    if word in MALE | FEMALE | MANY | THING and tree.tags[mention.head] in ("PRON", "DET"):
        return _nearest(view, number, word)
    return None


def _relative_antecedent(view: View, mention: Mention, tree: Tree) -> int | None:
    for token in (mention.head, *tree.ancestors(mention.head)):
        if tree.relations[token] == "acl:relcl":
            return view.mention_at(mention.sentence, tree.heads[token])
    return None


def _nearest(view: View, number: int, word: str) -> int | None:
    best = max(rank_antecedents(view, number, word), key=lambda found: found[0], default=None)
    if best is None:
        return None
    if word in MALE | FEMALE:
        view.genders[best[1]] = "m" if word in MALE else "f"
    return best[1]


def rank_antecedents(view: View, number: int, word: str) -> Iterator[tuple[float, int]]:
    """Give the score and the number of each mention that a pronoun may mean, the nearest first."""
    mention = view.mentions[number]
    for other in range(number - 1, -1, -1):
        candidate = view.mentions[other]
        distance = mention.sentence - candidate.sentence
        if distance > REACH:
            break
        if not _fits(view, other, word) or _is_bound(view, number, other):
            continue
        yield _score(view, number, other, distance), other


def _score(view: View, number: int, other: int, distance: int) -> float:
    """Return how likely a candidate is: near, a subject, named, and of the same part of the sentence."""
    candidate = view.mentions[other]
    tree = view.encoding.trees[candidate.sentence]
    relation = tree.relations[candidate.head]
    score = -3.0 * distance
    if relation.startswith("nsubj"):
        score += 3.0
    elif relation.partition(":")[0] in ("obj", "obl"):
        score += 1.0
    elif relation.startswith(("nmod", "compound", "amod")):
        score -= 1.5
    if candidate.kind == "weapon":
        score -= 1.0
    if view.tree(number).words[view.mentions[number].head].lower() in MANY and not _is_many(view, other):
        score -= 2.0
    if distance == 0:
        score -= (view.mentions[number].head - candidate.head) * 0.05
    elif any(tree.lemmas[above] in ("say", "tell", "add") for above in (tree.heads[candidate.head],) if above >= 0):
        score += 0.5
    return score - (number - other) * 0.01


def _fits(view: View, other: int, word: str) -> bool:
    candidate = view.mentions[other]
    if candidate.kind in ("time", "quantity", "place", "facility"):
        return False
    pronoun = _pronoun(view, other)
    if pronoun:
        return any(word in family and pronoun in family for family in (MALE, FEMALE, MANY, THING))
    if word in MALE | FEMALE:
        return candidate.kind == "person" and not _is_many(view, other) and _gender_fits(view, other, word)
    if word in THING:
        return candidate.kind in ("organization", "country", "group", "weapon") and not _is_many(view, other)
    return candidate.kind in ("group", "organization") or _is_many(view, other)


def _pronoun(view: View, other: int) -> str | None:
    first, last = view.tokens[other]
    word = view.tree(other).words[first].lower()
    return word if first == last and view.mentions[other].kind == "other" else None


def _gender_fits(view: View, other: int, word: str) -> bool:
    gender = view.genders.get(other)
    words = {token.lower().rstrip(".") for token in view.words(other).split()}
    if word in MALE:
        return gender != "f" and not words & WOMEN
    return gender != "m" and not words & MEN


def _is_many(view: View, other: int) -> bool:
    """Tell whether a mention is plural: by its noun, or because something is joined to it with `and`."""
    mention, tree = view.mentions[other], view.tree(other)
    head = mention.head
    if tree.tags[head] == "NOUN" and (
        tree.words[head].lower() != tree.lemmas[head].lower() or tree.lemmas[head] in ("people", "police", "troops")
    ):
        return True
    return any(tree.relations[child] == "conj" for child in tree.children[head]) and mention.kind != "person"


def _is_bound(view: View, number: int, other: int) -> bool:
    """Tell whether grammar forbids it: `Putin told him` is not about Putin; a phrase is not its own possessor."""
    mention, candidate = view.mentions[number], view.mentions[other]
    if mention.sentence != candidate.sentence:
        return False
    tree = view.tree(number)
    if candidate.span.covers(mention.span) or (
        candidate.head in tree.ancestors(mention.head)
        and (tree.relations[mention.head] == "nmod:poss" and tree.heads[mention.head] == candidate.head)
    ):
        return True
    word = tree.words[mention.head].lower()
    reflexive = word.endswith(("self", "selves"))
    same_clause = tree.heads[mention.head] == tree.heads[candidate.head]
    return same_clause and not reflexive and tree.relations[mention.head] != "nmod:poss"


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
            return other if _same_number(view, number, other) else None
    return None


def _same_number(view: View, number: int, other: int) -> bool:
    return _is_many(view, number) == _is_many(view, other)
