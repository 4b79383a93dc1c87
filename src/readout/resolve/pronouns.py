"""Third persons: whom he, she, it and they mean, by agreement, what grammar forbids, and who is spoken of.

Every mention in reach that agrees is weighed; the heaviest is meant. The weights were tuned on the training part of
the corpus (`readout.evaluate coreference`).
"""

from collections.abc import Iterator

from readout.grammar import subjects
from readout.records import Tree
from readout.resolve.agreement import (
    gender_key,
    gender_of,
    is_collective,
    is_many,
    is_named,
    is_pronoun,
    is_quoted,
    joined,
)
from readout.resolve.view import View

MALE = frozenset(("he", "him", "his", "himself"))
FEMALE = frozenset(("she", "her", "hers", "herself"))
MANY = frozenset(("they", "them", "their", "theirs", "themselves"))
THING = frozenset(("it", "its", "itself"))
FAMILIES = (MALE, FEMALE, MANY, THING)
THIRD = MALE | FEMALE | MANY | THING
REACH = 4  # sentences back
SAYING = frozenset(
    "say tell add declare state note warn insist claim write announce argue explain admit stress".split()
)
OUT = frozenset(("time", "quantity", "place", "facility"))  # what acts nowhere

# What speaks for a mention, and how much.
WEIGHTS = {
    "sentence": -2.5,  # for each one between
    "paragraph": -0.5,  # another paragraph
    "headline": -2.0,
    "subject": 3.0,
    "subject of the sentence": 1.0,
    "object": 1.0,
    "inside": -1.5,  # part of a noun phrase
    "possessor": -0.5,
    "name": 0.5,
    "thing": -1.5,
    "weapon": -1.0,
    "few": -2.0,  # an army that is `they`
    "gender": 1.5,
    "passive": 1.5,  # who was acted on goes on being acted on
    "speaker": 2.0,  # who spoke goes on speaking
    "own words": -4.0,  # a speaker is no third person in what he says
    "quoted": -1.5,  # told by somebody else
    "behind": -2.0,
    "far": -0.05,  # a token
    "told often": 0.25,
}


def find_third_person(view: View, number: int, word: str) -> int | None:
    """Return the number of the mention that a pronoun of the third person means; `None` where nothing fits."""
    best = max(rank_antecedents(view, number, word), key=lambda found: found[0], default=None)
    if best is None:
        return None
    if word in MALE | FEMALE:
        view.genders.setdefault(gender_key(view, best[1]), "m" if word in MALE else "f")
    return best[1]


def rank_antecedents(view: View, number: int, word: str) -> Iterator[tuple[float, int]]:
    """Give the weight and the number of each mention that a pronoun of the third person may mean, the nearest first."""
    for other in _candidates(view, number):
        if agrees(view, number, other, word) and not is_bound(view, number, other):
            yield sum(WEIGHTS[name] * value for name, value in _reasons(view, number, other)), other


def _candidates(view: View, number: int) -> Iterator[int]:
    """Give the mentions before a pronoun, nearest first, then the subject behind a clause or phrase that it opens."""
    sentence = view.mentions[number].sentence
    for other in range(number - 1, -1, -1):
        if sentence - view.mentions[other].sentence > REACH:
            break
        yield other
    tree, token = view.tree(number), view.mentions[number].head
    root = tree.root
    for subject in tree.dependants(root, "nsubj"):
        opened = [above for above in tree.ancestors(token) if tree.heads[above] == root]
        fronted = opened and opened[0] < subject and tree.relations[opened[0]].partition(":")[0] in ("advcl", "obl")
        later = view.mention_at(sentence, subject)
        if token < subject and fronted and later is not None and not is_pronoun(view, later):
            yield later


def agrees(view: View, number: int, other: int, word: str) -> bool:
    """Tell whether a mention can be meant by a pronoun: by its kind, number and gender."""
    candidate = view.mentions[other]
    here = view.mentions[number].head if view.mentions[number].sentence == candidate.sentence else None
    if candidate.kind in OUT or (candidate.kind == "other" and not _is_party(view, other)):
        return False
    if is_pronoun(view, other):
        own = view.words(other).lower()
        return any(word in family and own in family for family in FAMILIES)
    if word in MALE | FEMALE:
        gender = gender_of(view, other)
        return (
            candidate.kind == "person" and not is_many(view, other) and gender in (None, "m" if word in MALE else "f")
        )
    if word in THING:
        return candidate.kind != "person" and not is_many(view, other, here)
    if candidate.kind in ("country", "weapon"):
        return is_many(view, other, here)
    return is_many(view, other, here) or is_collective(view, other) or bool(joined(view.tree(other), candidate.head))


