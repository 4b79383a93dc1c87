"""Merging: several mentions of one happening in a report are one event."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The chance that a telling tells the happening of a number; `rule` names the rule that made it certain, if any."""

    happening: int
    chance: float
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where a telling was put: the number of its happening, `None` for an echo of nothing told before.

    `compared` are the happenings that it was compared with, the best first.
    """

    draft: Draft
    happening: int | None
    compared: tuple[Comparison, ...] = ()


def merge_drafts(drafts: Sequence[Draft]) -> list[Draft]:
    """Return one draft a happening, in the order of their triggers.

    The first to tell it in the body leads and the others lend what it lacks. An echo (`the call`, what is denied) adds
    only its words to a happening told before, and tells nothing where there is none.
    """
    happenings = map(join_tellings, group_tellings(place_drafts(drafts)))
    return sorted(happenings, key=lambda draft: draft.trigger.span)


def place_drafts(drafts: Sequence[Draft]) -> list[Placing]:
    """Return for each telling, in order, which happening it was put to; of one word that may mean several, the one."""
    happenings: list[list[Draft]] = []
    placings = []
    for _, group in groupby(drafts, key=lambda draft: (draft.trigger.sentence, draft.trigger.head)):
        tellings = list(group)
        placing = _adopt(tellings, happenings) if tellings[0].echo else _add(tellings[0], happenings)
        placings.append(placing)
        if placing.happening == len(happenings):
            happenings.append([])
        if placing.happening is not None:
            happenings[placing.happening].append(placing.draft)
    return placings


def group_tellings(placings: Sequence[Placing]) -> list[list[Draft]]:
    """Return the tellings of each happening in the order they came, by the number of the happening."""
    happenings: dict[int, list[Draft]] = {}
    for placing in placings:
        if placing.happening is not None:
            happenings.setdefault(placing.happening, []).append(placing.draft)
    return list(happenings.values())


def join_tellings(happening: Sequence[Draft]) -> Draft:
    """Return the tellings of one happening as one draft."""
    return reduce(_join, happening)


def _add(draft: Draft, happenings: Sequence[Sequence[Draft]]) -> Placing:
    """Put a draft to the happening it fits best, if it fits well enough, else to a new one."""
    alike = [number for number, happening in enumerate(happenings) if happening[0].type == draft.type]
    comparisons = (_compare(number, happenings[number], draft) for number in _ends(alike, MOST_HAPPENINGS))
    compared = tuple(sorted(comparisons, key=lambda comparison: -comparison.chance))
    fits = bool(compared) and compared[0].chance >= ENOUGH
    return Placing(draft=draft, happening=compared[0].happening if fits else len(happenings), compared=compared)


def _ends(items: Sequence[Item], most: int) -> Sequence[Item]:
    """Return the first and the last of too many items, so that no report takes the square of its length."""
    return items if len(items) <= most else [*items[: most // 2], *items[-(most // 2) :]]


def _compare(number: int, happening: Sequence[Draft], draft: Draft) -> Comparison:
    """Return the mean chance that a draft tells the same happening as those that do, unless a rule makes it certain."""
    tellings = _ends([other for other in happening if not other.echo], MOST_TELLINGS)
    if any(_same_talks(other, draft) for other in tellings):
        return Comparison(happening=number, chance=1.0, rule="talks or joint deeds of the same states")
    if any(_same_prospect(other, draft) for other in tellings):
        return Comparison(happening=number, chance=1.0, rule="what the same party may do to the same")
    mean = sum(same_happening(other, draft) for other in tellings) / len(tellings)
    return Comparison(happening=number, chance=mean)


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


def _adopt(echoes: Sequence[Draft], happenings: Sequence[Sequence[Draft]]) -> Placing:
    """Give one word that may stand for several types to the last happening that it fits, or to none."""
    for number in range(len(happenings) - 1, -1, -1):
        for echo in echoes:
            if _fits(happenings[number][0], echo):
                return Placing(draft=echo, happening=number)
    return Placing(draft=echoes[0], happening=None)


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
