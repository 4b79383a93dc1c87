"""The entries of the codebook: one frozen record for each kind of row in `data/*.tsv`."""

from dataclasses import dataclass
from typing import Literal

from readout.records.event import Standing

Participants = Literal["one-sided", "two-sided"]
SectorKind = Literal["state", "armed", "party", "society", "unknown", "second"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """What somebody does. `quad` is 1 to 4, `score` -10 to 10.

    `two-sided`: where nobody hosts, gives or attacks, everyone is an actor (talks, clashes, joint exercises).
    """

    name: str
    quad: int
    score: float
    participants: Participants
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How a type was done. `score` is `None` where the type's counts; `contexts` are those the mode brings along."""

    type: str
    name: str
    score: float | None
    contexts: tuple[str, ...]
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an event is about."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """What part of society an actor is; `second` sectors stand behind another one."""

    code: str
    meaning: str
    kind: SectorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A name of a closed list with what it means: an auxiliary, a stance, a standing, a code in place of a country."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """A code of CAMEO, a string because of its leading zero. `goldstein` runs from -10 to 10, `quad` from 1 to 4."""

    code: str
    root: str
    label: str
    quad: int
    goldstein: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What an event is in this codebook; `mode` is `None` where none is told."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """A row from PLOVER to CAMEO; `cameo` is `None` where the table says that CAMEO has nothing for it."""

    coding: Coding
    cameo: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRule:
    """A row of the standing table; `own_voice` is `None` for any, a range holds the least and the most parties."""

    own_voice: bool | None
    asserting: range
    confirming: range
    denying: range
    standing: Standing
