"""Links: which events each claim asserts, confirms or denies."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.attribute.sides import event_sides, find_side
from readout.lexicon.words import load_words
from readout.records import Claim, Event, EventLink, Link, Resolution, Span

LINKS: dict[str, Link] = {"denies": "denies", "confirms": "confirms"}
WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 5  # letters by which a word is known in its other forms
LONGEST_POINTER = 4  # words of a denial that has no content of its own (`all of these claims`)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellings:
    """The words that tell events, by where they start; `owners` number their events, `longest` is in code points."""

    spans: tuple[Span, ...]
    owners: tuple[int, ...]
    longest: int


def link_claims(claims: Sequence[Claim], events: Sequence[Event], resolution: Resolution, text: str) -> list[Claim]:
    """Return the claims with the events that each asserts, confirms or denies."""
    tellings = _sort_tellings(events)
    sides = {event.id: event_sides(event, resolution) for event in events}
    said_of: dict[str | None, list[Event]] = {}  # what others last said of a side
    said: list[tuple[str | None, list[Event]]] = []  # all that was said, and by whom
    linked: list[Claim] = []
    for claim in claims:
        own = find_side(claim.speaker, resolution)
        found = _told_in(claim, tellings, events)
        if claim.stance != "denies":
            for side in {side for event in found for side in sides[event.id]} - {own}:
                said_of[side] = [event for event in found if side in sides[event.id]]
            said.append((own, found))
        elif not found and points_back(claim.content, text):
            found = _without_itself(said_of.get(own) or _last_of_others(said, own), claim)
        else:
            found = [*found, *_same_told_before(claim, found, said, own, sides, text)]
        link = LINKS.get(claim.stance, "asserts")
        linked.append(replace(claim, events=tuple(EventLink(event=event.id, link=link) for event in found)))
    return linked


def told_in_content(claims: Sequence[Claim], events: Sequence[Event]) -> list[list[Event]]:
    """Return for each claim the events told in its content."""
    tellings = _sort_tellings(events)
    return [_told_in(claim, tellings, events) for claim in claims]


def _without_itself(events: Sequence[Event], denial: Claim) -> list[Event]:
    """Return the events without the one that is the denying."""
    return [event for event in events if denial.cue is None or not event.trigger.overlaps(denial.cue)]


def _last_of_others(said: Sequence[tuple[str | None, list[Event]]], own: str | None) -> list[Event]:
    """Return what another than the denier said last, if it tells an event."""
    return next((events for side, events in reversed(said) if side != own), [])


def _same_told_before(
    denial: Claim,
    denied: Sequence[Event],
    said: Sequence[tuple[str | None, list[Event]]],
    own: str | None,
    sides: dict[str, frozenset[str | None]],
    text: str,
) -> list[Event]:
    """Return what others said before of the denier, in a word of the denial or as an event like the one denied."""
    words = {word[:STEM].lower() for span in denial.content for word in WORD.findall(span.cut(text))}
    like = {(event.type, side) for event in denied for side in sides[event.id]}
    found: list[Event] = []
    for event in (event for side, events in said if side != own for event in events):
        if event in denied or event in found:
            continue
        told = {word[:STEM].lower() for word in WORD.findall(event.trigger.cut(text))}
        same = any((event.type, side) in like for side in sides[event.id])
        if same or (own in sides[event.id] and not told.isdisjoint(words)):
            found.append(event)
    return found


def _sort_tellings(events: Sequence[Event]) -> Tellings:
    pairs = sorted((telling, number) for number, event in enumerate(events) for telling in event.tellings)
    return Tellings(
        spans=tuple(telling for telling, _ in pairs),
        owners=tuple(number for _, number in pairs),
        longest=max((telling.end - telling.start for telling, _ in pairs), default=0),
    )


def _told_in(claim: Claim, tellings: Tellings, events: Sequence[Event]) -> list[Event]:
    """Return the events told in a claim's content, without the saying itself (`Spain asked Rabat to wait`)."""
    told = {number for span in claim.content for number in _events_in(span, tellings)}
    saying = _events_in(claim.cue, tellings) if claim.cue else set()
    return [events[number] for number in sorted(told - saying)]


def _events_in(span: Span, tellings: Tellings) -> set[int]:
    first = bisect_left(tellings.spans, span.start - tellings.longest, key=_start)
    last = bisect_left(tellings.spans, span.end, key=_start)
    return {tellings.owners[place] for place in range(first, last) if tellings.spans[place].overlaps(span)}


def _start(span: Span) -> int:
    return span.start


def points_back(content: Sequence[Span], text: str) -> bool:
    """Tell whether a denial has no content of its own but a word that points back (`denied it`, `these claims`)."""
    words = [word.strip(",.").lower() for span in content for word in span.cut(text).split()]
    if "as" in words[1:]:  # `rejected that as slander`
        words = words[: words.index("as", 1)]
    pointing = load_words("pointer") | load_words("pointing_noun") | load_words("pointing_pronoun")
    return len(words) <= LONGEST_POINTER and not pointing.isdisjoint(words[-2:])
