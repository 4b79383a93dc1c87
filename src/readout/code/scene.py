"""The scene: when and where an event was that its own words do not date or place.

A story goes on at the time and place that it spoke of last; else it is of its day, and among people of one country at
their home. What is so taken over is marked (`how`), so that a count of told times and places stays honest.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from readout.code.circumstances import DEEDS
from readout.code.draft import Draft
from readout.grammar import BODIES, countries_of
from readout.lexicon.words import load_words
from readout.records import Document, Mention, Resolution, Time, When, Where

OPEN = frozenset(("future", "hypothetical"))  # what did not happen has no day of its own


def settle_scene(draft: Draft, document: Document, resolution: Resolution) -> Draft:
    """Return a draft with time and place as the report around it tells them, where its own words don't."""
    when = draft.when or _scene_time(draft, document, resolution)
    return replace(draft, when=when, where=_ground(draft, resolution))


def _scene_time(draft: Draft, document: Document, resolution: Resolution) -> When | None:
    if OPEN & {*draft.auxiliaries}:
        return None
    here = draft.trigger.sentence, draft.trigger.head
    times = [mention for mention in resolution.times if (mention.sentence, mention.head) < here]
    paragraph = document.sentences[draft.trigger.sentence].paragraph
    near = [mention for mention in times if document.sentences[mention.sentence].paragraph == paragraph]
    if "historical" in draft.auxiliaries:
        told = [m for m in near if m.sentence >= draft.trigger.sentence - 1 and m.time and m.time.start]
        return _at(told[-1]) if told else None
    today = resolution.day
    told_day = None if _is_said_now(draft) else next(chain(_days(reversed(near), today), _days(times, today)), None)
    if told_day is not None:
        return _at(told_day)
    if today is None:
        return None
    day = Time(start=today, end=today, grain="day", basis="published")
    return When(span=draft.trigger.span, time=day, how="assumed")


def _is_said_now(draft: Draft) -> bool:
    """Tell whether a text does what it tells: `I offer my condolences`, `we condemn this attack`."""
    tree, head = draft.tree, draft.trigger.head
    speakers = {tree.words[child].lower() for child in tree.dependants(head, "nsubj")}
    return bool(speakers & load_words("first_person")) and tree.words[head].lower() == tree.lemmas[head].lower()


def _at(mention: Mention) -> When | None:
    return When(span=mention.span, time=mention.time, how="scene") if mention.time else None


def _days(times: Iterable[Mention], today: str | None) -> Iterator[Mention]:
    """Give the times that are days, not after today."""
    for mention in times:
        time = mention.time
        if time and time.start and time.grain == "day" and (today is None or time.start <= today):
            yield mention


def _ground(draft: Draft, resolution: Resolution) -> Where | None:
    """Return the place told, with a country where it lacks one, else the country where a deed must have been."""
    if draft.where is not None and draft.where.how == "scene" and "historical" in draft.auxiliaries:
        # background was elsewhere than the story, though mostly in its country
        return replace(draft.where, name="", latitude=None, longitude=None, how="assumed")
    if draft.where is not None and draft.where.country is not None:
        return draft.where
    if draft.where is None and not _must_be_somewhere(draft):
        return None
    lands = rank_lands(draft, resolution)
    if not lands:
        return draft.where
    land = lands[0][0]
    if draft.where is not None:
        return replace(draft.where, country=land)
    told = resolution.by_country.get(land)
    if not told:
        return None
    return Where(mention=told[0].id, name="", country=land, latitude=None, longitude=None, how="assumed")


def rank_lands(draft: Draft, resolution: Resolution) -> list[tuple[str, str]]:
    """Return the countries in which a happening may have been and what speaks for each; the first is taken."""
    found = (
        (_home_of_both(draft), "the home of both sides"),
        (_land_here(draft, resolution), "the only country of its sentence"),
        (resolution.home, "the country that the report tells of"),
    )
    return [(land, why) for land, why in found if land is not None]


def _must_be_somewhere(draft: Draft) -> bool:
    """Tell whether a happening is a deed, or one among people of one country; words are said anywhere."""
    return not OPEN & {*draft.auxiliaries} and (draft.type in DEEDS or _home_of_both(draft) is not None)


def _home_of_both(draft: Draft) -> str | None:
    """Return the country of both sides, `None` where they are of several or one is unknown."""
    shared = countries_of(draft.actors)
    return (
        min(shared) if len(shared) == 1 and shared == countries_of(draft.recipients) and not shared & BODIES else None
    )


def _land_here(draft: Draft, resolution: Resolution) -> str | None:
    """Return the only country that the sentence names."""
    lands = countries_of(resolution.by_sentence.get(draft.trigger.sentence, ())) - BODIES
    return min(lands) if len(lands) == 1 else None
