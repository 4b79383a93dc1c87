"""Parties: which mention a noun in a slot stands for."""

from collections.abc import Iterable, Sequence

from readout.grammar.slots import find_slot, look_through
from readout.records import Mention, Resolution, Tree

NAMED = ("person", "organization", "country", "group")
# Where the party behind a thing is said: Russia's invasion, the Russian invasion, the decision by Ankara.
OWNERS = ("poss", "amod", "by", "from", "of")
# Where the party that a thing is meant for is said: rice for Laos, an objection to the court, a threat against Seoul.
TARGETS = ("poss", "amod", "against", "to", "on", "for", "of", "with", "at", "in", "by", "from")

# Words before a plural that stands for parties named before, and for how many: both countries, the three ministers.
NUMBERS = {"both": 2, "two": 2, "either": 2, "neither": 2, "each": 2, "three": 3, "four": 4}
GATHERED = frozenset(
    "country nation state government capital side party leader president minister premier army navy ally neighbour "
    "neighbor power ministry delegation camp foe rival man woman diplomat official general force embassy counterpart "
    "coastguard team guard".split()
)
BODIES = frozenset(("IGO", "UNO", "EUR", "NGO", "MNC", "IMG", "ISM"))
FADING, SHARE = 0.8, 0.3  # what a sentence's distance leaves of a mention; how much the second party must weigh


def is_party(mention: Mention) -> bool:
    """Tell whether a mention can act: it is named, or has a country or a sector."""
    return mention.kind in NAMED or (bool(mention.country or mention.sectors) and mention.kind != "place")


def countries_of(mentions: Iterable[Mention]) -> set[str]:
    """Return the countries of mentions, those that are known."""
    return {mention.country for mention in mentions if mention.country}


def party_at(
    sentence: int, token: int, tree: Tree, resolution: Resolution, owners: Sequence[str] = OWNERS
) -> list[Mention]:
    """Return the party a noun stands for: its own mention, else the owners of the thing, else the thing."""
    head = look_through(tree, token)
    own = [m for m in resolution.by_head.get((sentence, head), ()) if m.kind not in ("time", "quantity")]
    acting = [mention for mention in own if is_party(mention)]
    if members := _members(own[0], tree, resolution) if own else []:
        return members
    if acting:
        first = find_antecedent(acting[0], tree, resolution)
        return [first, *_fellows(acting[0], tree, resolution), *_listed(acting[0], tree, resolution)]
    for slot in owners:
        for owner in find_slot(tree, head, slot):
            acting = [mention for mention in resolution.by_head.get((sentence, owner), ()) if is_party(mention)]
            if acting:
                return [find_antecedent(acting[0], tree, resolution)]
    places = [mention for mention in own if mention.kind == "place" and mention.country]
    return places[:1] or own[:1]


def _members(mention: Mention, tree: Tree, resolution: Resolution) -> list[Mention]:
    """Return the parties that `both sides` or `the two leaders` stand for: the weightiest named before them.

    A mention with a country of its own, or that no number or pair word gathers, has none. Who is alone in the same
    sentence is a third (`Oman thanked both sides`). In a report about one country both sides are of that country.
    """
    number = _gathered(mention, tree)
    if mention.country is not None or number == 0:
        return []
    before = [other for other in resolution.mentions if other.span.start < mention.span.start and _is_state(other)]
    if named := _same_office(tree.lemmas[mention.head].lower(), number, before):
        return named
    here = {other.country for other in before if other.sentence == mention.sentence}
    weights: dict[str, float] = {}
    chosen: dict[str, Mention] = {}
    for other in before:
        code = other.country or ""
        if len(here) > 1 or other.country not in here:
            weights[code] = weights.get(code, 0.0) + FADING ** (mention.sentence - other.sentence)
            if code not in chosen or _rank(other) >= _rank(chosen[code]):
                chosen[code] = other
    ranked = sorted(weights.items(), key=lambda item: -item[1])[:number]
    return [chosen[code] for code, weight in ranked if weight >= SHARE * ranked[0][1]]


def _same_office(noun: str, number: int, before: Sequence[Mention]) -> list[Mention]:
    """Return whom the same noun stood for before (`the ministers of Estonia and Finland`, then `the two ministers`)."""
    for place in range(len(before) - 1, -1, -1):
        first = before[place]
        if first.kind != "group" or noun not in (first.name or "").lower().split():
            continue
        others = {
            other.country: other
            for other in reversed(before[place + 1 :])
            if other.sentence == first.sentence and other.country != first.country
        }
        nearest = list(reversed(others.values()))[: number - 1]
        if len(nearest) == number - 1:
            return [first, *nearest]
    return []


def _is_state(mention: Mention) -> bool:
    return bool(mention.country) and mention.country not in BODIES and mention.kind in (*NAMED, "place")


def _rank(mention: Mention) -> int:
    """Return how well a mention stands for its country: as the country itself, as some other party, as a place."""
    return 2 if mention.kind == "country" else int(is_party(mention))


def _gathered(mention: Mention, tree: Tree) -> int:
    """Return how many parties a plural gathers, 0 if it is none: `both`, `the two`, `both sides`, `each capital`."""
    head = mention.head
    own = tree.words[head].lower()
    if own in ("both", "two", "either", "neither"):
        return NUMBERS[own]
    if tree.lemmas[head].lower() not in GATHERED:
        return 0
    near = [tree.words[child].lower() for child in tree.dependants(head, "det", "nummod", "amod", "advmod", "cc")]
    return max((NUMBERS.get(word, 0) for word in near), default=0)


def _fellows(mention: Mention, tree: Tree, resolution: Resolution) -> list[Mention]:
    """Return the other countries that a plural stands for (`the ministers of Estonia and Finland`)."""
    plural = tree.lemmas[mention.head].lower() != tree.words[mention.head].lower()
    for slot in ("of", "from", "poss", "amod") if plural else ("amod",):
        owners = [
            owner
            for token in find_slot(tree, mention.head, slot)
            for owner in resolution.by_head.get((mention.sentence, token), ())
            if owner.kind == "country" and owner.country
        ]
        if len({owner.country for owner in owners}) > 1:
            return [owner for owner in owners if owner.country != mention.country]
    return []


def _listed(mention: Mention, tree: Tree, resolution: Resolution) -> list[Mention]:
    """Return the countries that a list goes on with, however the parser nests it: `Egypt, Jordan, Qatar`."""
    found: list[Mention] = []
    queue = list(tree.dependants(mention.head, "conj", "appos", "list"))
    for token in queue:
        states = [m for m in resolution.by_head.get((mention.sentence, token), ()) if m.kind == "country" and m.country]
        if states:
            found.append(states[0])
            queue.extend(tree.dependants(token, "conj", "appos", "list"))
    return found


def find_antecedent(mention: Mention, tree: Tree, resolution: Resolution) -> Mention:
    """Return who a pronoun names: the nearest mention of its entity before it, else the first after it.

    A mention that is no pronoun, or whose entity is named nowhere, is given back itself.
    """
    if mention.entity is None or tree.tags[mention.head] not in ("PRON", "DET"):
        return mention
    best = None
    for other in resolution.by_entity[mention.entity]:
        if other.span.start >= mention.span.start and best is not None:
            break
        if other.kind in NAMED or other.kind == "facility":
            best = other
    return best or mention
