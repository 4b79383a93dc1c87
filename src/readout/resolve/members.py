"""Several told before in one word: both sides, the two leaders, the pair, and `they` after `Ukraine and Poland`.

A mention has one country. One that stands for several has none, and is named by all of them, `SEVERAL` between the
names, in the order of the alphabet; `readout.grammar.party_at` finds their mentions by these names.
"""

from collections.abc import Iterator, Sequence

from readout.grammar import BODIES, NAMED, SEVERAL
from readout.lexicon.words import load_words
from readout.resolve.agreement import is_many, is_pronoun, joined
from readout.resolve.phrases import read_phrase
from readout.resolve.pronouns import MANY
from readout.resolve.view import Standing, View

# Words before a plural, or alone, that say how many are gathered.
NUMBERS = {"both": 2, "two": 2, "either": 2, "neither": 2, "each": 2, "three": 3, "four": 4, "trio": 3, "quartet": 4}
ALONE = frozenset(("both", "two", "either", "neither"))
PARTIES = frozenset(("side", "party", "camp", "neighbour", "neighbor"))  # definite plurals that gather without a number
STATE = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))
OWNING = frozenset(("of", "from", "in", "'s", "’s", "'", "’"))
AGAINST = frozenset(("REB", "PRM", "PRE", "UAF", "OPP"))
FADING, PERSONS_FADING, SHARE = 0.8, 0.6, 0.08  # what a sentence's distance leaves; how much the last must weigh
PLACE, TOP, TOGETHER, ACTING, INSIDE, REBELS = 0.3, 0.5, 2.5, 1.5, 0.4, 0.5
GATHERED, AGAIN = 2.0, 6  # what it counts to have been gathered before, and how many sentences back
Key = tuple[str, str]  # country and side, or a person's name


def find_members(view: View, number: int) -> tuple[int, ...]:
    """Return the mentions that a word gathers, as they were told; empty where it gathers nobody."""
    mention, tree = view.mentions[number], view.tree(number)
    if mention.kind in ("time", "quantity", "place") or (
        tree.tags[mention.head] == "PROPN" and mention.kind == "country"
    ):
        return ()
    if find_pair(view, number) is not None:
        return ()
    if owned := _owned(view, number):
        return owned
    count = _gathered(view, number)
    if count == 0 or read_phrase(view, number).codes:
        return ()
    lemma = tree.lemmas[mention.head].lower()
    if lemma in load_words("gathered_person"):
        found = _choose(_weigh_persons(view, number, lemma), count)
        if len(found) == count:
            return found
    return _choose(_weigh_sides(view, number, lemma), count)


def join_standings(view: View, members: Sequence[int], sectors: tuple[str, ...]) -> Standing:
    """Return the standing of a word that gathers several; `sectors` are its own, if it tells any."""
    standings = [view.ask(member) for member in members]
    names = sorted({standing.name or view.words(member) for standing, member in zip(standings, members, strict=True)})
    countries = {standing.country for standing in standings}
    shared = {standing.sectors for standing in standings}
    return Standing(
        name=SEVERAL.join(names),
        country=countries.pop() if len(countries) == 1 else None,
        sectors=sectors or (shared.pop() if len(shared) == 1 else ()),
        how="several",
    )


def find_joined(view: View, number: int, antecedent: int) -> tuple[int, ...]:
    """Return all that a plural pronoun means whose antecedent is the first of a list; empty where there is no list."""
    if view.words(number).lower() not in MANY:
        return ()
    mention = view.mentions[antecedent]
    tokens = [mention.head, *joined(view.tree(antecedent), mention.head)]
    found = [view.mention_at(mention.sentence, token) for token in tokens]
    known = [other for other in found if other is not None]
    names = {view.ask(other).name for other in known}
    return tuple(known) if len(known) > 1 and len(names) == len(known) and None not in names else ()


def find_pair(view: View, number: int) -> int | None:
    """Return the two that `both` alone means: the last ones that were told by their number."""
    mention, tree = view.mentions[number], view.tree(number)
    if tree.words[mention.head].lower() not in ALONE or view.tokens[number][0] != view.tokens[number][1]:
        return None
    for other in range(number - 1, -1, -1):
        if mention.sentence - view.mentions[other].sentence > 1:
            return None
        first, _ = view.tokens[other]
        if (
            view.tree(other).words[first].lower() == "two"
            and is_many(view, other)
            and view.mentions[other].kind == "group"
        ):
            return other
    return None


