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
from readout.records import Attribution, Document, Encoding, Reading, Report, Resolution, Spotting
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """What every stage gave for one report."""

    report: Report
    document: Document
    encoding: Encoding
    spotting: Spotting
    resolution: Resolution
    attribution: Attribution
    overlay: str | None  # the version of the user's world, if one was laid over ours

    def to_reading(self) -> Reading:
        """Return what is found, without the way there."""
        return Reading(
            report=self.report,
            mentions=self.resolution.mentions,
            events=self.attribution.events,
            claims=self.attribution.claims,
            coder=name_coder(self.overlay),
            model=self.encoding.model,
            codebook=load_codebook().version,
        )


def read_report(report: Report, tools: Tools) -> Reading:
    """Return everything found in one report. The same report and version give the same reading."""
    return follow_report(report, tools).to_reading()


def follow_report(report: Report, tools: Tools) -> Stages:
    """Return what every stage gave for one report."""
    document = parse_report(report)
    return follow_stages(report, document, encode_document(document, report.text, tools.encoder), tools)


def finish_reading(report: Report, document: Document, encoding: Encoding, tools: Tools) -> Reading:
    """Return everything found in a report that is parsed and encoded already."""
    return follow_stages(report, document, encoding, tools).to_reading()


def follow_stages(report: Report, document: Document, encoding: Encoding, tools: Tools) -> Stages:
    """Return what every stage gave for a report that is parsed and encoded already."""
    spotting = spot_report(report, document, encoding, tools.world)
    resolution = resolve_mentions(spotting, report, document, encoding, tools.world)
    events = code_events(report, document, encoding, spotting, resolution)
    return Stages(
        report=report,
        document=document,
        encoding=encoding,
        spotting=spotting,
        resolution=resolution,
        attribution=attribute_claims(report, document, encoding, spotting, resolution, events),
        overlay=tools.world.overlay,
    )
