"""What a report speaks of: people, organisations, places, times and quantities, first spotted, then resolved."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from readout.records.spans import Span

MentionKind = Literal[
    "person", "organization", "country", "place", "group", "facility", "weapon", "time", "quantity", "other"
]
Grain = Literal["day", "week", "month", "year"]
TimeBasis = Literal["published", "text", "unresolved"]
Precision = Literal["point", "city", "region", "country"]
Stance = Literal[
    "states",
    "confirms",
    "denies",
    "accuses",
    "warns",
    "asks",
    "promises",
    "praises",
    "condemns",
    "estimates",
    "other",
]
Fate = Literal[
    "killed",
    "wounded",
    "missing",
    "arrested",
    "captured",
    "kidnapped",
    "freed",
    "rescued",
    "evacuated",
    "trapped",
    "displaced",
    "expelled",
    "convicted",
    "infected",
    "surrendered",
    "destroyed",
    "damaged",
    "seized",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a place lies, in degrees. `precision` says how far to trust it: a country's centroid is `country`."""

    latitude: float
    longitude: float
    precision: Precision
    admin1: str | None = None
    geonameid: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """ISO days, both included; `None` where the words can't be placed (`basis` is then `unresolved`)."""

    start: str | None
    end: str | None
    grain: Grain
    basis: TimeBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as told. `value` is the best single figure, `low` and `high` its bounds (`None`: open).

    `unit` is a measure (`km`, `USD`, `percent`), `of` the thing counted in the report's words (`patrol boats`), `fate`
    what happened to it. `total` is true where the words say that the number sums up what was told before (`the toll
    rose to 42`), false where it comes on top (`another 40`), `None` where they say neither.
    """

    value: float
    low: float | None
    high: float | None
    unit: str | None
    of: str | None
    fate: Fate | None = None
    total: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that stand for something. `spot` fills the first six fields and `resolve` the rest.

    `sentence` and `head` number the sentence of the document and the head token in it. `entity` is shared by the
    mentions of one thing; `country` is an ISO 3166 alpha-3 or international code, `sectors` are PLOVER's, main first.
    """

    id: str
    span: Span
    kind: MentionKind
    sentence: int
    head: int
    made_by: str
    entity: str | None = None
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    place: Place | None = None
    time: Time | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that may tell an event: the head token of a predicate that the lexicon lists.

    `rule` is the entry (`send.v obj:@forces`); `actors` and `recipients` are the slots of its dependants to look in.
    An `echo` (`the call`) tells no happening of its own: it can only point back at one told before.
    """

    span: Span
    sentence: int
    head: int
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    weight: float
    rule: str
    echo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that attributes: `said`, `according to`, `denied`. `rule` is the lexicon's entry.

    `speaker` and `content` name the slots where the speaker and what is said may stand.
    """

    span: Span
    sentence: int
    head: int
    stance: Stance
    speaker: tuple[str, ...]
    content: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotting:
    """All that was spotted in one report, each kind in reading order."""

    mentions: tuple[Mention, ...]
    triggers: tuple[Trigger, ...]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """The mentions of one report with who, where, when and how many they are, in reading order.

    `home` is the country that the report tells of by its mentions and dateline, `day` the ISO day that it
    speaks from; `None` where they are not known.
    """

    mentions: tuple[Mention, ...]
    home: str | None = None
    day: str | None = None

    @cached_property
    def times(self) -> tuple[Mention, ...]:
        """The mentions of times, in reading order."""
        return tuple(mention for mention in self.mentions if mention.kind == "time" and mention.time)

    @cached_property
    def by_id(self) -> dict[str, Mention]:
        """The mentions by id."""
        return {mention.id: mention for mention in self.mentions}

    @cached_property
    def by_entity(self) -> dict[str, tuple[Mention, ...]]:
        """The mentions by entity, in reading order."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.entity is not None:
                found.setdefault(mention.entity, []).append(mention)
        return {entity: tuple(group) for entity, group in found.items()}

    @cached_property
    def by_sentence(self) -> dict[int, tuple[Mention, ...]]:
        """The mentions by the number of their sentence."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return {number: tuple(group) for number, group in found.items()}

    @cached_property
    def by_head(self) -> dict[tuple[int, int], tuple[Mention, ...]]:
        """The mentions by sentence and head token; names come before times and quantities."""
        found: dict[tuple[int, int], list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault((mention.sentence, mention.head), []).append(mention)
        late = ("time", "quantity")
        return {key: tuple(sorted(group, key=lambda m: m.kind in late)) for key, group in found.items()}

    @cached_property
    def by_country(self) -> dict[str, tuple[Mention, ...]]:
        """The mentions of who and where by country, those most often named first."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.country and mention.kind not in ("time", "quantity"):
                found.setdefault(mention.country, []).append(mention)
        return {code: tuple(found[code]) for code in sorted(found, key=lambda code: -len(found[code]))}
