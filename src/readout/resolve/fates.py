"""Fates: what happened to those a number counts, and whether the number is a running total (`fates.tsv`, `tolls.tsv`).

The words that tell are looked for around the number first and in it last: of `12 freed hostages were wounded` the fate
is wounded, of `12 hostages` alone it is kidnapped.
"""

from collections.abc import Iterator

from readout.grammar import find_slot
from readout.grammar.clauses import subjects
from readout.grammar.slots import TAGS, filler_lemmas, known_as
from readout.lexicon.fates import FateWord, load_fates, load_tolls
from readout.lexicon.predicates import Condition
from readout.records import Fate, Tree

REACHED = frozenset("to at past beyond above over near towards from".split())  # a toll rises to 42, and by 12
BETWEEN = frozenset("reported feared presumed believed confirmed found left still now also were was are".split())
LOOSE = frozenset(("number", "figure"))  # nouns that say no total with `of` behind them
WIDE = 30  # tokens on either side in which words of fate are looked for
STOPS = frozenset(",;:()–—")


def find_fate(tree: Tree, first: int, last: int) -> Fate | None:
    """Return what happened to what tokens `first` to `last` count; `None` if no word says it."""
    return (
        _told_around(tree, first, last)
        or _told_behind(tree, last)
        or _told_before(tree, first)
        or _told_inside(tree, first, last)
    )


def find_total(tree: Tree, first: int, last: int) -> tuple[bool | None, Fate | None]:
    """Return whether a number sums up what was told before, and the fate that the noun of its total tells.

    `(None, None)` where no word says it; false is what a toll rose by.
    """
    top = next((token for token in range(first, last + 1) if not first <= tree.heads[token] <= last), last)
    for noun, words in _toll_nouns(tree, max(0, first - WIDE), min(len(tree), last + WIDE)):
        grown = None if first <= noun <= last else _grown(tree, top, noun)
        if grown is not None:
            return grown, _told_of_toll(tree, noun) or load_tolls().nouns[words]
    return (True if _has_adverb(tree, first, last) else None), None


def _told_around(tree: Tree, first: int, last: int) -> Fate | None:
    """Return the fate told by the nearest word that has the counted in one of its slots."""
    for distance in range(1, WIDE):
        for token in (first - distance, last + distance):
            for word in _words_at(tree, token) if 0 <= token < len(tree) else ():
                if any(first <= filler <= last for slot in word.slots for filler in _fillers(tree, token, slot)):
                    return word.fate
    head = tree.heads[first]
    apposed = tree.relations[first] == "appos" and 0 <= head < first
    return _told_around(tree, head, head) if apposed else None


def _told_behind(tree: Tree, last: int) -> Fate | None:
    """Return the fate told right behind the number, whatever the parser makes of it: `dozens more injured`."""
    place = last + 1
    while place < len(tree) and tree.words[place].lower() in BETWEEN:
        place += 1
    if place >= len(tree) or place > last + 4 or any(True for _ in tree.dependants(place, "obj")):
        return None
    participle = tree.words[place].lower() not in (tree.lemmas[place].lower(), "killing")
    for word in _words_at(tree, place):
        if "noun" in word.slots or ("obj" in word.slots and participle and not tree.words[place].endswith("ing")):
            return word.fate
    return None


def _told_before(tree: Tree, first: int) -> Fate | None:
    """Return the fate told by a verb right before the number that the parser gives no object."""
    verb = first - 1
    if verb < 0 or any(True for _ in tree.dependants(verb, "obj", "aux:pass", "nsubj:pass")):
        return None
    return next((word.fate for word in _words_at(tree, verb) if "obj" in word.slots), None)


def _told_inside(tree: Tree, first: int, last: int) -> Fate | None:
    """Return the fate that the counted noun tells itself, or its adjective: `14 deaths`, `three missing men`."""
    for token in range(last, first - 1, -1):
        for word in _words_at(tree, token):
            if ("self" in word.slots and token == last) or ("noun" in word.slots and tree.tags[token] == "ADJ"):
                return word.fate
            if "obj" in word.slots and tree.tags[token] == "VERB":
                return word.fate
    return None


