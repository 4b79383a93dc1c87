"""A report up to its drafts: what the learnt tables of `code` are learnt from."""

from readout.code import draft_events
from readout.code.draft import Draft
from readout.encode import encode_document
from readout.parse import parse_report
from readout.pipeline import Tools
from readout.records import Report, Resolution
from readout.resolve import resolve_mentions
from readout.spot import spot_report


def draft_report(report: Report, tools: Tools) -> tuple[list[Draft], Resolution]:
    """Return a draft for every telling in a report, none merged, and the mentions they speak of."""
    document = parse_report(report)
    encoding = encode_document(document, report.text, tools.encoder)
    spotting = spot_report(report, document, encoding, tools.world)
    resolution = resolve_mentions(spotting, report, document, encoding, tools.world)
    return draft_events(report, document, encoding, spotting, resolution), resolution
