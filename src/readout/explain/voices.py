"""Standing: which claims carry an event, for which sides, and the rule of the codebook that follows."""

from collections.abc import Iterator

from readout.attribute.sides import find_side
from readout.attribute.standing import Voices, find_voices
from readout.codebook import load_codebook
from readout.codebook.entries import StandingRule
from readout.codebook.standing import choose_rule
from readout.explain.findings import Finding, Passed
from readout.explain.trace import Happening
from readout.records import Claim, Event, Link
from readout.text.spans import find_meeting, merge_spans

MANY = 9  # the table's ranges have no end


def explain_standing(happening: Happening) -> Finding:
    """Return who tells an event and the rule that gives its standing, and the claims near it that do not carry it."""
    trace, event = happening.trace, happening.event
    carriers = list(_carriers(happening))
    voices = find_voices(event, carriers, trace.stages.resolution, trace.report)
    rule = choose_rule(
        load_codebook().standing_rules, bool(voices.own), voices.asserting, voices.confirming, voices.denying
    )
    own = tuple(
        Finding(field="voice", value="the report", by="tells it in its own voice", span=telling)
        for telling in voices.own
    )
    return Finding(
        field="standing",
        value=event.standing,
        by=f"{_say_voices(voices)}; the codebook's row: {say_row(rule)}",
        parts=(*own, *(_carrier(happening, claim, link) for claim, link in carriers)),
        passed=tuple(_silent_claims(happening)),
    )


def _carriers(happening: Happening) -> Iterator[tuple[Claim, Link]]:
    for claim in happening.trace.stages.attribution.claims:
        for link in claim.events:
            if link.event == happening.event.id:
                yield claim, link.link


def _say_voices(voices: Voices) -> str:
    own = "in the report's own voice" if voices.own else "by speakers only"
    counts = (("asserting", voices.asserting), ("confirming", voices.confirming), ("denying", voices.denying))
    told = [f"{len(sides)} {name}" for name, sides in counts if sides]
    return ", ".join([own, *told])


def say_row(rule: StandingRule) -> str:
    """Return a row of the standing table in words: `any voice, asserting 1+, confirming any, denying 1+`."""
    voice = {None: "any voice", True: "own voice", False: "speakers only"}[rule.own_voice]
    counts = (("asserting", rule.asserting), ("confirming", rule.confirming), ("denying", rule.denying))
    return ", ".join([voice, *(f"{name} {_say_range(count)}" for name, count in counts)])


def _say_range(count: range) -> str:
    if count.stop < MANY:
        return str(count.start)
    return f"{count.start}+" if count.start else "any"


def _carrier(happening: Happening, claim: Claim, link: Link) -> Finding:
    trace = happening.trace
    speaker = trace.label(trace.mentions[claim.speaker]) if claim.speaker else "somebody unnamed"
    side = find_side(claim.speaker, trace.stages.resolution)
    cue = f"“{trace.words(claim.cue)}” {claim.stance}: " if claim.cue else f"{claim.stance}: "
    return Finding(
        field="claim",
        value=f"{speaker} {link}",
        by=cue + _why_linked(happening.event, claim, trace.text) + (f"; speaks for {_say_side(side)}" if side else ""),
        span=claim.cue,
        rule=claim.made_by,
    )


def _say_side(side: str) -> str:
    return "nobody but itself" if side[:1].islower() else side


def _why_linked(event: Event, claim: Claim, text: str) -> str:
    content = merge_spans(claim.content)
    told = next((telling for telling in event.tellings if find_meeting(content, telling)), None)
    if told is None:
        return "points back at what was last said of its speaker"
    return f"its content tells “{' '.join(told.cut(text).split())}”"


def _silent_claims(happening: Happening) -> Iterator[Passed]:
    """Give the claims whose cue stands in a sentence that tells the event and that do not carry it."""
    trace, event = happening.trace, happening.event
    for claim in trace.stages.attribution.claims:
        near = claim.cue is not None and any(sentence.covers(claim.cue) for sentence in event.sentences)
        if not near or claim.id in event.claims or claim.cue is None:
            continue
        saying = any(telling.overlaps(claim.cue) for telling in event.tellings)
        speaker = trace.words(trace.mentions[claim.speaker].span) if claim.speaker else "somebody unnamed"
        yield Passed(
            value=f"{speaker} {claim.stance}",
            why="is the saying itself" if saying else "its content does not tell the event",
            span=claim.cue,
        )
