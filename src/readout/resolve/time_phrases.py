"""What the rules of times work on: the phrase, what it is read against, and where it is placed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from readout.lexicon.times import TimeWord
from readout.records import TimeBasis
from readout.resolve.calendar import Interval
from readout.resolve.tense import Tense

PARTS = {"start": "early", "beginning": "early", "middle": "mid", "end": "late"}
COUNTS = ("NUMBER", "DAY", "FEW")
DAY_KINDS = ("DAY", "ORDINAL")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The words of a time expression in small letters, what each may say, and the rule that reads them."""

    rule: str
    words: tuple[str, ...]
    readings: tuple[TimeWord | None, ...]

    def value(self, *kinds: str) -> str | None:
        """Return the value of the first word of a kind."""
        return next(iter(self.values(*kinds)), None)

    def values(self, *kinds: str) -> list[str]:
        """Return the values of all words of some kinds, in order."""
        return [reading.value for reading in self.readings if reading and reading.kind in kinds]

    def number(self, *kinds: str) -> int | None:
        """Return the value of the first word of a kind as a number."""
        found = self.value(*kinds)
        return int(found) if found is not None else None

    def cut(self, first: int, last: int | None = None) -> "Phrase":
        """Return the words from one number up to another as a phrase of its own."""
        return Phrase(rule=self.rule, words=self.words[first:last], readings=self.readings[first:last])

    @property
    def count(self) -> int | None:
        """How many units are told, 1 for a single one; `None` where the words leave it open (`weeks`, `a few days`)."""
        told = self.values(*COUNTS)
        if told:
            return sum(map(int, told)) or None  # forty-eight
        return None if self.is_plural else 1

    @property
    def is_plural(self) -> bool:
        """Whether the unit is in the plural: `the coming weeks`."""
        units = (word for word, reading in zip(self.words, self.readings, strict=True) if _is_unit(reading))
        return next(units, "").endswith("s")

    @property
    def turn(self) -> int | None:
        """Which way from another time: -1 before it, 1 after it."""
        return self.number("EARLIER", "LATER", "BACK", "FORTH")

    @property
    def part(self) -> str | None:
        """Which third is meant: early, mid or late."""
        named = (PARTS[word] for word in self.words if word in PARTS)
        joined = (reading.part for reading in self.readings if reading and reading.part)
        return self.value("EARLY") or next(named, None) or next(joined, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a phrase is read against: reference day, tense, and for relative times the time they count from.

    `turned` says that this time stands before the phrase: in `on Monday, two days after the vote` the vote is what the
    phrase places, two days before Monday.
    """

    reference: date | None
    tense: Tense
    anchor: "Placed | None" = None
    turned: bool = False

    @property
    def ahead(self) -> bool:
        """Whether the sentence speaks of what is to come."""
        return self.tense != "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An interval and whether the text alone gives it."""

    interval: Interval
    basis: TimeBasis


Rule = Callable[[Phrase, Setting], Placed | None]


def told(interval: Interval | None) -> Placed | None:
    """Return an interval that the text alone gives."""
    return Placed(interval=interval, basis="text") if interval else None


def reckoned(interval: Interval | None) -> Placed | None:
    """Return an interval that was reckoned from the day of the report."""
    return Placed(interval=interval, basis="published") if interval else None


def step_of(phrase: Phrase) -> int:
    """Return -1 for last, 0 for this, 1 for next; `this past week` is the last."""
    return phrase.number("LAST", "NEXT", "PREVIOUS", "FOLLOWING") or 0


def _is_unit(reading: TimeWord | None) -> bool:
    return reading is not None and reading.kind in ("UNIT", "PART")
