"""A reading: one report read by one version of the coder, with everything found in it."""

from dataclasses import dataclass, replace
from typing import Any, Self

from readout.records.contract import claim_to_dict, event_to_dict, mention_to_dict, report_to_dict
from readout.records.event import Claim, Event
from readout.records.mention import Mention
from readout.records.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The unit of truth: appended whole, compared by version. `coder`, `model` and `codebook` are versions."""

    report: Report
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    coder: str
    model: str
    codebook: str

    def above(self, confidence: float) -> Self:
        """Return the reading without the events below a confidence (0 to 1) and without the claims' links to them."""
        kept = tuple(event for event in self.events if event.confidence >= confidence)
        if len(kept) == len(self.events):
            return self
        ids = {event.id for event in kept}
        claims = tuple(
            replace(claim, events=tuple(link for link in claim.events if link.event in ids)) for claim in self.claims
        )
        return replace(self, events=kept, claims=claims)

    def to_dict(self) -> dict[str, Any]:
        """Return the record in the form of the output contract: plain dictionaries and lists, in its order."""
        text = self.report.text
        return {
            "report": report_to_dict(self.report),
            "mentions": [mention_to_dict(mention, text) for mention in self.mentions],
            "events": [event_to_dict(event, text) for event in self.events],
            "claims": [claim_to_dict(claim, text) for claim in self.claims],
            "reading": {"coder": self.coder, "model": self.model, "codebook": self.codebook},
        }
