"""Common nouns that mean somebody told before: `the ministry`, `the group`, `the 34-year-old`, `the country`.

A noun points back by itself (`the ministry`: Ministry of Health), by words that are as good (`the premier`: the prime
minister) or by its sector (`the bank`: a firm); the data stand in `anaphors.tsv` and `roles.tsv`. What tells more of
itself (`the army of Chad`, `the man who fled`) does not point back.
"""

from collections.abc import Iterator
from itertools import pairwise

from readout.grammar import NAMED
from readout.lexicon.words import load_words
from readout.resolve.agreement import is_many, is_named, is_pronoun
from readout.resolve.definite_nouns import DETERMINERS, Noun, read_noun
from readout.resolve.phrases import name_start
from readout.resolve.view import View

SAME, LIKE, SECTOR = 6.0, 4.5, 2.0  # how much the noun itself counts, a word as good, and a sector
SENTENCE, FARTHEST = 0.8, 6  # what each sentence between takes away, and how many count
SUBJECT, INSIDE, NAME, PARAGRAPH, HEADLINE = 1.0, -1.0, 0.7, 0.5, -0.5
NEAR = {"person": 4, "body": 8, "country": 3, "place": 3}  # sentences back for who is known by sector alone
STEM = 5  # letters in which two spellings agree: defence and defense, foreign and foreigner


def find_definite(view: View, number: int) -> int | None:
    """Return the earlier mention that a definite noun means; `None` where it means nobody told before."""
    noun = read_noun(view, number)
    if noun is None:
        return None
    best: tuple[float, int] | None = None
    for other in range(number - 1, -1, -1):
        strength = _strength(view, noun, number, other)
        if strength and (best is None or strength - 2 * SUBJECT >= best[0] - FARTHEST * SENTENCE):
            score = strength + sum(_reasons(view, number, other))
            if best is None or score > best[0]:
                best = (score, other)
    return best[1] if best else None


def _strength(view: View, noun: Noun, number: int, other: int) -> float:
    """Return how well a mention answers a noun by what the two are called; 0 if it does not."""
    candidate = view.mentions[other]
    if candidate.kind in ("time", "quantity") or is_pronoun(view, other) or _meets(view, number, other):
        return 0.0
    if not _is_of_kind(view, noun, other):
        return 0.0
    called = _called(view, other)
    strength = _by_words(noun, called, view, number, other)
    if not strength and _is_near(view, noun, number, other):
        strength = _by_sector(view, noun, other)
    if not strength:
        return 0.0
    if noun.codes and view.ask(other).country not in noun.codes:
        return 0.0
    return strength


def _meets(view: View, number: int, other: int) -> bool:
    """Tell whether two mentions share words, or are the two sides of one verb."""
    mention, candidate = view.mentions[number], view.mentions[other]
    if mention.sentence != candidate.sentence:
        return False
    tree = view.tree(number)
    beside = tree.heads[mention.head] == tree.heads[candidate.head] and tree.relations[mention.head] != "nmod:poss"
    return beside or mention.span.overlaps(candidate.span) or candidate.head in tree.subtree(mention.head)


def _is_of_kind(view: View, noun: Noun, other: int) -> bool:
    kind, many = view.mentions[other].kind, is_many(view, other)
    if noun.kind == "person":
        return kind == "person" and not many
    if noun.kind == "country":
        return kind == "country"
    if noun.kind == "place":
        return kind in ("place", "facility") or (kind == "country" and noun.head in ("island", "territory"))
    if noun.many:
        return kind in ("group", "organization", "other", "weapon", "facility") or many
    return kind not in ("person", "country", "place") and not many


def _by_words(noun: Noun, called: frozenset[str], view: View, number: int, other: int) -> float:
    more = all(any(_is_like(word, own) for own in called) for word in noun.more)
    if noun.kind == "country":
        return 0.0
    heads = _heads(view, other)
    if noun.head in heads:
        return SAME if more and _is_fuller(view, number, other) and _same_number(view, noun, other) else 0.0
    if noun.row is not None and not noun.row.words.isdisjoint(heads):
        return LIKE
    return 0.0


def _same_number(view: View, noun: Noun, other: int) -> bool:
    return noun.many == is_many(view, other)


def _is_like(word: str, other: str) -> bool:
    return word == other or (len(word) >= STEM and word[:STEM] == other[:STEM])


