"""Sameness: how likely two drafts of a report tell one happening, by a comparison learnt from our annotated reports.

A logistic regression over what agrees and what differs. Its weights stand in `data/sameness.tsv`;
`readout.train.sameness` makes them.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from readout.code.draft import Draft
from readout.records import Mention, Tree
from readout.text.tables import read_keyed

TABLE = Path(__file__).parent / "data" / "sameness.tsv"
POINTING = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "her"))
CONTENT = frozenset(("NOUN", "VERB", "PROPN", "ADJ", "NUM"))
TWO_SIDED = ("CONSULT", "COOPERATE")


def same_happening(one: Draft, other: Draft) -> float:
    """Return the chance, 0 to 1, that two drafts of the same type tell one happening; `other` comes later."""
    weights = load_weights()
    logit = sum(weights.get(name, 0.0) * value for name, value in compare(one, other))
    return 1 / (1 + math.exp(-logit))


@cache
def load_weights() -> dict[str, float]:
    """Return the weights by feature."""
    return {name: float(value) for name, value in read_keyed(TABLE).items()}


def compare(one: Draft, other: Draft) -> Iterator[tuple[str, float]]:
    """Give the features of a pair that are not 0."""
    yield "always", 1.0
    yield one.type, 1.0
    same_word = one.stem == other.stem
    if same_word:
        yield "same word", 1.0
        yield f"same word {one.type}", 1.0
    yield from _compare_sides("actor", one.actors, other.actors)
    yield from _compare_sides("recipient", one.recipients, other.recipients)
    if one.type in TWO_SIDED and keys(_parties(one)) & keys(_parties(other)):
        yield "party shared", 1.0
    yield from _compare_modes(one, other)
    yield from _compare_circumstances(one, other)
    for auxiliary in sorted({*one.auxiliaries} ^ {*other.auxiliaries}):
        yield f"{auxiliary} differs", 1.0
    yield from _compare_places(one, other)
    shared = _likeness(_words(one.tree, one.trigger.head), _words(other.tree, other.trigger.head))
    if shared:
        yield "words shared", shared
    if _points_back(other):
        yield "points back", 1.0


def keys(mentions: Iterable[Mention]) -> set[str]:
    """Return what tells sides apart: countries, and entities that are named; `the two ministers` may be anybody."""
    found: set[str] = set()
    for mention in mentions:
        if mention.country:
            found.add(mention.country)
        if mention.entity and ((mention.name or "")[:1].isupper() or mention.country):
            found.add(mention.entity)
    return found


def times_meet(one: Draft, other: Draft) -> bool | None:
    """Tell whether the times of two drafts meet; `None` where either has none that is placed."""
    if one.when is None or other.when is None or one.when.time.start is None or other.when.time.start is None:
        return None
    first, second = one.when.time, other.when.time
    return (first.start or "") <= (second.end or "9") and (second.start or "") <= (first.end or "9")


def _compare_sides(side: str, one: Sequence[Mention], other: Sequence[Mention]) -> Iterator[tuple[str, float]]:
    first, second = keys(one), keys(other)
    if first and second:
        yield (f"{side} shared" if first & second else f"{side} differs"), 1.0
        entities = {m.entity for m in one if m.entity} & {m.entity for m in other if m.entity}
        if entities:
            yield f"{side} same entity", 1.0
    elif first or second:
        yield f"{side} silent", 1.0


def _compare_modes(one: Draft, other: Draft) -> Iterator[tuple[str, float]]:
    if one.mode and other.mode:
        yield ("mode same" if one.mode == other.mode else "mode differs"), 1.0


def _compare_circumstances(one: Draft, other: Draft) -> Iterator[tuple[str, float]]:
    meet = times_meet(one, other)
    if meet is not None:
        yield ("time same" if meet else "time differs"), 1.0
    if one.where and other.where and one.where.country and other.where.country:
        if one.where.name == other.where.name:
            yield "place same", 1.0
        elif one.where.country != other.where.country:
            yield "country differs", 1.0
        else:
            yield "place differs", 1.0
    first_counts, second_counts = {count.value for count in one.quantities}, {count.value for count in other.quantities}
    if first_counts and second_counts:
        yield ("figure same" if first_counts & second_counts else "figure differs"), 1.0


def _compare_places(one: Draft, other: Draft) -> Iterator[tuple[str, float]]:
    distance = abs(other.trigger.sentence - one.trigger.sentence)
    if distance == 0:
        yield "same sentence", 1.0
    else:
        yield "near", 1.0 / distance
    if one.headline or other.headline:
        yield "headline", 1.0


def _points_back(draft: Draft) -> bool:
    tree, token = draft.tree, draft.trigger.head
    if tree.tags[token] != "NOUN":
        return False
    return any(tree.lemmas[child].lower() in POINTING for child in tree.dependants(token, "det", "nmod:poss"))


def _words(tree: Tree, token: int) -> frozenset[str]:
    return frozenset(tree.lemmas[word].lower() for word in tree.subtree(token) if tree.tags[word] in CONTENT)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)


def _parties(draft: Draft) -> tuple[Mention, ...]:
    return (*draft.actors, *draft.recipients)
