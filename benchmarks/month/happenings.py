"""Happenings: the truth of the month, with all that a report can tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random
from typing import Literal

from benchmarks.month.kinds import COUNTED, PAST, choose_mode
from benchmarks.month.lands import Town, Who, make_land

Link = Literal["asserts", "confirms", "denies"]


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure at the first telling and how much of itself it grows by with every stage."""

    value: int
    growth: float
    of: str
    fate: str | None

    def at(self, stage: int) -> int:
        """Return the figure as told at a stage of the story."""
        return round(self.value * (1 + self.growth * stage))


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened; `is_past` is history, told by its month. `voices` are the sides that speak of it."""

    id: str
    type: str
    mode: str | None
    actor: Who
    recipient: Who
    place: Town | None
    day: date
    counted: tuple[Counted, ...] = ()
    voices: tuple[tuple[Who, Link], ...] = ()
    is_past: bool = False


@cache
def make_history(one: str, other: str) -> tuple[Happening, ...]:
    """Return what happened long ago between two countries and is told again and again."""
    chance = Random(f"history {one} {other}")
    actors, recipients = make_land(one).state, make_land(other).state
    return tuple(
        Happening(
            id=f"history-{one}-{other}-{kind}",
            type=kind,
            mode=choose_mode(kind, chance),
            actor=chance.choice(actors),
            recipient=chance.choice(recipients),
            place=None,
            day=date(chance.randint(2014, 2024), chance.randint(1, 12), 1),
            is_past=True,
        )
        for kind in PAST
    )


def draw_figures(kind: str, chance: Random) -> tuple[Counted, ...]:
    """Return what is counted of a happening of this type, nothing for most types."""
    growth = chance.choice((0.0, 0.1, 0.25, 0.5))
    return tuple(Counted(chance.randint(3, 120), growth, of, fate) for of, fate in COUNTED.get(kind, ()))


def draw_voices(actor: Who, recipient: Who, third: Who, chance: Random) -> tuple[tuple[Who, Link], ...]:
    """Return who asserts a happening, and at times that its actor denies or confirms it."""
    voices: list[tuple[Who, Link]] = [(chance.choice((recipient, third)), "asserts")]
    drawn = chance.random()
    if drawn < 0.25:
        voices.append((actor, "denies"))
    elif drawn < 0.5:
        voices.append((actor, "confirms"))
    return tuple(voices)
