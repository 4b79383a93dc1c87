"""Claims: who says what, in which words, and how each event stands by it."""

from readout.attribute.claims import find_claims
from readout.attribute.links import link_claims
from readout.attribute.stances import settle_stances
from readout.attribute.standing import settle_standing
from readout.codebook import load_codebook
from readout.records import Attribution, Document, Encoding, Event, Report, Resolution, Spotting

__all__ = ["attribute_claims"]


def attribute_claims(
    report: Report,
    document: Document,
    encoding: Encoding,
    spotting: Spotting,
    resolution: Resolution,
    events: tuple[Event, ...],
) -> Attribution:
    """Return the claims of a report, linked to its events, and the events with their standing."""
    claims = find_claims(report, document, encoding, spotting.cues, resolution)
    claims = settle_stances(claims, events, document, encoding, spotting, resolution)
    claims = link_claims(claims, events, resolution, report.text)
    settled = settle_standing(events, claims, resolution, report, load_codebook())
    return Attribution(claims=tuple(claims), events=settled)
