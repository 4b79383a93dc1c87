"""Actors and recipients: where each was looked for, what the report as a whole says, and who was passed over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.code.draft import Draft
from readout.code.fillers import (
    ADDRESSED,
    SPARE_ACTORS,
    SPARE_RECIPIENTS,
    SURE,
    find_by_rules,
    hold_slots,
    rank_roles,
)
from readout.code.sides import Scene, Side, rank_countries
from readout.explain.entities import explain_mention
from readout.explain.findings import Finding, Passed
from readout.explain.trace import Happening, Trace, key_of
from readout.grammar import OWNERS, TARGETS, is_party
from readout.records import Mention

NEXT = 3  # how many other countries are told
LEAST = 0.03  # chance from which another country is told
NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place where parties are looked for, in plain words, with the mentions there; `chance` is the encoder's."""

    where: str
    mentions: Sequence[Mention]
    chance: float | None = None


def explain_side(happening: Happening, side: Side) -> Finding:
    """Return who is on a side of an event and why, and who is not."""
    trace, event, draft = happening.trace, happening.event, happening.leader
    ids = event.actors if side == "actor" else event.recipients
    parts = tuple(_explain_party(happening, trace.mentions[identifier], side) for identifier in ids)
    passed = (*_passed_mentions(happening, side, ids), *_passed_countries(trace, draft, side, ids))
    return Finding(
        field=f"{side}s",
        value="; ".join(part.value or "" for part in parts) or None,
        by="" if parts else _why_nobody(trace, draft, side),
        passed=passed,
        parts=parts,
    )


def _explain_party(happening: Happening, mention: Mention, side: Side) -> Finding:
    trace = happening.trace
    drafts = (draft for draft in happening.ordered if not draft.echo)
    draft = next(draft for draft in drafts if mention.id in {m.id for m in _members(draft, side)})
    by, score = _why(happening, draft, mention, side)
    if draft is not happening.leader:
        by += f"; told so at “{trace.words(draft.trigger.span)}”, which says more of this side"
    elif mention.sentence != draft.trigger.sentence:
        by += "; named in another sentence"
    return Finding(
        field=side,
        value=trace.label(mention),
        by=by,
        span=mention.span,
        score=score,
        rule=mention.made_by,
        parts=explain_mention(mention, trace),
    )


def _members(draft: Draft, side: Side) -> tuple[Mention, ...]:
    return draft.actors if side == "actor" else draft.recipients


def _why(happening: Happening, draft: Draft, mention: Mention, side: Side) -> tuple[str, float | None]:
    """Return at which step a party came to its side, and the chance that it came by."""
    trace = happening.trace
    told, answered = trace.told[key_of(draft)], trace.answered[key_of(draft)]
    if mention.id in {m.id for m in _by_rules(draft, trace, side)}:
        return _by_sentence(draft, mention, trace, side)
    scene = make_scene(draft, trace, side)
    chance = rank_countries(scene).get(mention.country)
    if mention.id in {m.id for m in _members(told, side)}:
        return f"stands for {mention.country}, the likeliest {side} in the report", chance
    if mention.id in {m.id for m in _members(answered, side)}:
        return next(rule for rule in reversed(draft.rules) if rule.startswith("answers")), None
    return f"its sentence tells no {side}; {mention.country} is the likeliest in the report", chance


def _by_rules(draft: Draft, trace: Trace, side: Side) -> tuple[Mention, ...]:
    return find_by_rules(draft.trigger, draft.tree, trace.stages.resolution)[side == "recipient"]


def _by_sentence(draft: Draft, mention: Mention, trace: Trace, side: Side) -> tuple[str, float | None]:
    sources = [source for source in list_sources(draft, trace, side) if mention.id in {m.id for m in source.mentions}]
    if not sources and side == "actor":
        by, chance = _by_sentence(draft, mention, trace, "recipient")
        return f"all who take part are actors here: {by}", chance
    if not sources:
        return "named in what the event's word speaks of", None
    chance = max((source.chance for source in sources if source.chance is not None), default=None)
    by_slot = next((source.where for source in sources if source.chance is None), None)
    if chance is None:
        return by_slot or "", None
    if chance >= SURE:
        return f"{sources[0].where}" + (f", and it {by_slot}" if by_slot else ""), chance
    unsure = f"the encoder's role head, {chance:.2f}, is not asked first under {SURE}"
    return f"{by_slot}; {unsure}" if by_slot else unsure, None