def _owned(view: View, number: int) -> tuple[int, ...]:
    """Return whose a plural is that belongs to several: their ministers, the commanders of both sides."""
    if not is_many(view, number) or not _acts_for_states(view, number):
        return ()
    for owner in _plural_owners(view, number):
        names = (view.ask(owner).name or "").split(SEVERAL)
        if len(names) > 1:
            told = {view.ask(other).name: other for other in range(owner) if not is_pronoun(view, other)}
            return tuple(sorted(told[name] for name in names if name in told))
    return ()


def _acts_for_states(view: View, number: int) -> bool:
    """Tell whether a noun is a state's: its leaders and bodies act for it, its traders do not."""
    if view.tree(number).lemmas[view.mentions[number].head].lower() in _gathering():
        return True
    role = read_phrase(view, number).role
    return role is not None and role.sectors[:1] != () and role.sectors[0] in STATE


def _plural_owners(view: View, number: int) -> Iterator[int]:
    """Give the mentions that a noun is said to belong to and that may gather several: `their`, `of both sides`."""
    mention, tree = view.mentions[number], view.tree(number)
    for child in tree.dependants(mention.head, "nmod:poss", "nmod"):
        owner = view.mention_at(mention.sentence, child)
        cases = {tree.words[case].lower() for case in tree.dependants(child, "case")}
        if owner is not None and owner != number and (is_pronoun(view, owner) or cases & OWNING):
            yield owner


def _gathering() -> frozenset[str]:
    return load_words("gathered_country") | load_words("gathered_person")


def _gathered(view: View, number: int) -> int:
    """Return how many a mention gathers, 0 if it gathers none."""
    mention, tree = view.mentions[number], view.tree(number)
    head = mention.head
    own, lemma = tree.words[head].lower(), tree.lemmas[head].lower()
    if any(True for _ in tree.dependants(head, "nmod", "acl")) and own not in ("either", "neither", "both"):
        return 0
    if own in ALONE:
        return 0 if tree.relations[head].partition(":")[0] in ("cc", "nummod", "advmod", "det") else NUMBERS[own]
    if lemma in load_words("gathered_alone"):
        return NUMBERS.get(lemma, 2)
    if lemma not in _gathering():
        return 0
    first, last = view.tokens[number]
    near = [tree.words[token].lower() for token in range(first, last + 1)]
    near += [tree.words[child].lower() for child in tree.dependants(head, "det", "nummod", "cc", "cc:preconj")]
    if "other" in near or "another" in near:
        return 0
    count = max((NUMBERS.get(word, 0) for word in near), default=0)
    bare = near[0] == "the" and lemma in PARTIES and is_many(view, number)
    return count or (2 if bare and last - first == 1 else 0)


def _weigh_persons(view: View, number: int, lemma: str) -> dict[str, tuple[float, int]]:
    """Return how much each single person told before weighs, with the last mention; those of the same office first."""
    mention = view.mentions[number]
    weights: dict[str, tuple[float, int]] = {}
    for other in range(number):
        candidate = view.mentions[other]
        if candidate.kind != "person" or is_many(view, other) or is_pronoun(view, other):
            continue
        name = view.ask(other).name
        if name is None or _addresses(view, number, other):
            continue
        weight = PERSONS_FADING ** (mention.sentence - candidate.sentence)
        if lemma in view.words(other).lower():
            weight *= 2
        weights[name] = (weights.get(name, (0.0, other))[0] + weight, other)
    return weights


def _weigh_sides(view: View, number: int, lemma: str) -> dict[Key, tuple[float, int]]:
    """Return how much each side told before weighs, with the mention that stands for it best."""
    wide = lemma in PARTIES | ALONE | {"foe", "rival", "enemy", "adversary", "signatory"} | load_words("gathered_alone")
    weights: dict[Key, tuple[float, int]] = {}
    ranks: dict[Key, int] = {}
    for other in range(number):
        key = _side(view, other, wide)
        if key is None or _addresses(view, number, other):
            continue
        weight, best = weights.get(key, (0.0, other))
        rank = _rank(view, other)
        if rank >= ranks.get(key, 0):
            best, ranks[key] = other, rank
        weights[key] = (weight + _weight(view, number, other), best)
    for key in _facing(view, number):
        weights.pop(key, None)
    for name, bonus in _gathered_before(view, number).items():
        for key, (weight, best) in weights.items():
            if view.ask(best).name == name:
                weights[key] = (weight + bonus, best)
    _prefer_rebels(weights)
    return weights