def _by_sector(view: View, noun: Noun, other: int) -> float:
    """Return whether a name answers a noun by its sector or its body."""
    if noun.many:
        return _by_class(view, noun, other)
    if not is_named(view, other) and not (noun.row is not None and noun.row.any_sector):
        return 0.0
    standing = view.ask(other)
    if noun.kind == "place":
        return SECTOR if noun.row is not None and noun.row.any_sector and view.mentions[other].kind == "place" else 0.0
    if noun.kind == "country":
        lands = _lands(noun.head)
        fits = standing.country is not None and (not lands or standing.country.lower() in lands)
        return SECTOR if fits and noun.row is not None else 0.0
    if noun.row is not None:
        signs = {*standing.sectors[:2], standing.country or ""}
        return SECTOR if noun.row.any_sector or not noun.row.signs.isdisjoint(signs) else 0.0
    return SECTOR if noun.sectors[:1] == standing.sectors[:1] != () and noun.sectors[0] not in ("GOV", "CVL") else 0.0


def _by_class(view: View, noun: Noun, other: int) -> float:
    """Return whether others answer a plural: a named group by the table, people told before by their sector.

    `The soldiers` are the Chadian troops, `the men` the two Somalis; who only is called otherwise is nobody new.
    """
    standing = view.ask(other)
    if noun.row is not None and is_named(view, other):
        return SECTOR if not noun.row.signs.isdisjoint({*standing.sectors[:2], standing.country or ""}) else 0.0
    candidate = view.mentions[other]
    if candidate.kind != "group" or not is_many(view, other) or not _is_new(view, other):
        return 0.0
    if noun.head in load_words("anybody"):
        return SECTOR
    return SECTOR if noun.sectors[:1] == standing.sectors[:1] != () and noun.sectors[0] not in ("GOV", "CVL") else 0.0


def _is_new(view: View, other: int) -> bool:
    """Tell whether a plural brings people in: it has a number or no article, or says of what country they are."""
    tree = view.tree(other)
    first, last = view.tokens[other]
    word = tree.words[first].lower()
    if word not in DETERMINERS | {"his", "her", "its", "their", "our", "my"}:
        return True
    return any(tree.tags[token] == "NUM" for token in range(first, last + 1))


def _lands(head: str) -> frozenset[str]:
    try:
        return load_words(head)
    except KeyError:
        return frozenset()


def _is_near(view: View, noun: Noun, number: int, other: int) -> bool:
    distance = view.mentions[number].sentence - view.mentions[other].sentence
    return distance <= NEAR.get(noun.kind, 0)


def _called(view: View, other: int) -> frozenset[str]:
    """Return what a mention is called: of a person the words before the name and the offices, else all its words."""
    tree = view.tree(other)
    first, last = view.tokens[other]
    if other in view.people:
        last = name_start(view, other) - 1
    words = [tree.words[token].lower().rstrip(".") for token in range(first, last + 1)]
    lemmas = [tree.lemmas[token].lower() for token in range(first, last + 1)]
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    return frozenset((*words, *lemmas, *pairs, *(_offices(view, other) if other in view.people else ())))


def _heads(view: View, other: int) -> frozenset[str]:
    """Return the nouns that a mention may be named by: its head, its last word, the word before `of` or `for`."""
    if other in view.people:
        return _called(view, other)
    tree = view.tree(other)
    first, last = view.tokens[other]
    tokens = {view.mentions[other].head, last}
    tokens |= {token for token in range(first, last) if tree.words[token + 1].lower() in ("of", "for", "in", "(")}
    found = set()
    for token in tokens:
        own = {tree.words[token].lower(), tree.lemmas[token].lower()}
        found |= own | {f"{tree.words[token - 1].lower()} {word}" for word in own if token > first}
    return frozenset(found)


def _offices(view: View, other: int) -> Iterator[str]:
    standing = view.settled.get(other)
    term = view.world.find_person(standing.name, view.day, standing.country) if standing and standing.name else None
    for office in term.offices if term is not None else ():
        yield office
        yield from office.split()


def _is_fuller(view: View, number: int, other: int) -> bool:
    """Tell whether an earlier mention says more than a noun: it has more words, is the first, or points back itself."""
    first, last = view.tokens[other]
    word = view.tree(other).words[first].lower()
    if word in ("a", "an", "one", "some") or other in view.people:
        return True
    standing = view.settled.get(other)
    if standing is not None and standing.twin is not None:
        return True
    own_first, own_last = view.tokens[number]
    return last - first > own_last - own_first or word not in DETERMINERS


def _reasons(view: View, number: int, other: int) -> Iterator[float]:
    mention, candidate = view.mentions[number], view.mentions[other]
    sentences, tree = view.document.sentences, view.tree(other)
    yield -SENTENCE * min(mention.sentence - candidate.sentence, FARTHEST)
    relation = tree.relations[candidate.head]
    if relation.startswith("nsubj") or relation == "root":
        yield SUBJECT
    elif relation.startswith(("nmod", "compound", "amod")):
        yield INSIDE
    if is_named(view, other) and candidate.kind in NAMED:
        yield NAME
    if sentences[candidate.sentence].paragraph == sentences[mention.sentence].paragraph:
        yield PARAGRAPH
    if sentences[candidate.sentence].headline:
        yield HEADLINE
    yield -0.001 * (number - other)
