"""One report through every stage. Read this first.

    read ─ parse ─ encode ─ spot ─ resolve ─ code ─ attribute

Each stage takes the records of the stages before it and gives new ones; none changes what it was given.
"""

from dataclasses import dataclass
from pathlib import Path

from readout.attribute import attribute_claims
from readout.code import code_events
from readout.codebook import load_codebook
from readout.encode import Encoder, encode_document, load_encoder
from readout.parse import parse_report
from readout.records import Document, Encoding, Reading, Report
from readout.resolve import resolve_mentions
from readout.settings import name_coder
from readout.spot import spot_report
from readout.world import World, load_world


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What is loaded once and used for every report."""

    encoder: Encoder
    world: World


def load_tools(world: str | Path | None = None) -> Tools:
    """Load the encoder and the facts of the world; `ModelError` or `DataError` if the package is damaged.

    `world` is a folder of the user's tables that lie over ours; see docs/world.md.
    """
    facts = load_world(world)  # first, as it is soon told what is wrong in a user's tables
    return Tools(encoder=load_encoder(), world=facts)


def read_report(report: Report, tools: Tools) -> Reading:
    """Return everything found in one report. The same report and version give the same reading."""
    document = parse_report(report)
    return finish_reading(report, document, encode_document(document, report.text, tools.encoder), tools)


def finish_reading(report: Report, document: Document, encoding: Encoding, tools: Tools) -> Reading:
    """Return everything found in a report that is parsed and encoded already."""
    spotting = spot_report(report, document, encoding, tools.world)
    resolution = resolve_mentions(spotting, report, document, encoding, tools.world)
    events = code_events(report, document, encoding, spotting, resolution)
    attribution = attribute_claims(report, document, encoding, spotting, resolution, events)
    return Reading(
        report=report,
        mentions=resolution.mentions,
        events=attribution.events,
        claims=attribution.claims,
        coder=name_coder(tools.world.overlay),
        model=encoding.model,
        codebook=load_codebook().version,
    )
