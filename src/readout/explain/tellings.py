"""Tellings: which mentions of a happening were merged and why, and which like it were kept apart."""

from collections.abc import Iterator

from readout.code.draft import Draft
from readout.code.merging import ENOUGH
from readout.code.sameness import compare, load_weights
from readout.explain.findings import Finding, Passed
from readout.explain.trace import Happening, key_of

NEAREST = 3  # how many other events are told
STRONGEST = 3  # how many reasons are told


def explain_tellings(happening: Happening) -> Finding:
    """Return the tellings that make an event, each with the chance that it tells the same, and events kept apart."""
    trace = happening.trace
    parts = tuple(_telling(happening, draft) for draft in happening.ordered)
    several = f"{len(parts)} tellings of one type are one, their mean chance to be the same {ENOUGH} or more"
    return Finding(
        field="tellings",
        value="; ".join(f"“{trace.words(span)}”" for span in happening.event.tellings),
        by=several if len(parts) > 1 else "told once",
        parts=parts if len(parts) > 1 else (),
        passed=tuple(_apart(happening)),
    )


def _telling(happening: Happening, draft: Draft) -> Finding:
    placing = happening.trace.placed[key_of(draft)]
    comparison = next((c for c in placing.compared if c.happening == placing.happening), None)
    if draft is happening.leader:
        by, score = "leads: the first to tell it" + (" in the body" if not draft.headline else ""), None
    elif draft.echo:
        by, score = "an echo: points back at the last happening that it fits, and adds its words only", None
    else:
        rule = comparison.rule if comparison else None
        by, score = rule or _reasons(happening.leader, draft), comparison.chance if comparison else None
    words = happening.trace.words(draft.trigger.span)
    return Finding(
        field="telling", value=f"“{words}”", by=by, span=draft.trigger.span, score=score, rule=draft.rules[-1]
    )


def _reasons(one: Draft, other: Draft) -> str:
    """Return what speaks most for and against two tellings being one, with its weight."""
    first, second = sorted((one, other), key=lambda draft: draft.trigger.span)
    weights = load_weights()
    weighed = [(name, weights.get(name, 0.0) * value) for name, value in compare(first, second) if name != "always"]
    strongest = sorted(weighed, key=lambda pair: -abs(pair[1]))[:STRONGEST]
    return ", ".join(f"{name} {weight:+.1f}" for name, weight in strongest)


def _apart(happening: Happening) -> Iterator[Passed]:
    """Give the events of the same type that were compared with this one and kept apart, likeliest first."""
    trace = happening.trace
    own = trace.placed[key_of(happening.leader)].happening
    chances: dict[int, float] = {}
    for placing in trace.placings:
        for comparison in placing.compared:
            pair = {placing.happening, comparison.happening}
            for apart in pair - {own, None} if own in pair else ():
                chances[apart or 0] = max(comparison.chance, chances.get(apart or 0, 0.0))
    for number, chance in sorted(chances.items(), key=lambda pair: -pair[1])[:NEAREST]:
        found = trace.numbered[number]
        lost = f"under {ENOUGH}" if chance < ENOUGH else "each fits another better"
        why = f"{lost}: {_reasons(happening.leader, found.leader)}"
        yield Passed(value=f"“{trace.words(found.event.trigger)}”", score=chance, span=found.event.trigger, why=why)
