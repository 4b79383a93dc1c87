"""Sides: of which country the actors and the recipients of an event are, where its own words do not say it clearly.

A choice among the countries that the report names, and nobody, learnt from our annotated reports: a softmax over what
speaks for each. Its weights stand in `data/sides.tsv`; `readout.train.sides` makes them. The rules' own choice is one
of the things that speak, the strongest; it is overruled only where another country is clearly likelier.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from readout.grammar import BODIES, countries_of, is_party, is_passive
from readout.records import Mention, Resolution, Tree, Trigger
from readout.text.tables import read_rows

TABLE = Path(__file__).parent / "data" / "sides.tsv"
Side = Literal["actor", "recipient"]
LIKELY = 0.3  # chance from which somebody is put on an empty side
MARGIN = 0.2  # by how much another country must be likelier than the one that the rules found


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A trigger with what the rules found for one side and for the other, and the mentions of its report."""

    side: Side
    trigger: Trigger
    tree: Tree
    found: tuple[Mention, ...]
    opposite: tuple[Mention, ...]
    resolution: Resolution


def settle_side(scene: Scene) -> tuple[Mention, ...]:
    """Return the mentions of one side: those that the rules found, or one of the country that is clearly likelier.

    Several countries that the rules found stay. On an empty side somebody is put who is likely enough.
    """
    countries = countries_of(scene.found)
    if len(countries) > 1:
        return scene.found
    chances = rank_countries(scene)
    best = max(chances, key=lambda code: chances[code])
    if not countries:
        return scene.found if best is None or chances[best] < LIKELY else stand_for(best, scene)
    (own,) = countries
    if best == own or chances[best] <= chances.get(own, 0.0) + MARGIN:
        return scene.found
    return () if best is None else stand_for(best, scene)


def stand_for(country: str, scene: Scene) -> tuple[Mention, ...]:
    """Return the mention that stands for a country: a party near the trigger, the nearest told before it, or any."""
    sentence, head = scene.trigger.sentence, scene.trigger.head

    def rank(mention: Mention) -> tuple[bool, bool, bool, int, int]:
        distance = sentence - mention.sentence
        return (
            is_party(mention),
            distance == 0,
            distance >= 0,
            -abs(distance),
            -abs(mention.head - head) if distance == 0 else mention.head,
        )

    return (max(scene.resolution.by_country[country], key=rank),)


def rank_countries(scene: Scene) -> dict[str | None, float]:
    """Return the chances of the countries that the report names, and of nobody (`None`), to fill a side: 1 in all."""
    weights = load_weights()[scene.side]
    scores = {
        country: sum(weights.get(name, 0.0) * value for name, value in reasons)
        for country, reasons in weigh_countries(scene)
    }
    most = max(scores.values())
    raised = {country: math.exp(score - most) for country, score in scores.items()}
    total = sum(raised.values())
    return {country: value / total for country, value in raised.items()}


@cache
def load_weights() -> dict[Side, dict[str, float]]:
    """Return the weights by side and feature."""
    weights: dict[Side, dict[str, float]] = {"actor": {}, "recipient": {}}
    for _, (name, actor, recipient) in read_rows(TABLE, columns=3):
        weights["actor"][name], weights["recipient"][name] = float(actor), float(recipient)
    return weights


def weigh_countries(scene: Scene) -> Iterator[tuple[str | None, list[tuple[str, float]]]]:
    """Give each country with the features that speak for it or against it, nobody (`None`) first."""
    yield None, list(_nobody(scene))
    order = tuple(scene.resolution.by_country)
    for country, mentions in scene.resolution.by_country.items():
        own = "" if countries_of(scene.found) else " for empty"
        yield (
            country,
            [
                *_picked(country, scene),
                *_roles(mentions, scene),
                *((f"{name}{own}", value) for name, value in _standing(country, mentions, order, scene)),
                *((f"{name}{own}", value) for name, value in _here(mentions, scene)),
            ],
        )


