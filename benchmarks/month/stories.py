"""Stories: what a group of reports is about, and others that look like it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Literal

from benchmarks.month.happenings import Happening, draw_figures, draw_voices, make_history
from benchmarks.month.kinds import COURSE_WEIGHTS, COURSES, choose_mode
from benchmarks.month.lands import COUNTRIES, Town, Who, choose_pair, choose_people, make_land
from benchmarks.month.words import ADVERBS, DEEDS, NOUNS, make_thing

Decoy = Literal["later", "elsewhere"]


@dataclass(frozen=True, slots=True)
class Story:
    """What a group of reports is about: the main happening first.

    `history` is that of the pair of countries, `lands` are the countries of what its writers add.
    """

    key: str
    day: date
    happenings: tuple[Happening, ...]
    history: tuple[Happening, ...]
    lands: tuple[str, str]
    quote: tuple[Who, str]
    slug: str


@lru_cache(maxsize=2048)
def make_story(key: str, day: date) -> Story:
    """Return the story of a key that breaks on a day, the same at every call."""
    chance = Random(key)
    pair = choose_pair(chance)
    one, other = (make_land(code) for code in pair)
    third = make_land(chance.choice(list(COUNTRIES)))
    town = chance.choice(other.towns)
    sides = {
        "A": (chance.choice(one.state), chance.choice(one.state)),
        "B": (
            chance.choice(other.others if one is other else (*other.state, *other.others)),
            choose_people(chance, other.code, town.name),
        ),
        "C": (chance.choice(third.state), chance.choice(third.state)),
    }
    course = chance.choices(COURSES, COURSE_WEIGHTS)[0]
    rest = chance.sample(course[1:], min(chance.randint(4, 7), len(course) - 1))
    happenings = tuple(
        _happen(f"{key}.{number}", step, sides, town, day, chance)
        for number, step in enumerate((course[0], *sorted(rest, key=course.index)))
    )
    quote = (
        f"{chance.choice(NOUNS)} by {chance.choice(NOUNS)}, we {chance.choice(DEEDS)} what the {make_thing(chance)} "
    )
    quote += f"{chance.choice(DEEDS)} {chance.choice(ADVERBS)}"
    slug = f"{town.name.upper()}-{chance.choice(NOUNS).upper()}"
    return Story(
        key, day, happenings, make_history(*pair), (one.code, third.code), (chance.choice(sides["B"]), quote), slug
    )


def make_decoy(story: Story, kind: Decoy) -> Story:
    """Return another story that looks like one: the same sides and types, days later or in another town.

    Elsewhere on the same day only what has a place happens again: nobody could tell the rest apart.
    """
    chance = Random(f"{story.key} {kind}")
    day = story.day + timedelta(days=2 if kind == "later" else 0)
    place = story.happenings[0].place
    town = place if kind == "later" or not place else _another_town(place, chance)
    found = []
    for happening in story.happenings if kind == "later" else filter(_has_place, story.happenings):
        counted = tuple(replace(figure, value=figure.value + chance.randint(3, 20)) for figure in happening.counted)
        found.append(
            replace(
                happening,
                id=f"{happening.id}-{kind}",
                day=day + (happening.day - story.day),
                place=town if happening.place else None,
                actor=_move(happening.actor, place, town),
                recipient=_move(happening.recipient, place, town),
                counted=counted,
            )
        )
    quote = (story.quote[0], f"the {make_thing(chance)} {chance.choice(DEEDS)} our {make_thing(chance)}")
    return replace(story, key=f"{story.key}-{kind}", day=day, happenings=tuple(found), quote=quote)


def _has_place(happening: Happening) -> bool:
    return happening.place is not None


def _another_town(place: Town, chance: Random) -> Town:
    return chance.choice([town for town in make_land(place.country).towns if town != place])


def _move(who: Who, place: Town | None, town: Town | None) -> Who:
    """Return people of one town as those of another; others stay who they are."""
    if who.name or not place or not town:
        return who
    return replace(who, words=who.words.replace(place.name, town.name))


def invent_happening(story: Story, name: str) -> Happening:
    """Return something smaller that one writer tells beside a story, the same for the same name."""
    chance = Random(f"{story.key} {name}")
    land, partner = map(make_land, story.lands)
    town = chance.choice(land.towns)
    kind = chance.choice(("CONSULT", "AID", "ACCUSE", "COERCE", "SUPPORT", "REQUEST", "COOPERATE", "PROTEST"))
    return Happening(
        id=f"{story.key}.{name}",
        type=kind,
        mode=choose_mode(kind, chance),
        actor=chance.choice((*land.state, *land.others)),
        recipient=chance.choice((chance.choice(partner.state), choose_people(chance, land.code, town.name))),
        place=town,
        day=story.day - timedelta(days=chance.randint(0, 3)),
        counted=draw_figures(kind, chance),
    )


def _happen(
    identity: str,
    step: tuple[str, str, str],
    sides: dict[str, tuple[Who, Who]],
    town: Town,
    day: date,
    chance: Random,
) -> Happening:
    kind, one, other = step
    is_main = identity.endswith(".0")
    actor, recipient = chance.choice(sides[one]), chance.choice(sides[other])
    place = town if is_main or kind in ("ASSAULT", "PROTEST", "COERCE") or chance.random() < 0.3 else None
    return Happening(
        id=identity,
        type=kind,
        mode=choose_mode(kind, chance),
        actor=actor,
        recipient=recipient,
        place=place,
        day=day + timedelta(days=0 if is_main or chance.random() < 0.8 else 1),
        counted=draw_figures(kind, chance),
        voices=draw_voices(actor, recipient, chance.choice(sides["C"]), chance),
    )
