"""Sentences with marks: which words are the trigger, who acts, where, when, how many, and whose word it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Literal

from benchmarks.month.happenings import Happening, Link
from benchmarks.month.kinds import VERBS
from benchmarks.month.lands import Town, Who
from benchmarks.month.words import ADJECTIVES, ADVERBS, DEEDS, NOUNS, ROLES, make_name, make_person, make_thing, pick

Role = Literal["trigger", "actor", "recipient", "place", "time", "figure", "speaker", "cue", "content"]
Fact = Who | Town | date | tuple[int, str, str | None] | None
CUES = {
    "asserts": ("said", "reported", "announced", "told reporters", "stated", "wrote"),
    "confirms": ("confirmed", "acknowledged", "admitted"),
    "denies": ("denied", "rejected reports"),
}
VAGUE = 0.1  # share of parties whose words stand for nobody known
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a sentence, by start and end in it, and what they stand for."""

    role: Role
    start: int
    end: int
    fact: Fact = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `happening` is what it tells and `link` how its speaker stands to it, `None` for nothing."""

    text: str
    marks: tuple[Mark, ...] = ()
    happening: Happening | None = None
    link: Link | None = None

    @property
    def starts(self) -> dict[Role, Mark]:
        """The first mark of every role."""
        return {mark.role: mark for mark in reversed(self.marks)}


@dataclass(slots=True)
class Line:
    """A sentence that is being written."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)

    def put(self, words: str, role: Role | None = None, fact: Fact = None) -> None:
        """Add words, a space before them unless they begin with a comma or a full stop."""
        space = "" if not self.parts or words[0] in ",." else " "
        start = self.length + len(space)
        if start == 0:
            words = words[0].upper() + words[1:]
        self.parts.append(space + words)
        self.length = start + len(words)
        if role:
            self.marks.append(Mark(role, start, self.length, fact))

    def finish(self, happening: Happening | None = None, link: Link | None = None) -> Sentence:
        """Return the sentence with a full stop."""
        self.put(".")
        return Sentence("".join(self.parts), tuple(self.marks), happening, link)


def tell_event(happening: Happening, day: date, stage: int, chance: Random, *, is_first: bool) -> Sentence:
    """Return a sentence that tells a happening on a day, in the report's own voice or as somebody's word."""
    line, voice = Line(), next((who for who, link in happening.voices if link == "asserts"), None)
    shape = chance.randrange(4)
    speaks_first = voice is not None and shape == 3
    if voice is not None and speaks_first:
        _speak(line, voice, "asserts", chance)
        line.put("that")
    begin = line.length + (1 if line.parts else 0)
    if shape == 1 and not happening.is_past:
        _time(line, happening, day, chance)
        line.put(",")
    _clause(line, happening, chance, is_passive=shape == 2, is_first=is_first)
    if happening.place and chance.random() < 0.75:
        line.put(pick(chance, ("in", "near", "outside")))
        line.put(happening.place.name, "place", happening.place)
    if shape != 1 and (happening.is_past or chance.random() < 0.75):
        _time(line, happening, day, chance)
    _leave(line, happening, stage, chance)
    end = line.length
    if voice is not None and (speaks_first or shape == 0):
        line.marks.append(Mark("content", begin, end))
        if not speaks_first:
            line.put(",")
            _speak(line, voice, "asserts", chance)
        return line.finish(happening, "asserts")
    return line.finish(happening)


def tell_voice(happening: Happening, who: Who, link: Link, chance: Random) -> Sentence:
    """Return a sentence in which somebody confirms or denies a happening."""
    line = Line()
    _speak(line, who, link, chance)
    line.put("that")
    begin = line.length + 1
    _clause(line, happening, chance, is_passive=False, is_first=False)
    line.marks.append(Mark("content", begin, line.length))
    line.put(f"{pick(chance, ADVERBS)}, {_aside(chance)}")
    return line.finish(happening, link)


def tell_quote(who: Who, quote: str, chance: Random) -> Sentence:
    """Return a sentence with words that several reports may print alike."""
    line = Line()
    line.put(f"“{quote[0].upper()}{quote[1:]},”", "content")
    line.put(pick(chance, ("said", "added", "remarked")), "cue")
    line.put(who.words, "speaker", who)
    return line.finish()