def _words_at(tree: Tree, token: int) -> Iterator[FateWord]:
    """Give the words of fate that a token is, those with most conditions first."""
    tag, fates = TAGS.get(tree.tags[token]), load_fates()
    for lemma in known_as(tree, token) if tag else ():
        for word in fates.get((lemma, tag or ""), ()):
            if all(_holds(tree, token, condition) for condition in word.conditions):
                yield word


def _holds(tree: Tree, token: int, condition: Condition) -> bool:
    if not condition.fillers:
        return any(tree.lemmas[child].lower() == condition.slot for child in tree.children[token])
    fillers = filler_lemmas(tree, find_slot(tree, token, condition.slot))
    return any(lemma in condition.fillers for _, lemma in fillers)


def _fillers(tree: Tree, token: int, slot: str) -> list[int]:
    if slot == "alone":
        return [] if any(True for _ in tree.dependants(token, "obj")) else find_slot(tree, token, "subj")
    if slot == "obj/of":
        return [owner for thing in find_slot(tree, token, "obj") for owner in find_slot(tree, thing, "of")]
    if slot == "noun":
        relation = tree.relations[token].partition(":")[0]
        if relation in ("obj", "nsubj", "obl", "nmod", "compound"):  # the dead
            return []
        return [tree.heads[token]] if relation in ("amod", "acl") else subjects(tree, token)
    return [] if slot == "self" else find_slot(tree, token, slot)


def _toll_nouns(tree: Tree, begin: int, stop: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give the nouns of running totals among some tokens with their words, the longest first."""
    nouns = load_tolls().nouns
    ends = [end for end in range(begin, stop) if tree.tags[end] == "NOUN" and (tree.lemmas[end].lower(),) in nouns]
    for length in (2, 1):
        for end in ends:
            words = tuple(lemma.lower() for lemma in tree.lemmas[max(0, end - length + 1) : end + 1])
            if words in nouns:
                yield end, words


def _grown(tree: Tree, top: int, noun: int) -> bool | None:
    """Tell whether a number is that of a toll (true), what it grew by (false), or neither."""
    cases = {tree.lemmas[case].lower() for case in tree.dependants(top, "case")}
    above = tree.heads[top]
    if above >= 0 and tree.tags[above] == "NUM":  # rose by 12 to 42
        return _grown(tree, above, noun) if not cases & REACHED else _grown(tree, above, noun) is not None or None
    relation = tree.relations[top].partition(":")[0]
    if above == noun and relation == "nmod":
        return True if cases & REACHED or ("of" in cases and tree.lemmas[noun] not in LOOSE) else None
    if noun in tree.dependants(top, "nsubj"):  # the toll was 42
        return True
    if above < 0 or noun not in (*find_slot(tree, above, "subj"), *tree.dependants(above, "obj", "nsubj")):
        return None
    if relation == "obj":
        return True if noun not in tree.dependants(above, "obj") else None
    if relation not in ("obl", "advmod", "xcomp", "nmod"):
        return None
    return False if "by" in cases else True if cases & REACHED else None


def _told_of_toll(tree: Tree, noun: int) -> Fate | None:
    """Return the fate in the words of a toll: `the number of displaced`, `the number of people killed`."""
    for token in tree.subtree(noun):
        for word in _words_at(tree, token):
            if token > noun and not word.conditions:
                return word.fate
    return None


def _has_adverb(tree: Tree, first: int, last: int) -> bool:
    """Tell whether words such as `so far` stand in the same stretch between commas, or before it at the beginning."""
    begin, end = first, last
    while begin > max(0, first - WIDE) and tree.words[begin - 1] not in STOPS:
        begin -= 1
    while end + 1 < min(len(tree), last + WIDE) and tree.words[end + 1] not in STOPS:
        end += 1
    if 0 < begin <= 4:
        begin = 0
    openings = load_tolls().openings
    return any(
        word.lower() in openings and _adverb_at(tree, begin + place)
        for place, word in enumerate(tree.words[begin : end + 1])
    )


def _adverb_at(tree: Tree, place: int) -> bool:
    """Tell whether an adverb of totals begins at a token and qualifies no noun (`in all fields`)."""
    for length in (1, 2, 3):
        after = place + length
        if tuple(word.lower() for word in tree.words[place:after]) in load_tolls().adverbs:
            return after >= len(tree) or tree.tags[after] not in ("NOUN", "PROPN", "ADJ")
    return False
