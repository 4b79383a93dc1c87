"""Time and place from the story around an event, and how the words of a time are read."""

from collections.abc import Iterator

from readout.code.scene import rank_lands
from readout.explain.findings import Finding, Passed
from readout.explain.glossary import say_rule
from readout.explain.trace import Happening, Trace
from readout.records import Mention, Time, When, Where
from readout.resolve.anchors import reference_day

MOST = 3  # how many other times of the story are told


def say_time(time: Time) -> str:
    """Return the days of a time: `2021-11-23`, or first and last."""
    days = time.start if time.start == time.end else f"{time.start}/{time.end}"
    return days or f"? (a {time.grain})"


def explain_reading_of(mention: Mention, trace: Trace) -> Finding:
    """Return how the words of a time are read."""
    day = reference_day(trace.report)
    told = mention.time.basis if mention.time else "unresolved"
    source = "the words alone say it" if told == "text" else f"the report speaks from {day or 'no known day'}"
    return Finding(
        field="reading",
        value=f"“{trace.words(mention.span)}”",
        by="; ".join((say_rule(" ".join(_maker(mention)[:2])), source, *_said_beside(mention))),
        span=mention.span,
        rule=mention.made_by,
    )


def _maker(mention: Mention) -> list[str]:
    """Return what a time was made by: room, rule, tense, and the word that leaves it open on one side, if any."""
    return mention.made_by.rpartition("; ")[2].split()


def _said_beside(mention: Mention) -> Iterator[str]:
    for label, word in zip(("the sentence tells the", "open on one side:"), _maker(mention)[2:4], strict=False):
        yield f"{label} {word}"


def explain_scene_time(happening: Happening, when: When) -> Finding:
    """Return why an event that no words date is of a time told before, or of the day of its report."""
    trace = happening.trace
    mention = next((m for m in trace.stages.resolution.mentions if m.span == when.span and m.kind == "time"), None)
    if when.how == "assumed" or mention is None:
        by = "assumed: no day is told before it, so it is the day that the report speaks from"
        return Finding(field="time", value=say_time(when.time), by=by, passed=tuple(_other_times(happening, None)))
    near = _paragraph(mention.sentence, trace) == _paragraph(happening.leader.trigger.sentence, trace)
    return Finding(
        field="time",
        value=say_time(when.time),
        by="scene: the time told last in its paragraph" if near else "scene: the first day that the report tells",
        span=when.span,
        rule=mention.made_by,
        passed=tuple(_other_times(happening, mention)),
        parts=(explain_reading_of(mention, trace),),
    )


def _paragraph(sentence: int, trace: Trace) -> int:
    return trace.sentence(sentence).paragraph


def _other_times(happening: Happening, taken: Mention | None) -> Iterator[Passed]:
    """Give the other times told before an event, the nearest first."""
    trace = happening.trace
    before = [
        mention
        for mention in trace.stages.resolution.mentions
        if mention.kind == "time" and mention != taken and mention.span < happening.event.trigger and mention.time
    ]
    for mention in before[: -MOST - 1 : -1]:
        if mention.time:
            why = _why_no_day(mention.time, trace)
            value = f"“{trace.words(mention.span)}” = {say_time(mention.time)}"
            yield Passed(value=value, why=why, span=mention.span)


def _why_no_day(time: Time, trace: Trace) -> str:
    today = trace.stages.resolution.day
    if time.start is None:
        return "told before, but its days are not known"
    if time.grain != "day":
        return f"told before, but it is a {time.grain}, not a day"
    return (
        "told before, but after the report's day" if today and time.start > today else "told before; another goes first"
    )


def explain_assumed_place(happening: Happening, where: Where, others: tuple[Passed, ...]) -> Finding:
    """Return why an event that no words place is in a country."""
    lands = rank_lands(happening.joined, happening.trace.stages.resolution)
    why = next((why for land, why in lands if land == where.country), "the country around it")
    passed = tuple(Passed(value=land, why=f"{why}: goes later") for land, why in lands if land != where.country)
    return Finding(
        field="place", value=where.country, by=f"assumed: {why}; a country, never a point", passed=(*passed, *others)
    )