def _is_party(view: View, other: int) -> bool:
    """Tell whether a noun that is no known office or name stands for somebody: it is written large, or points back."""
    if is_pronoun(view, other) or view.tree(other).tags[view.mentions[other].head] == "PROPN":
        return True
    standing = view.settled.get(other)
    return standing is not None and standing.twin is not None


def is_bound(view: View, number: int, other: int) -> bool:
    """Tell whether grammar forbids it: `Putin told him` is not about Putin; a phrase is not its own possessor."""
    mention, candidate = view.mentions[number], view.mentions[other]
    if mention.sentence != candidate.sentence:
        return False
    tree = view.tree(number)
    if candidate.span.covers(mention.span):
        return True
    possessive = tree.relations[mention.head] == "nmod:poss"
    if possessive and tree.heads[mention.head] == candidate.head:
        return True
    if possessive or tree.words[mention.head].lower().endswith(("self", "selves")):
        return False
    return _share_clause(tree, mention.head, candidate.head)


def _share_clause(tree: Tree, token: int, other: int) -> bool:
    """Tell whether two words stand beside each other in one clause; a subject may be told further up."""
    if tree.heads[token] == tree.heads[other]:
        return True
    if tree.relations[token].startswith("nsubj"):
        return False
    while tree.relations[token].startswith(("nmod", "nummod")) and tree.heads[token] >= 0:  # 41 of them
        token = tree.heads[token]
        if token == other:
            return True
    if tree.relations[token].startswith("nsubj"):
        return False
    verb = tree.heads[token]
    return verb >= 0 and other in subjects(tree, verb)


def _reasons(view: View, number: int, other: int) -> Iterator[tuple[str, float]]:
    mention, candidate = view.mentions[number], view.mentions[other]
    own, tree = view.tree(number), view.tree(other)
    sentences = view.document.sentences
    distance = mention.sentence - candidate.sentence
    yield "sentence", distance
    if sentences[candidate.sentence].paragraph != sentences[mention.sentence].paragraph:
        yield "paragraph", 1.0
    if sentences[candidate.sentence].headline and not sentences[mention.sentence].headline:
        yield "headline", 1.0
    yield from _place(tree, candidate.head)
    if is_named(view, other):
        yield "name", 1.0
    if candidate.kind == "weapon":
        yield "weapon", 1.0
    elif candidate.kind == "other" and not is_pronoun(view, other):
        yield "thing", 1.0
    word = view.words(number).lower()
    if word in MANY and not is_many(view, other) and not is_pronoun(view, other):
        yield "few", 1.0
    if word in MALE | FEMALE and gender_of(view, other) is not None:
        yield "gender", 1.0
    if own.relations[mention.head] == "nsubj:pass" and tree.relations[candidate.head] in ("obj", "nsubj:pass"):
        yield "passive", 1.0
    yield from _speech(view, number, other)
    if other > number:
        yield "behind", 1.0
    elif distance == 0:
        yield "far", float(mention.head - candidate.head)
    if other in view.people and (standing := view.settled.get(other)) is not None:
        yield "told often", float(min(view.told[standing.name or ""], 4))


def _place(tree: Tree, head: int) -> Iterator[tuple[str, float]]:
    """Give what a mention is in its sentence; a conjunct is what the first of its list is."""
    while tree.relations[head].partition(":")[0] in ("conj", "appos", "flat") and tree.heads[head] >= 0:
        head = tree.heads[head]
    relation = tree.relations[head]
    if relation.startswith("nsubj") or relation == "root":
        yield "subject", 1.0
        if relation == "root" or tree.heads[tree.heads[head]] < 0:
            yield "subject of the sentence", 1.0
    elif relation == "nmod:poss":
        yield "possessor", 1.0
    elif relation.partition(":")[0] in ("obj", "obl", "iobj"):
        yield "object", 1.0
    elif relation.startswith(("nmod", "compound", "amod")):
        yield "inside", 1.0


def _speech(view: View, number: int, other: int) -> Iterator[tuple[str, float]]:
    """Give what it means that the one speaks, or that the other stands in what somebody says."""
    mention, candidate = view.mentions[number], view.mentions[other]
    told, telling = is_quoted(view, number), is_quoted(view, other)
    speaks = _speaks(view.tree(other), candidate.head)
    if speaks and not told and _speaks(view.tree(number), mention.head):
        yield "speaker", 1.0
    if speaks and told and not telling and abs(mention.sentence - candidate.sentence) <= 1:
        yield "own words", 1.0
    if telling and not told:
        yield "quoted", 1.0


def _speaks(tree: Tree, token: int) -> bool:
    verb = tree.heads[token]
    return verb >= 0 and tree.relations[token] == "nsubj" and tree.lemmas[verb].lower() in SAYING
