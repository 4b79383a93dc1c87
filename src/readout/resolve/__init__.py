"""Who, where, when and how many the mentions of a report are."""

from readout.records import Document, Encoding, Report, Resolution, Spotting
from readout.resolve.actors import resolve_entities
from readout.resolve.anchors import reference_day
from readout.resolve.quantities import resolve_quantity
from readout.resolve.speech import resolve_first_persons
from readout.resolve.times import resolve_times
from readout.world import World

__all__ = ["resolve_mentions"]


def resolve_mentions(
    spotting: Spotting, report: Report, document: Document, encoding: Encoding, world: World
) -> Resolution:
    """Return all mentions of a report with what they stand for, in reading order."""
    entities = [mention for mention in spotting.mentions if mention.kind not in ("time", "quantity")]
    resolved, home = resolve_entities(entities, report, document, encoding, world)
    resolved = resolve_first_persons(resolved, spotting.cues, report, document, encoding, world)
    times = [mention for mention in spotting.mentions if mention.kind == "time"]
    resolved += resolve_times(times, report, document, encoding)
    for mention in spotting.mentions:
        if mention.kind == "quantity":
            resolved.append(resolve_quantity(mention, report, encoding.trees[mention.sentence], document))
    today = reference_day(report)
    return Resolution(
        mentions=tuple(sorted(resolved, key=lambda mention: (mention.span, mention.kind))),
        home=home,
        day=today.isoformat() if today else None,
    )
