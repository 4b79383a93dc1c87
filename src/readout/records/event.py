"""Who did what to whom, when, where and how many; and who says so."""

from dataclasses import dataclass
from typing import Literal

from readout.records.mention import Fate, Stance, Time
from readout.records.spans import Span

Auxiliary = Literal["historical", "future", "hypothetical", "negation"]
Standing = Literal["reported", "claimed", "confirmed", "disputed"]
Link = Literal["asserts", "confirms", "denies"]
How = Literal["told", "scene", "assumed"]  # by words of its own, by what was told before, by day or home of the story


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The time of an event: the words and the interval they stand for; an `assumed` one points at its trigger."""

    span: Span
    time: Time
    how: How = "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The place of an event; `mention` is the id of the place's mention, of an `assumed` country one that names it."""

    mention: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    how: How = "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure of an event: `value` of something (`of`), with its words; the other fields as in `Quantity`."""

    value: float
    unit: str | None
    of: str | None
    span: Span
    low: float | None = None
    high: float | None = None
    fate: Fate | None = None
    total: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening by the codebook. `actors` and `recipients` are mention ids, `sentences` best first.

    `tellings` are the words of all its mentions in the report, the trigger first.

    `cameo`, `quad` (1 to 4) and `score` follow from type, mode and contexts; `confidence` runs from 0 to 1.
    """

    id: str
    type: str
    mode: str | None
    trigger: Span
    tellings: tuple[Span, ...]
    sentences: tuple[Span, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    score: float
    auxiliaries: tuple[Auxiliary, ...]
    standing: Standing
    claims: tuple[str, ...]
    when: When | None
    where: Where | None
    quantities: tuple[Count, ...]
    confidence: float
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLink:
    """What a claim does to an event."""

    event: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Somebody says something. `content` may be in pieces; `speaker` is a mention id, `None` when unnamed."""

    id: str
    speaker: str | None
    cue: Span | None
    content: tuple[Span, ...]
    stance: Stance
    quoted: bool
    events: tuple[EventLink, ...]
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What `attribute` gives: the claims, and the events with their standing."""

    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
