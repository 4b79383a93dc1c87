"""The figures of an evaluation, in percent, as a dictionary and on one level."""

from dataclasses import dataclass
from typing import Any

Figure = float | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Precision, recall and their F1, in percent; 0 where nothing was found or nothing was due."""

    precision: float
    recall: float
    f1: float

    def to_dict(self) -> dict[str, float]:
        """Return the three, rounded to a tenth."""
        return {"precision": round(self.precision, 1), "recall": round(self.recall, 1), "f1": round(self.f1, 1)}


def rate(right: int, predicted: int, gold: int) -> Rate:
    """Return precision, recall and F1 of counts."""
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Rate(precision=100 * precision, recall=100 * recall, f1=100 * f1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How predictions stand to gold. What each figure means: `docs/evaluation.md`.

    `matched` holds shares in percent of the events whose type is right (some only of those where gold tells the
    thing); `None` means that there was nothing to measure. `unanswered` are gold reports without a prediction, all
    of whose records count as missed; `unasked` are predicted reports without gold, which do not count.
    """

    counts: dict[str, int]
    any_type: Rate
    type: Rate
    type_macro_f1: float
    type_and_countries: Rate
    matched: dict[str, float | None]
    claims: Rate
    claims_and_speaker: Rate
    claim_stance: float | None
    types: dict[str, Rate]
    unanswered: tuple[str, ...]
    unasked: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return all figures by name, percentages rounded to a tenth."""
        return {
            "counts": self.counts,
            "events": {
                "any_type": self.any_type.to_dict(),
                "type": self.type.to_dict(),
                "type_macro_f1": round(self.type_macro_f1, 1),
                "type_and_countries": self.type_and_countries.to_dict(),
                "matched": {name: _rounded(share) for name, share in self.matched.items()},
                "types": {name: found.to_dict() for name, found in self.types.items()},
            },
            "claims": {
                "content": self.claims.to_dict(),
                "content_and_speaker": self.claims_and_speaker.to_dict(),
                "stance": _rounded(self.claim_stance),
            },
            "unanswered": list(self.unanswered),
            "unasked": list(self.unasked),
        }

    def figures(self) -> dict[str, Figure]:
        """Return the figures on one level, names joined by dots: `events.type.f1`."""
        return dict(_flatten(self.to_dict()))


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 1)


def _flatten(record: dict[str, Any], prefix: str = "") -> list[tuple[str, Figure]]:
    found: list[tuple[str, Figure]] = []
    for name, value in record.items():
        if isinstance(value, dict):
            found += _flatten(value, f"{prefix}{name}.")
        elif not isinstance(value, list):
            found.append((prefix + name, value))
    return found
