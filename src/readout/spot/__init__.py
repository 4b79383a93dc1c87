"""Mentions, triggers and cues: everything in a report that may stand for something, before it is known what."""

from readout.records import Document, Encoding, Report, Spotting
from readout.spot.arguments import spot_arguments
from readout.spot.cues import spot_cues
from readout.spot.echoes import spot_echoes
from readout.spot.names import spot_entities
from readout.spot.quantities import spot_quantities
from readout.spot.times import spot_times
from readout.spot.triggers import spot_triggers
from readout.world import World

__all__ = ["spot_report"]


def spot_report(report: Report, document: Document, encoding: Encoding, world: World) -> Spotting:
    """Return the mentions (unresolved), triggers and cues of a report, each in reading order."""
    mentions = spot_entities(report, document, encoding, world)
    times = spot_times(report, document, encoding)
    mentions += times
    mentions += spot_quantities(report, document, encoding, times)
    triggers = spot_triggers(document, encoding)
    cues = spot_cues(document, encoding)
    mentions += spot_arguments(report, document, encoding, triggers, cues, mentions)
    triggers = tuple(sorted((*triggers, *spot_echoes(document, encoding, triggers)), key=lambda t: (t.span, t.type)))
    mentions.sort(key=lambda mention: (mention.span, mention.kind))
    return Spotting(mentions=tuple(mentions), triggers=triggers, cues=cues)