def _nobody(scene: Scene) -> Iterator[tuple[str, float]]:
    trigger, tree = scene.trigger, scene.tree
    empty = not countries_of(scene.found)
    yield "nobody", 1.0
    yield f"nobody {trigger.type}", 1.0
    yield f"nobody {trigger.type}/{trigger.mode}", 1.0
    yield f"nobody {tree.tags[trigger.head]}", 1.0
    yield f"nobody of {tree.lemmas[trigger.head].lower()}", 1.0
    if empty:
        yield "nobody for empty", 1.0
        yield f"nobody for empty {trigger.type}", 1.0
        if not countries_of(scene.opposite):
            yield "nobody on either side", 1.0
        if scene.found:
            yield "nobody but things", 1.0
    if is_passive(tree, trigger.head):
        yield "nobody of passive", 1.0
    if len(scene.resolution.by_country) > 2:
        yield "nobody of several", 1.0


def _picked(country: str, scene: Scene) -> Iterator[tuple[str, float]]:
    mine = [mention for mention in scene.found if mention.country == country]
    if not mine:
        return
    yield "found", 1.0
    yield f"found {scene.trigger.type}", 1.0
    yield f"found {mine[0].kind}", 1.0
    if mine[0].sentence == scene.trigger.sentence:
        yield f"found by {scene.tree.relations[mine[0].head].partition(':')[0]}", 1.0
    if "default" in mine[0].made_by:
        yield "found default", 1.0
    if any(map(is_party, mine)):
        yield "found party", 1.0
    if len(countries_of(scene.found)) > 1:
        yield "found several", 1.0


def _roles(mentions: Sequence[Mention], scene: Scene) -> Iterator[tuple[str, float]]:
    """Give the encoder's chances that a country stands on this side or on the other."""
    proposal = scene.tree.proposal(scene.trigger.head)
    heads = {mention.head for mention in mentions if mention.sentence == scene.trigger.sentence}
    for role in proposal.roles if proposal and heads else ():
        if role.token in heads and role.role in ("actor", "recipient"):
            name = "role" if role.role == scene.side else "other role"
            yield name, role.chance
            if role.chance > 0.3:
                yield f"{name} likely", 1.0


def _standing(
    country: str, mentions: Sequence[Mention], order: Sequence[str], scene: Scene
) -> Iterator[tuple[str, float]]:
    """Give what a country is to the report as a whole."""
    kind = scene.trigger.type
    states = [code for code in order if code not in BODIES]
    yield "named", math.log1p(len(mentions))
    if country in BODIES:
        yield "body", 1.0
        yield f"body {kind}", 1.0
    if country in countries_of(scene.opposite):
        yield "opposite", 1.0
        yield f"opposite {kind}", 1.0
    if states == [country]:
        yield "only state", 1.0
    if country in order[:2]:
        yield "leads" if order[0] == country else "second", 1.0
    if country in states[:2]:
        yield f"leads {kind}" if states[0] == country else f"second {kind}", 1.0
    if all(mention.kind == "place" for mention in mentions):
        yield "places only", 1.0
    if any(mention.sentence == 0 for mention in mentions):
        yield "at the top", 1.0


def _here(mentions: Sequence[Mention], scene: Scene) -> Iterator[tuple[str, float]]:
    """Give where a country stands in the sentence of the trigger and in those beside it."""
    tree, trigger = scene.tree, scene.trigger
    sentences = {mention.sentence for mention in mentions}
    for step, name in ((1, "sentence before"), (2, "two sentences before"), (-1, "sentence behind")):
        if trigger.sentence - step in sentences:
            yield name, 1.0
    here = [mention for mention in mentions if mention.sentence == trigger.sentence]
    if not here:
        return
    below, above = set(tree.subtree(trigger.head)), set(tree.ancestors(trigger.head))
    yield "here", 1.0
    names = set()
    for mention in here:
        relation, head = tree.relations[mention.head].partition(":")[0], tree.heads[mention.head]
        names.add("before" if mention.head < trigger.head else "behind")
        names.add("party here" if is_party(mention) else "thing here")
        if mention.head in below:
            names.update(("below", "place below" if mention.kind == "place" else "party below"))
        if head in above:
            names.add(f"{relation} of above")
        if relation == "nsubj" and head == tree.root:
            names.add("subject of the sentence")
        if tree.relations[mention.head] == "nmod:poss":
            names.add("owner")
    yield from ((name, 1.0) for name in sorted(names))