def tell_nothing(chance: Random) -> Sentence:
    """Return a sentence of invented detail that tells no event of the codebook."""
    person, town = f"{make_person(chance)}", make_name(chance, 3)
    shape = chance.randrange(6)
    if shape == 0:
        text = f"{person}, a {pick(chance, ROLES)} from {town}, {_deed(chance)} {pick(chance, ADVERBS)}"
    elif shape == 1:
        text = f"The {make_thing(chance)} {pick(chance, DEEDS)} {chance.randint(3, 98)} of {town}’s {_many(chance)}"
    elif shape == 2:
        text = f"{pick(chance, ADVERBS)}, {_aside(chance)} while {person} {_deed(chance)}"
    elif shape == 3:
        text = f"In {town} a {pick(chance, ROLES)} {_deed(chance)} and {_deed(chance)}"
    elif shape == 4:
        text = f"{_aside(chance)}, and {_aside(chance)}, {person} {pick(chance, DEEDS)}"
    else:
        text = f"No {pick(chance, ROLES)} {_deed(chance)} since {town} {pick(chance, DEEDS)} its {make_thing(chance)}"
    return Sentence(text[0].upper() + text[1:] + ".")


def name_day(day: date, today: date) -> str:
    """Return a day as reports name it: by its weekday, by its date, or by month and year."""
    distance = (today - day).days
    if 0 <= distance < 6:
        return f"on {WEEKDAYS[day.weekday()]}"
    if distance < 200:
        return f"on {MONTHS[day.month - 1]} {day.day}"
    return f"in {MONTHS[day.month - 1]} {day.year}"


def _clause(line: Line, happening: Happening, chance: Random, *, is_passive: bool, is_first: bool) -> None:
    verb, _, particle = pick(chance, VERBS[happening.type]).partition("|")
    parties = [("actor", happening.actor), ("recipient", happening.recipient)]
    if is_passive and not particle:
        _party(line, "recipient", happening.recipient, chance, is_first=is_first)
        line.put("was")
        line.put(verb, "trigger")
        line.put("by")
        _party(line, "actor", happening.actor, chance, is_first=is_first)
        return
    (_, actor), (_, recipient) = parties
    _party(line, "actor", actor, chance, is_first=is_first)
    if chance.random() < 0.4:
        line.put(f", {pick(chance, ADVERBS)},")
    line.put(verb, "trigger")
    if particle:
        line.put(particle)
    _party(line, "recipient", recipient, chance, is_first=is_first)


def _party(line: Line, role: Role, who: Who, chance: Random, *, is_first: bool) -> None:
    words = who.words if is_first or chance.random() < 0.5 else who.short
    vague = not is_first and chance.random() < VAGUE
    line.put(words, role, Who(words, words, None, who.sector, None) if vague else who)


def _speak(line: Line, who: Who, link: Link, chance: Random) -> None:
    line.put(who.words if chance.random() < 0.7 else who.short, "speaker", who)
    line.put(pick(chance, CUES[link]), "cue")


def _time(line: Line, happening: Happening, today: date, chance: Random) -> None:
    line.put(name_day(happening.day, today), "time", happening.day)


def _leave(line: Line, happening: Happening, stage: int, chance: Random) -> None:
    told = [figure for figure in happening.counted if chance.random() < 0.7]
    for number, figure in enumerate(told):
        line.put("and" if number else pick(chance, (", leaving", ", with")))
        value = figure.at(stage)
        line.put(f"{value} {figure.of}", "figure", (value, figure.of, figure.fate))
        if figure.fate:
            line.put(figure.fate)


def _aside(chance: Random) -> str:
    return f"the {make_thing(chance)} {pick(chance, DEEDS)} the {pick(chance, NOUNS)}"


def _deed(chance: Random) -> str:
    return f"{pick(chance, DEEDS)} the {make_thing(chance)}"


def _many(chance: Random) -> str:
    return f"{pick(chance, ADJECTIVES)} {pick(chance, NOUNS)}s"
