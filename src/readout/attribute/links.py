"""Links: which events each claim asserts, confirms or denies."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.attribute.denials import Denial, Said, find_denied
from readout.attribute.sides import event_sides, find_side
from readout.records import Claim, Event, EventLink, Link, Resolution, Span, Stance

LINKS: dict[str, Link] = {"denies": "denies", "confirms": "confirms"}


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
    said: list[Said] = []
    linked: list[Claim] = []
    for claim in claims:
        own = find_side(claim.speaker, resolution)
        found = tuple(_told_in(claim, tellings, events))
        if claim.stance == "denies":
            found = find_denied(Denial(claim=claim, own=own, told=found), said, events, sides, text)
        else:
            said.append(Said(side=own, claim=claim, events=found))
        link = link_of(claim.stance)
        linked.append(replace(claim, events=tuple(EventLink(event=event.id, link=link) for event in found)))
    return linked


def link_of(stance: Stance) -> Link:
    """Return what a claim in a stance does to the events that it tells."""
    return LINKS.get(stance, "asserts")


def told_in_content(claims: Sequence[Claim], events: Sequence[Event]) -> list[list[Event]]:
    """Return for each claim the events told in its content."""
    tellings = _sort_tellings(events)
    return [_told_in(claim, tellings, events) for claim in claims]


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
