"""Who stands in a relation to somebody told: his Turkish counterpart, its neighbour, the former and the latter."""

import math

from readout.grammar import BODIES, NAMED
from readout.lexicon.words import load_words
from readout.resolve.agreement import is_pronoun
from readout.resolve.phrases import read_phrase
from readout.resolve.view import Standing, View

COUNTERPARTS = frozenset(("counterpart", "colleague"))
NEIGHBOURS = frozenset(("neighbour", "neighbor"))
ORDER = {"former": 0, "latter": -1}
OFFICES = (
    "foreign minister",
    "defence minister",
    "president",
    "prime minister",
    "king",
    "chancellor",
    "interior minister",
)
REACH, FAR = 3, 6  # sentences back; for bodies
SEATED = frozenset(("UNO", "IGO", "EUR"))


def settle_counterpart(view: View, number: int) -> Standing | None:
    """Return the holder of the office of somebody else in the country named: Lavrov and his Turkish counterpart."""
    mention, tree = view.mentions[number], view.tree(number)
    if tree.lemmas[mention.head].lower() not in COUNTERPARTS:
        return None
    phrase = read_phrase(view, number)
    owner = find_owner(view, number)
    if not phrase.codes or owner is None:
        return None
    own = view.ask(owner)
    term = view.world.find_person(own.name, view.day, own.country) if own.name else None
    told = [*(term.offices if term is not None else ()), *(office for office in OFFICES if office in (own.name or ""))]
    for office in told:
        holder = view.world.find_holder(phrase.codes[0], office, view.day)
        if holder is not None:
            sectors = own.sectors or ("GOV",)
            return Standing(name=holder.name, country=phrase.codes[0], sectors=sectors, how="words holder")
    return None


def find_neighbour(view: View, number: int) -> int | None:
    """Return the state that somebody's neighbour is: the last one told that is not his own."""
    mention, tree = view.mentions[number], view.tree(number)
    if (
        tree.lemmas[mention.head].lower() not in NEIGHBOURS
        or tree.lemmas[mention.head] != tree.words[mention.head].lower()
    ):
        return None
    owner = find_owner(view, number)
    home = view.ask(owner).country if owner is not None else None
    if home is None or read_phrase(view, number).codes:
        return None
    best: tuple[float, int] | None = None
    for other in range(number - 1, -1, -1):
        candidate = view.mentions[other]
        distance = mention.sentence - candidate.sentence
        if distance > REACH:
            break
        standing = view.ask(other) if candidate.kind == "country" and not is_pronoun(view, other) else Standing()
        if standing.country in (None, home) or standing.country in BODIES:
            continue
        relation = view.tree(other).relations[candidate.head].partition(":")[0]
        score = {"nsubj": 1.0, "obj": 1.0, "obl": 0.5}.get(relation, 0.0) - 0.7 * distance
        score += math.log1p(view.frequency[standing.country or ""])
        if best is None or score > best[0]:
            best = (score, other)
    return best[1] if best else None


def find_ordered(view: View, number: int) -> int | None:
    """Return the first or the last of those told just before: the former, the latter."""
    mention, tree = view.mentions[number], view.tree(number)
    first, last = view.tokens[number]
    place = ORDER.get(tree.words[mention.head].lower())
    if place is None or first == last or tree.words[first].lower() != "the" or last != mention.head:
        return None
    for sentence in range(mention.sentence, max(mention.sentence - REACH, -1), -1):
        told: dict[str, int] = {}
        for other in range(number):
            candidate = view.mentions[other]
            if candidate.sentence == sentence and candidate.kind in NAMED and not is_pronoun(view, other):
                name = view.ask(other).name
                inside = view.tree(other).relations[candidate.head] in ("amod", "compound", "nmod:poss")
                if name is not None and not inside:
                    told.setdefault(name, other)
        if len(told) > 1:
            return list(told.values())[place]
    return None


def settle_of_body(view: View, number: int) -> Standing | None:
    """Return the standing of what international bodies have where one was told: the secretary-general, the observers.

    The body is the publisher, or the last one named.
    """
    mention, tree = view.mentions[number], view.tree(number)
    first, last = view.tokens[number]
    if first == last or tree.words[first].lower() not in ("the", "this", "these"):
        return None
    phrase = read_phrase(view, number)
    if phrase.role is None or phrase.codes or not _is_of_body(phrase.role.words):
        return None
    if any(True for _ in tree.dependants(mention.head, "nmod", "nmod:poss", "acl")):
        return None
    for other in range(number - 1, -1, -1):
        if mention.sentence - view.mentions[other].sentence > FAR:
            break
        if view.mentions[other].kind in ("organization", "group") and not is_pronoun(view, other):
            standing = view.ask(other)
            if standing.country in SEATED and standing.name:
                sectors = () if phrase.role.sectors[:1] in (("GOV",), ("EDU",), ("LEG",)) else phrase.role.sectors
                name = f"{phrase.role.words} ({standing.name})"
                return Standing(name=name, country=standing.country, sectors=sectors, how="body told before")
    return None


def _is_of_body(words: str) -> bool:
    return not {words.replace(" ", "_"), words.split()[-1]}.isdisjoint(load_words("of_body"))


def find_owner(view: View, number: int) -> int | None:
    """Return the mention that a phrase is said to belong to: whose neighbour, whose counterpart."""
    mention, tree = view.mentions[number], view.tree(number)
    for child in tree.dependants(mention.head, "nmod:poss"):
        owner = view.mention_at(mention.sentence, child)
        if owner is not None and owner != number:
            return owner
    return None
