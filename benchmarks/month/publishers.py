"""Who prints: invented agencies with their way of marking new versions, and hundreds of papers and sites."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Literal

from benchmarks.month.words import make_name

Manner = Literal["update", "writethru", "lead", "page"]
MANNERS: tuple[Manner, ...] = ("update", "writethru", "lead", "page")
AGENCIES = 12
SITES = 600
KINDS = "Courier Gazette Herald Tribune Post Times Mail Observer Chronicle Star Sentinel Monitor Echo Record".split()


@dataclass(frozen=True, slots=True)
class Publisher:
    """An agency or a paper; `short` is what an agency's dateline names, `None` for papers."""

    name: str
    domain: str
    short: str | None = None
    manner: Manner = "page"


@lru_cache(maxsize=1)
def make_agencies() -> tuple[Publisher, ...]:
    """Return the agencies; every manner of marking versions is there."""
    chance = Random("agencies")
    found: list[Publisher] = []
    shorts: set[str] = set()
    while len(found) < AGENCIES:
        name = f"{make_name(chance, 3)} {make_name(chance)} Press"
        short = "".join(word[0] for word in name.split())
        if short not in shorts:
            manner = MANNERS[len(found) % len(MANNERS)]
            found.append(Publisher(name, f"{name.split()[0].lower()}.example", short, manner))
            shorts.add(short)
    return tuple(found)


@lru_cache(maxsize=1)
def make_sites() -> tuple[Publisher, ...]:
    """Return the papers and sites."""
    chance = Random("sites")
    names = [f"{make_name(chance, 3)} {chance.choice(KINDS)}" for _ in range(SITES)]
    return tuple(Publisher(name, f"{name.replace(' ', '').lower()}.example") for name in names)


def mark_title(title: str, manner: Manner, number: int, slug: str) -> str:
    """Return the headline of version `number` (0: the first) as an agency of this manner prints it."""
    if manner == "update":
        return f"UPDATE {number}-{title}" if number else title
    if manner == "writethru":
        return f"BC-{slug},{_ordinal(number)} Ld-Writethru" if number else f"BC-{slug}"
    if manner == "lead":
        return f"{title} ({_ordinal(number)} lead)" if number else title
    return title


def _ordinal(number: int) -> str:
    return {1: "1st", 2: "2nd", 3: "3rd"}.get(number, f"{number}th")
