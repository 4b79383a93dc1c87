"""The words of a report: paragraphs made of a story's happenings, its voices and invented detail."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from random import Random

from benchmarks.month.happenings import Happening
from benchmarks.month.sentences import Sentence, tell_event, tell_nothing, tell_quote, tell_voice
from benchmarks.month.stories import Story, invent_happening
from benchmarks.month.words import make_name

Paragraphs = tuple[tuple[Sentence, ...], ...]
HISTORY = 0.4  # share of bodies that recall something of the past
QUOTED = 0.5  # share of bodies that print the story's quotation


@lru_cache(maxsize=4096)
def make_body(story: Story, number: int, stage: int, day: date, share: float) -> Paragraphs:
    """Return what one writer makes of a story on a day, the same at every call.

    Later stages keep the words and have grown figures and more at the end. `share` of the side happenings are told.
    """
    chance = Random(f"{story.key} body {number}")
    told = [happening for happening in story.happenings[1:] if chance.random() < share]
    told = [story.happenings[0], *told]
    if chance.random() < HISTORY:
        told.append(chance.choice(story.history))
    told.extend(invent_happening(story, f"own {number}-{place}") for place in range(chance.randint(0, 3)))
    found = [_lead(told[0], day, stage, chance)]
    for happening in told[1:]:
        if happening.day <= day:
            found.append(_follow(happening, day, stage, chance))
    if chance.random() < QUOTED:
        found.insert(2, (tell_quote(*story.quote, chance), tell_nothing(chance)))
    for _ in range(chance.randint(1, 4)):
        found.append(tuple(tell_nothing(chance) for _ in range(chance.randint(1, 2))))
    for extra in range(1, stage + 1):
        more = Random(f"{story.key} body {number} extra {extra}")
        found.insert(2, (tell_nothing(more), tell_nothing(more)))
    return tuple(found)


def make_opening(story: Story, key: str, day: date) -> Paragraphs:
    """Return a first paragraph that a site writes itself before the copied rest."""
    chance = Random(f"opening {key}")
    lead = tell_event(story.happenings[0], day, 0, chance, is_first=True)
    return ((lead, tell_nothing(chance)),)


def make_notice(title: str, clock: str) -> Paragraphs:
    """Return the words of a kill; `clock` is the time of the story that is withdrawn."""
    first = f"Editors are asked to withdraw the story headlined “{title}” of {clock} and not to use it in any form."
    return ((Sentence(first), Sentence("The agency could not stand by its sources.")),)


def make_title(story: Story, key: str) -> str:
    """Return a headline of a story: who did what to whom, in words that differ by key."""
    chance = Random(f"title {story.key} {key}")
    main = story.happenings[0]
    sentence = tell_event(main, main.day + timedelta(days=1), 0, chance, is_first=chance.random() < 0.5)
    words = sentence.text.rstrip(".").split()
    return " ".join([*words[:14], "as", make_name(chance, 3), "waits"]) if len(words) < 9 else " ".join(words[:14])


def _lead(happening: Happening, day: date, stage: int, chance: Random) -> tuple[Sentence, ...]:
    return tell_event(happening, day, stage, chance, is_first=True), *_voices(happening, chance, 0.9)


def _follow(happening: Happening, day: date, stage: int, chance: Random) -> tuple[Sentence, ...]:
    first = tell_event(happening, day, stage, chance, is_first=False)
    return first, *_voices(happening, chance, 0.4), tell_nothing(chance)


def _voices(happening: Happening, chance: Random, share: float) -> tuple[Sentence, ...]:
    return tuple(
        tell_voice(happening, who, link, chance)
        for who, link in happening.voices
        if link != "asserts" and chance.random() < share
    )
