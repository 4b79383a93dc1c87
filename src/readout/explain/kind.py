"""Type, mode and trigger: what the encoder proposes at a word, what the lexicon lists, and what weighs how much."""

from collections.abc import Iterator
from functools import partial

from readout.code.draft import Draft
from readout.code.selection import Verdict
from readout.explain.findings import Finding, Passed
from readout.explain.trace import Happening, Trace
from readout.records import Proposal
from readout.spot.evidence import collect_evidence, find_chances, load_weights
from readout.spot.triggers import ENOUGH, SURE_MODE, Match, ModeChoice, match_predicate, rank_modes, rank_types

NEXT = 2  # how many of the alternatives are told
LEAST, MOST = 0.05, 4  # chance from which a silent word is told, and how many of them
CONVERSION = "conversion: "


def explain_type(happening: Happening) -> Finding:
    """Return why an event is of its type: encoder and lexicon, then time, mood and parties."""
    draft, proposal = happening.leader, happening.proposal
    told, final = draft.trigger.type, happening.event.type
    ranked = _ranked(happening.trace, draft, proposal)
    passed = [Passed(value=kind, score=score, why="less likely") for kind, score in ranked if kind != told][:NEXT]
    changed = _conversion(draft)
    if told != final:
        passed.insert(0, Passed(value=told, score=draft.trigger.weight, why=f"told by the words, but {changed}"))
    return Finding(
        field="type",
        value=final,
        by=_voices(happening, told) + (f"; {told} becomes {final}: {changed}" if told != final else ""),
        span=happening.event.trigger,
        score=draft.trigger.weight,
        rule=draft.trigger.rule,
        passed=tuple(passed),
        parts=tuple(_evidence(happening, told)),
    )


def _ranked(trace: Trace, draft: Draft, proposal: Proposal | None) -> list[tuple[str, float]]:
    if proposal is None:
        return []
    match = match_predicate(draft.tree, draft.trigger.head)
    return rank_types(proposal, match, draft.tree, trace.setting, draft.trigger.sentence)


def _conversion(draft: Draft) -> str:
    return ", ".join(rule.removeprefix(CONVERSION) for rule in draft.rules if rule.startswith(CONVERSION))


def _match(happening: Happening) -> Match | None:
    return match_predicate(happening.leader.tree, happening.leader.trigger.head)


def _chances(happening: Happening) -> dict[str, float]:
    proposal, match = happening.proposal, _match(happening)
    if proposal is None:
        return {}
    predicate, consumed = (match.predicate, match.consumed) if match else (None, frozenset[int]())
    return find_chances(proposal, happening.leader.tree, predicate, consumed)


def _voices(happening: Happening, kind: str) -> str:
    """Return what encoder and lexicon say of a trigger."""
    chance, match = _chances(happening).get(kind, 0.0), _match(happening)
    encoder = f"the encoder's type head gives {kind} {chance:.2f}"
    if match is None:
        return f"{encoder}; the lexicon does not list it"
    if match.predicate.type == kind:
        return f"{encoder}; the lexicon lists it ({match.predicate.rule}, weight {match.predicate.weight:g})"
    return f"{encoder}; the lexicon lists it as {match.predicate.type} ({match.predicate.rule})"


def _evidence(happening: Happening, kind: str) -> Iterator[Finding]:
    """Give what was weighed for the type told, each with what it added to the sum."""
    match, weights = _match(happening), load_weights()
    predicate, chance = match.predicate if match else None, _chances(happening).get(kind, 0.0)
    setting, sentence = happening.trace.setting, happening.leader.trigger.sentence
    for name, value in collect_evidence(kind, chance, predicate, setting, sentence):
        added = weights[name] * value
        yield Finding(field="evidence", value=name, by=f"{value:.2f} times the weight {weights[name]:g}", score=added)


def explain_mode(happening: Happening) -> Finding:
    """Return why an event has its mode, or none."""
    event, draft, proposal = happening.event, happening.leader, happening.proposal
    match = _match(happening)
    predicate = match.predicate if match and match.predicate.type == draft.trigger.type else None
    choices = rank_modes(draft.trigger.type, proposal, predicate) if proposal else []
    make = partial(Finding, field="mode", value=event.mode, rule=draft.trigger.rule)
    passed = tuple(
        Passed(
            value=choice.mode or "no mode",
            score=choice.chance,
            why=_why_not(choice, predicate is not None and predicate.mode is not None),
        )
        for choice in [choice for choice in choices if choice.mode != event.mode][:NEXT]
    )
    if draft.type != draft.trigger.type or draft.mode != draft.trigger.mode:
        return make(by=f"conversion: {_conversion(draft)}", passed=passed)
    if event.mode != draft.mode:
        other = next(telling for telling in happening.tellings if telling.mode == event.mode)
        return make(by=f"lent by the telling “{happening.trace.words(other.trigger.span)}”", passed=passed)
    if not choices:
        return make(by="neither encoder nor lexicon names one")
    first = choices[0]
    if first.chance is None:
        return make(by=f"the lexicon's; the encoder is not sure (its word goes first from {SURE_MODE})", passed=passed)
    return make(by="the encoder's mode head", score=first.chance, passed=passed)


def _why_not(choice: ModeChoice, listed: bool) -> str:
    if choice.chance is None:
        return f"the lexicon's; the encoder is surer than {SURE_MODE}"
    if listed and choice.chance < SURE_MODE:
        return f"the encoder's, under {SURE_MODE}"
    return "less likely" if choice.mode else "a mode is told"


def explain_trigger(happening: Happening) -> Finding:
    """Return which word tells an event, and which words of its sentence might have told one and do not."""
    trace, draft = happening.trace, happening.leader
    listed = "" if "encoder" in draft.trigger.rule else " and listed by the lexicon"
    return Finding(
        field="trigger",
        value=trace.words(happening.event.trigger),
        by=f"proposed by the encoder{listed}; an event from {ENOUGH} on",
        span=happening.event.trigger,
        score=draft.trigger.weight,
        rule=draft.trigger.rule,
        passed=tuple(list_silent(trace, draft.trigger.sentence)),
    )


def list_silent(trace: Trace, sentence: int) -> list[Passed]:
    """Return the words of a sentence that might tell an event and do not, likeliest first, with the reason."""
    found = []
    tree = trace.tree(sentence)
    for proposal in tree.proposals:
        match = match_predicate(tree, proposal.token)
        ranked = rank_types(proposal, match, tree, trace.setting, sentence)
        why = _silence(trace.verdicts.get((sentence, proposal.token)), ranked)
        if ranked and why is not None:
            kind, score = ranked[0]
            span = trace.token(sentence, proposal.token)
            found.append(Passed(value=f"“{trace.words(span)}” as {kind}", score=score, span=span, why=why))
    likely = [passed for passed in found if (passed.score or 0.0) >= LEAST]
    return sorted(likely, key=lambda passed: -(passed.score or 0.0))[:MOST]


def _silence(verdict: Verdict | None, ranked: list[tuple[str, float]]) -> str | None:
    """Return why a proposed word tells no event; `None` where it tells one."""
    if verdict is not None:
        return verdict.left_out
    if not ranked or ranked[0][1] < ENOUGH:
        return f"under {ENOUGH}"
    return "its word is part of another trigger"
