"""Merging: several mentions of one happening in a report are one event."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from readout.code.draft import Draft
from readout.records import Mention

RULE = "merging: same happening"
# Types of which a report often tells several between the same parties: they merge only on the same word.
REPEATED = frozenset(("REQUEST", "ACCUSE", "REJECT", "SUPPORT", "AGREE", "THREATEN"))


def merge_drafts(drafts: Sequence[Draft]) -> list[Draft]:
    """Return one draft a happening, in the order of their triggers.

    The first to tell it in the body leads and the others lend what it lacks. An echo (`the call`, what is denied) adds
    only its words to a happening told before, and tells nothing where there is none.
    """
    merged: list[Draft] = []
    for _, group in groupby(drafts, key=lambda draft: (draft.trigger.sentence, draft.trigger.head)):
        tellings = list(group)
        if tellings[0].echo:
            _adopt(tellings, merged)
        else:
            _add(tellings[0], merged)
    return sorted(merged, key=lambda draft: draft.trigger.span)


def _add(draft: Draft, merged: list[Draft]) -> None:
    for number, other in enumerate(merged):
        if is_same_happening(other, draft):
            merged[number] = _join(other, draft)
            return
    merged.append(draft)


def _adopt(echoes: Sequence[Draft], merged: list[Draft]) -> None:
    """Give one word that may stand for several types to the last happening that it fits, or to none."""
    for number in range(len(merged) - 1, -1, -1):
        for echo in echoes:
            if _fits(merged[number], echo):
                merged[number] = replace(
                    merged[number],
                    tellings=(*merged[number].tellings, *echo.tellings),
                    sentences=tuple(dict.fromkeys((*merged[number].sentences, *echo.sentences))),
                    rules=_noted(merged[number].rules),
                )
                return


def _fits(happening: Draft, echo: Draft) -> bool:
    if happening.type != echo.type or _conflict(happening.mode, echo.mode) or not _sides_agree(happening, echo):
        return False
    # A whole clause that is denied must be about the same parties or use the same word; a bare noun need not.
    return echo.trigger.echo or _share(happening, echo) or happening.stem == echo.stem


def _noted(rules: tuple[str, ...]) -> tuple[str, ...]:
    return rules if rules[-1:] == (RULE,) else (*rules, RULE)


def is_same_happening(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts of a report speak of one happening: type, manner, parties, time and wording agree."""
    if (
        one.type != other.type
        or _conflict(one.mode, other.mode)
        or not _times_agree(one, other)
        or not _places_agree(one, other)
    ):
        return False
    if ("negation" in one.auxiliaries) != ("negation" in other.auxiliaries):
        return False
    parties_agree = _sides_agree(one, other)
    same_word = one.stem == other.stem
    if one.type in REPEATED:
        return parties_agree and same_word and _share(one, other)
    return parties_agree and (same_word or _share_actor(one, other))


def _conflict(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _places_agree(one: Draft, other: Draft) -> bool:
    first, second = one.where, other.where
    return first is None or second is None or not _conflict(first.country, second.country)


def _times_agree(one: Draft, other: Draft) -> bool:
    if one.when is None or other.when is None:
        return ("historical" in one.auxiliaries) == ("historical" in other.auxiliaries)
    first, second = one.when.time, other.when.time
    if first.start is None or second.start is None or first.end is None or second.end is None:
        return True
    return first.start <= second.end and second.start <= first.end


def _sides_agree(one: Draft, other: Draft) -> bool:
    if not one.recipients and not other.recipients:
        return _compatible(one.actors, other.actors)
    straight = _compatible(one.actors, other.actors) and _compatible(one.recipients, other.recipients)
    crossed = one.type in ("CONSULT", "COOPERATE") and _compatible(
        (*one.actors, *one.recipients), (*other.actors, *other.recipients)
    )
    return straight or crossed


def _keys(mentions: Sequence[Mention]) -> set[str]:
    """Return what tells sides apart: countries, and entities that are named; `the two ministers` may be anybody."""
    countries = {mention.country for mention in mentions if mention.country}
    return countries | {mention.entity for mention in mentions if mention.entity and _is_named(mention)}


def _is_named(mention: Mention) -> bool:
    return (mention.name or "")[:1].isupper() or bool(mention.country)


def _compatible(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Tell whether two sides may be the same: one is silent, or they share a country or an entity."""
    first, second = _keys(one), _keys(other)
    return not first or not second or bool(first & second)


def _share_actor(one: Draft, other: Draft) -> bool:
    """Tell whether the two name an actor in common; of actorless events any party will do.

    A talk between `the two ministers` is the one told before.
    """
    if one.type == "CONSULT" and other.actors and not _keys(other.actors):
        return True
    if one.actors and other.actors:
        return bool(_keys(one.actors) & _keys(other.actors))
    return _share(one, other)


def _share(one: Draft, other: Draft) -> bool:
    return bool(_keys((*one.actors, *one.recipients)) & _keys((*other.actors, *other.recipients)))


def _join(leader: Draft, other: Draft) -> Draft:
    if leader.headline and not other.headline:
        leader, other = other, leader
    return replace(
        leader,
        sentences=tuple(dict.fromkeys((*leader.sentences, *other.sentences))),
        tellings=(*leader.tellings, *other.tellings),
        mode=leader.mode or other.mode,
        actors=_richer(leader.actors, other.actors),
        recipients=_richer(leader.recipients, other.recipients),
        when=leader.when or other.when,
        where=leader.where or other.where,
        quantities=leader.quantities or other.quantities,
        confidence=max(leader.confidence, other.confidence),
        rules=_noted(leader.rules),
    )


def _richer(one: tuple[Mention, ...], other: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the side that says more: more countries, or the same ones by people's names; else the first."""
    countries = {mention.country for mention in one} - {None}
    others = {mention.country for mention in other} - {None}
    if others == countries:
        return other if _names(other) > _names(one) else one or other
    return other if others > countries or not one else one


def _names(mentions: Sequence[Mention]) -> int:
    """Count people by name; a common noun is named with its country in brackets (`general (Russia)`)."""
    return sum(mention.kind == "person" and (mention.name or "").istitle() for mention in mentions)
