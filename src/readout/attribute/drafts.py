"""Drafts: claims in the making."""

from dataclasses import dataclass

from readout.records import Cue, Mention, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A cue with its speaker and content, in pieces disjoint and in order; `paragraph` counts from 0."""

    cue: Cue
    speaker: Mention | None
    content: tuple[Span, ...]
    paragraph: int
    quoted: bool = False