def list_sources(draft: Draft, trace: Trace, side: Side) -> Iterator[Source]:
    """Give where a side is looked for in the sentence of a trigger, first what goes first."""
    trigger, tree, resolution = draft.trigger, draft.tree, trace.stages.resolution
    acting = side == "actor"
    owners, own, spare = (
        (OWNERS, trigger.actors, SPARE_ACTORS) if acting else (TARGETS, trigger.recipients, SPARE_RECIPIENTS)
    )
    for chance, mentions in rank_roles(side, trigger, tree, resolution, owners):
        yield Source(where=f"the encoder's role head takes it for the {side}", mentions=mentions, chance=chance)
    for slot, mentions in hold_slots(trigger, own, tree, resolution, owners):
        yield Source(where=f"stands in the slot “{slot}”", mentions=mentions)
    for slot, mentions in hold_slots(trigger, spare, tree, resolution):
        yield Source(where=f"stands in the spare slot “{slot}”", mentions=mentions)


def make_scene(draft: Draft, trace: Trace, side: Side) -> Scene:
    """Return a side of a draft as the choice among the report's countries sees it."""
    return Scene(
        side=side,
        trigger=draft.trigger,
        tree=draft.tree,
        found=_by_rules(draft, trace, side),
        opposite=_by_rules(draft, trace, "recipient" if side == "actor" else "actor"),
        resolution=trace.stages.resolution,
    )


def _passed_mentions(happening: Happening, side: Side, ids: Sequence[str]) -> Iterator[Passed]:
    """Give those who stand where a side is looked for in the leading sentence and are not on it."""
    trace, event = happening.trace, happening.event
    other = event.recipients if side == "actor" else event.actors
    known = {trace.mentions[identifier].entity for identifier in ids}
    countries = " ".join(filter(None, dict.fromkeys(trace.mentions[identifier].country for identifier in ids)))
    found = {mention.id for mention in _by_rules(happening.leader, trace, side)}
    kept = {mention.id for mention in _members(trace.told[key_of(happening.leader)], side)}
    seen = set(ids)
    for source in list_sources(happening.leader, trace, side):
        for mention in source.mentions:
            if mention.id in seen:
                continue
            seen.add(mention.id)
            if mention.id in other:
                why = "is on the other side"
            elif mention.entity in known:
                why = "is the same as one who is on this side"
            elif mention.id in found:
                likelier = f"{countries or NOBODY} is likelier by the report as a whole"
                why = f"told so by its sentence, but {'another telling says more' if mention.id in kept else likelier}"
            elif not is_party(mention):
                why = "is no party: neither a name nor of known country or sector"
            elif source.chance is not None and source.chance < SURE:
                why = f"{source.where}, but goes first only from {SURE}"
            else:
                why = f"{source.where}, but another goes first"
            yield Passed(value=trace.label(mention), why=why, score=source.chance, span=mention.span)


def _passed_countries(trace: Trace, draft: Draft, side: Side, ids: Sequence[str]) -> Iterator[Passed]:
    """Give the countries that the report as a whole would put on a side, likeliest first."""
    taken = {trace.mentions[identifier].country for identifier in ids}
    chances = rank_countries(make_scene(draft, trace, side))
    ranked = sorted(chances.items(), key=lambda pair: -pair[1])
    others = [(code, chance) for code, chance in ranked if code not in taken and chance >= LEAST]
    if not ids:
        others = [(code, chance) for code, chance in others if code is not None]
    for code, chance in others[:NEXT]:
        yield Passed(value=code or NOBODY, score=chance, why=f"as {side}, by the report as a whole")


def _why_nobody(trace: Trace, draft: Draft, side: Side) -> str:
    chance = rank_countries(make_scene(draft, trace, side)).get(None, 0.0)
    if side == "recipient" and not draft.trigger.recipients and draft.type not in ADDRESSED:
        return "all who take part are actors: the lexicon knows no slot for a recipient here"
    return f"its sentence tells nobody; by the report as a whole the chance of nobody is {chance:.2f}"
