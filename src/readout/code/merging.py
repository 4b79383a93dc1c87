"""Merging: several mentions of one happening in a report are one event."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from itertools import groupby
from typing import TypeVar

from readout.code.draft import Draft
from readout.code.fillers import without
from readout.code.sameness import TWO_SIDED, keys, same_happening, times_meet
from readout.grammar import countries_of
from readout.records import Count, Mention

Item = TypeVar("Item")
RULE = "merging: same happening"
MOST_HAPPENINGS, MOST_TELLINGS = 20, 4  # that a telling is compared with: more only in lists and in hostile input
ENOUGH = 0.35  # mean chance of being the same happening from which tellings are one


def merge_drafts(drafts: Sequence[Draft]) -> list[Draft]:
    """Return one draft a happening, in the order of their triggers.

    The first to tell it in the body leads and the others lend what it lacks. An echo (`the call`, what is denied) adds
    only its words to a happening told before, and tells nothing where there is none.
    """
    happenings: list[list[Draft]] = []
    for _, group in groupby(drafts, key=lambda draft: (draft.trigger.sentence, draft.trigger.head)):
        tellings = list(group)
        if tellings[0].echo:
            _adopt(tellings, happenings)
        else:
            _add(tellings[0], happenings)
    return sorted((reduce(_join, happening) for happening in happenings), key=lambda draft: draft.trigger.span)


def _add(draft: Draft, happenings: list[list[Draft]]) -> None:
    """Put a draft to the happening it fits best, if it fits well enough, else begin a new one."""
    alike = _ends([happening for happening in happenings if happening[0].type == draft.type], MOST_HAPPENINGS)
    chances = [_chance(happening, draft) for happening in alike]
    best = max(chances, default=0.0)
    if best >= ENOUGH:
        alike[chances.index(best)].append(draft)
    else:
        happenings.append([draft])


def _ends(items: Sequence[Item], most: int) -> Sequence[Item]:
    """Return the first and the last of too many items, so that no report takes the square of its length."""
    return items if len(items) <= most else [*items[: most // 2], *items[-(most // 2) :]]


def _chance(happening: Sequence[Draft], draft: Draft) -> float:
    """Return the mean chance that a draft tells the same happening as those that do."""
    tellings = _ends([other for other in happening if not other.echo], MOST_TELLINGS)
    if any(_same_talks(other, draft) or _same_prospect(other, draft) for other in tellings):
        return 1.0
    return sum(same_happening(other, draft) for other in tellings) / len(tellings)


def _same_talks(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts tell of talks or joint deeds of the same states, nothing else speaking against it."""
    if one.type not in TWO_SIDED or _conflict(one.mode, other.mode) or {*one.auxiliaries} ^ {*other.auxiliaries}:
        return False
    states, others = (countries_of(draft.actors) for draft in (one, other))
    return len(states) > 1 and states == others and times_meet(one, other) is not False


def _same_prospect(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts tell what the same party may do to the same: what did not happen did not happen twice."""
    open_ended = "hypothetical" in one.auxiliaries and "hypothetical" in other.auxiliaries
    alike = not _conflict(one.mode, other.mode) and _sides_agree(one, other)
    return open_ended and alike and bool(keys(one.actors) & keys(other.actors))


def _adopt(echoes: Sequence[Draft], happenings: list[list[Draft]]) -> None:
    """Give one word that may stand for several types to the last happening that it fits, or to none."""
    for happening in reversed(happenings):
        for echo in echoes:
            if _fits(happening[0], echo):
                happening.append(echo)
                return


def _fits(happening: Draft, echo: Draft) -> bool:
    if happening.type != echo.type or _conflict(happening.mode, echo.mode) or not _sides_agree(happening, echo):
        return False
    # A whole clause that is denied must be about the same parties or use the same word; a bare noun need not.
    return echo.trigger.echo or _share(happening, echo) or happening.stem == echo.stem


def _conflict(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _sides_agree(one: Draft, other: Draft) -> bool:
    return _compatible(one.actors, other.actors) and _compatible(one.recipients, other.recipients)


def _compatible(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Tell whether two sides may be the same: one is silent, or they share a country or an entity."""
    first, second = keys(one), keys(other)
    return not first or not second or bool(first & second)


def _share(one: Draft, other: Draft) -> bool:
    return bool(keys((*one.actors, *one.recipients)) & keys((*other.actors, *other.recipients)))


def _join(leader: Draft, other: Draft) -> Draft:
    """Return two tellings of one happening as one draft; an echo adds its words only."""
    if other.echo:
        return replace(
            leader,
            tellings=(*leader.tellings, *other.tellings),
            sentences=tuple(dict.fromkeys((*leader.sentences, *other.sentences))),
            rules=_noted(leader.rules),
        )
    if leader.headline and not other.headline:
        leader, other = other, leader
    actors = _richer(leader.actors, other.actors)
    return replace(
        leader,
        sentences=tuple(dict.fromkeys((*leader.sentences, *other.sentences))),
        tellings=(*leader.tellings, *other.tellings),
        mode=leader.mode or other.mode,
        actors=actors,
        recipients=without(_richer(leader.recipients, other.recipients), actors),
        when=leader.when or other.when,
        where=leader.where or other.where,
        quantities=_together(leader.quantities, other.quantities),
        confidence=max(leader.confidence, other.confidence),
        rules=_noted(leader.rules),
    )


def _together(one: tuple[Count, ...], other: tuple[Count, ...]) -> tuple[Count, ...]:
    """Return the figures of two tellings, each number of the same unit once."""
    told = {(count.value, count.unit) for count in one}
    return (*one, *(count for count in other if (count.value, count.unit) not in told))


def _noted(rules: tuple[str, ...]) -> tuple[str, ...]:
    return rules if rules[-1:] == (RULE,) else (*rules, RULE)


def _richer(one: tuple[Mention, ...], other: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the side that says more: more countries, or the same ones by people's names; else the first."""
    countries, others = countries_of(one), countries_of(other)
    if others == countries:
        return other if _names(other) > _names(one) else one or other
    return other if others > countries or not one else one


def _names(mentions: Sequence[Mention]) -> int:
    """Count people by name; a common noun is named in lower case with its country (`general (Russia)`)."""
    return sum(mention.kind == "person" and (mention.name or "")[:1].isupper() for mention in mentions)
