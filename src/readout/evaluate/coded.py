"""One form for gold and predictions: what the measures look at, in words and codes instead of offsets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor, a recipient or a speaker: its words, country code and sectors (none: not known)."""

    words: str
    country: str | None
    sectors: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """An event as coded by a person or the program.

    `sentences` are the words of the sentences that tell it, best first; only their first words with `has_beginnings`,
    as in the corpus, where a rule of thumb cuts them; `onset` are then the words from the trigger on, as headline and
    dateline may stand before the true sentence. `date` is an ISO day, month or year, `place` a country code; `None`
    means none is known. `made_by` names the program's rules and is empty for people.
    """

    id: str
    type: str
    mode: str | None
    trigger: str
    sentences: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    auxiliaries: frozenset[str]
    standing: str
    date: str | None
    place: str | None
    quantities: frozenset[float]
    has_beginnings: bool = False
    onset: str = ""
    made_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedClaim:
    """A claim as coded by a person or the program; `speaker` and `cue` are words, empty where there are none."""

    id: str
    speaker: str
    cue: str
    content: str
    stance: str
    made_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedReport:
    """All events and claims of one report."""

    id: str
    events: tuple[CodedEvent, ...]
    claims: tuple[CodedClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport(CodedReport):
    """A report with what people found in it; `text` is the report as printed, ready to be read by the program."""

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    story: str | None = None
    style: str | None = None
