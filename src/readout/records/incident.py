"""What several reports tell together: which copies which, which replaces which, and which events are one happening."""

from dataclasses import dataclass
from typing import Literal

from readout.records.event import Auxiliary, How, Link, Standing
from readout.records.mention import Fate, Grain, Stance

TieKind = Literal["copy", "version", "withdrawal"]
Status = Literal["current", "replaced", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A report as `link` sees it: its words, where they come from, and what its head and foot say of them.

    `agency` is what its dateline or credit names, as printed; `notes` are the lines taken out of the text (labels,
    corrections, credits). `published` is an ISO day or moment with zone.
    """

    report: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What is kept of a story to find its copies and versions: a sample of its word sequences, and its head.

    `marks` are hashes of sampled sequences of words, ascending; `length` is the number of words. `slug` names what the
    versions of one story share, `round` is the number of the version (0: the first or none told).
    """

    report: str
    published: str | None
    publisher: str | None
    agency: str | None
    url: str | None
    title: str | None
    length: int
    marks: tuple[int, ...]
    slug: str | None = None
    round: int = 0
    withdraws: bool = False  # it says that the story is withdrawn: a kill
    corrects: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One report stands to another: it copies it, replaces it, or withdraws it. `share` of its words is from there."""

    report: str
    other: str
    kind: TieKind
    share: float
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Where a report stands after all ties: its origin is shared by all that rest on one source's words.

    `origin` is a report's id, `source` the agency or publisher that the words come from. `replaced_by` is the report
    that speaks in its place, itself the last of its chain.
    """

    report: str
    origin: str
    source: str | None
    status: Status = "current"
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who acts or is acted on: a name (canonical, else the words), a country and its PLOVER sectors."""

    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says something of an event in a report; `side` is whose word it is: a state, a country's sector, a name."""

    side: str
    speaker: str | None
    link: Link
    stance: Stance
    words: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of an event as a report tells it; the fields as in `Count`."""

    value: float
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    of: str | None = None
    fate: Fate | None = None
    total: bool | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event of one report as `link` sees it. `start` and `end` are ISO days, both included.

    `words` are those of its best sentence.
    """

    event: str
    report: str
    published: str | None
    publisher: str | None
    type: str
    mode: str | None
    trigger: str
    words: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    auxiliaries: tuple[Auxiliary, ...]
    start: str | None
    end: str | None
    grain: Grain | None
    when_how: How | None
    place: str | None
    place_country: str | None
    place_how: How | None
    latitude: float | None
    longitude: float | None
    figures: tuple[Figure, ...]
    standing: Standing
    voices: tuple[Voice, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Two events of different reports are one happening: `score` 0 to 1, `one` before `other` by id.

    `made_by` names the rule or comparison, `reasons` what spoke for it, strongest first.
    """

    one: str
    other: str
    score: float
    made_by: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person decided: these events are one happening (`merge`), or `events` are another than `others` (`split`).

    The later `at` (ISO moment) wins.
    """

    id: str
    action: Literal["merge", "split"]
    events: tuple[str, ...]
    others: tuple[str, ...] = ()
    by: str = ""
    at: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one side says of an incident in one report, or that it is silent though it takes part (`says`)."""

    side: str
    says: Literal["asserts", "confirms", "denies", "silent"]
    speaker: str | None = None
    words: str | None = None
    stance: Stance | None = None
    report: str | None = None
    publisher: str | None = None
    published: str | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A figure of an incident over all reports: what is counted, as told first, last, at least and at most."""

    of: str | None
    unit: str | None
    fate: Fate | None
    low: float
    high: float
    latest: float
    told: tuple["ToldFigure", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFigure:
    """One telling of a figure: by which side (`None`: the report's own voice), where and when."""

    figure: Figure
    side: str | None
    report: str
    event: str
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening over all reports that tell it. `events`, `reports` and `sources` are three counts, never mixed.

    `events` are the ids of its mentions, `reports` those that stand (replaced ones are in `past`, withdrawn ones take
    no part), `sources` the independent ones: every agency or publisher once. The best telling gives type, parties, time
    and place. `bonds` are the strongest that suffice to hold the events together, and those that people made.
    """

    id: str
    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    start: str | None
    end: str | None
    grain: Grain | None
    place: str | None
    place_country: str | None
    latitude: float | None
    longitude: float | None
    auxiliaries: tuple[Auxiliary, ...]
    standing: Standing
    title: str
    events: tuple[str, ...]
    reports: tuple[str, ...]
    past: tuple[str, ...]
    sources: tuple[str, ...]
    first_seen: str | None
    last_seen: str | None
    statements: tuple[Statement, ...]
    tolls: tuple[Toll, ...]
    bonds: tuple[Bond, ...]
    verdicts: tuple[str, ...] = ()