def _facing(view: View, number: int) -> list[Key]:
    """Return the states that those gathered act on: both thanked Indonesia."""
    mention, tree = view.mentions[number], view.tree(number)
    if not tree.relations[mention.head].startswith("nsubj"):
        return []
    verb = tree.heads[mention.head]
    behind = [
        other for other in range(number + 1, len(view.mentions)) if view.mentions[other].sentence == mention.sentence
    ]
    return [
        (view.ask(other).country or "", "state")
        for other in behind
        if view.mentions[other].kind == "country" and tree.heads[view.mentions[other].head] == verb
    ]


def _gathered_before(view: View, number: int) -> dict[str, float]:
    """Return the names that the last word gathered that gathered several, with what they weigh for it."""
    sentence = view.mentions[number].sentence
    for other in range(number - 1, -1, -1):
        distance = sentence - view.mentions[other].sentence
        if distance > AGAIN:
            break
        name = view.settled[other].name if other in view.settled else None
        if SEVERAL in (name or ""):
            return dict.fromkeys((name or "").split(SEVERAL), GATHERED * FADING**distance)
    return {}


def _weight(view: View, number: int, other: int) -> float:
    mention, candidate = view.mentions[number], view.mentions[other]
    weight = FADING ** (mention.sentence - candidate.sentence)
    if candidate.kind == "place":
        weight *= PLACE
    if candidate.sentence == 0:
        weight += TOP
    tree = view.tree(other)
    relation = tree.relations[candidate.head]
    if relation == "conj" or joined(tree, candidate.head):
        weight *= TOGETHER
    elif relation.startswith("nsubj"):
        weight *= ACTING
    elif relation in ("amod", "compound"):
        weight *= INSIDE
    return weight


def _prefer_rebels(weights: dict[Key, tuple[float, int]]) -> None:
    """Let those who fight a state go before other states: hosts and mediators."""
    states = [key for key in weights if key[1] == "state"]
    rebels = [key for key in weights if key[1] != "state"]
    if not states or not rebels:
        return
    against = max(rebels, key=lambda key: weights[key][0])
    own = (against[0], "state")
    if own in weights and weights[against][0] >= REBELS * max(weights[key][0] for key in states):
        for key in states:
            if key != own:
                del weights[key]


def _side(view: View, other: int, wide: bool) -> Key | None:
    candidate, tree = view.mentions[other], view.tree(other)
    if candidate.kind not in (*NAMED, "place") or is_pronoun(view, other):
        return None
    if wide and tree.relations[candidate.head] in ("amod", "compound"):
        noun = view.mention_at(candidate.sentence, tree.heads[candidate.head])
        if noun is not None and set(view.ask(noun).sectors[:1]) & AGAINST:
            return None  # Ethiopian militia: not the state
    standing = view.ask(other)
    if standing.country is None or standing.country in BODIES or SEVERAL in (standing.name or ""):
        return None
    sector = standing.sectors[0] if standing.sectors else ""
    if candidate.kind in ("country", "place") or sector in STATE:
        return standing.country, "state"
    if wide and sector in AGAINST:
        return standing.country, "against"
    return None


def _rank(view: View, other: int) -> int:
    kind = view.mentions[other].kind
    return 3 if kind == "country" else 0 if kind == "place" else 1


def _addresses(view: View, number: int, other: int) -> bool:
    """Tell whether one speaks to those gathered or of them, as a third: `Oman thanked both sides`."""
    mention, candidate = view.mentions[number], view.mentions[other]
    if mention.sentence != candidate.sentence:
        return False
    tree = view.tree(number)
    verb = tree.heads[mention.head]
    acting = tree.relations[candidate.head].startswith("nsubj") and tree.heads[candidate.head] == verb
    return acting and not tree.relations[mention.head].startswith("nsubj")


def _choose(weights: dict[Key, tuple[float, int]] | dict[str, tuple[float, int]], count: int) -> tuple[int, ...]:
    ranked = sorted(weights.values(), key=lambda pair: -pair[0])[:count]
    chosen = [number for weight, number in ranked if weight >= SHARE * ranked[0][0]]
    return tuple(sorted(chosen)) if len(chosen) > 1 else ()
