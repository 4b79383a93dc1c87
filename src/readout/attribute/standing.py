"""Standing: which claims carry an event, and how it stands by them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from readout.codebook import Codebook
from readout.records import Claim, Event, EventLink, Link, Resolution, Span

LINKS: dict[str, Link] = {"denies": "denies", "confirms": "confirms"}
# Words that point back at what was said before (`dismissed these claims`).
POINTERS = frozenset(
    "claim claims allegation allegations accusation accusations charge charges report reports it this that".split()
)


def link_claims(claims: Sequence[Claim], events: Sequence[Event], resolution: Resolution, text: str) -> list[Claim]:
    """Return the claims with the events that each asserts, confirms or denies."""
    linked: list[Claim] = []
    for claim in claims:
        found = [event for event in events if _is_told_in(event, claim.content) and not _is_saying(event, claim)]
        if not found and claim.stance == "denies":
            found = _pointed_at(claim, linked, events, resolution, text)
        link = LINKS.get(claim.stance, "asserts")
        linked.append(replace(claim, events=tuple(EventLink(event=event.id, link=link) for event in found)))
    return linked


def _is_saying(event: Event, claim: Claim) -> bool:
    """Tell whether the event is the saying itself (`Spain asked Rabat to wait`): that the reporter tells."""
    return claim.cue is not None and any(claim.cue.overlaps(telling) for telling in event.tellings)


def _is_told_in(event: Event, content: Iterable[Span]) -> bool:
    return any(span.overlaps(telling) for span in content for telling in event.tellings)


def _pointed_at(
    denial: Claim, before: Sequence[Claim], events: Sequence[Event], resolution: Resolution, text: str
) -> list[Event]:
    """Return the events that a denial without content of its own denies: those of the last claim about its speaker."""
    words = {word.strip(",.").lower() for span in denial.content for word in span.cut(text).split()}
    if not words & POINTERS:
        return []
    own = _side(denial.speaker, resolution)
    by_id = {event.id: event for event in events}
    for claim in reversed(before):
        if claim.stance == "denies" or _side(claim.speaker, resolution) == own:
            continue
        found = [by_id[link.event] for link in claim.events if own in _sides(by_id[link.event], resolution)]
        if found:
            return found
    return []


def _side(mention: str | None, resolution: Resolution) -> str | None:
    """Return the party a mention speaks for: its country, else its entity."""
    found = resolution.by_id.get(mention or "")
    return (found.country or found.entity or found.id) if found else None


def _sides(event: Event, resolution: Resolution) -> set[str | None]:
    return {_side(mention, resolution) for mention in (*event.actors, *event.recipients)}


def settle_standing(event: Event, claims: Sequence[Claim], resolution: Resolution, codebook: Codebook) -> Event:
    """Return the event with its claims and the standing that the codebook's table gives to them."""
    carrying = [(claim, link.link) for claim in claims for link in claim.events if link.event == event.id]
    contents = [span for claim, _ in carrying for span in claim.content]
    own_voice = any(not any(span.overlaps(telling) for span in contents) for telling in event.tellings)
    standing = codebook.standing(
        owns_voice=own_voice,
        asserting=_parties(carrying, "asserts", resolution),
        confirming=_parties(carrying, "confirms", resolution),
        denying=_parties(carrying, "denies", resolution),
    )
    return replace(event, standing=standing, claims=tuple(claim.id for claim, _ in carrying))


def _parties(carrying: Iterable[tuple[Claim, Link]], link: Link, resolution: Resolution) -> frozenset[str]:
    return frozenset(_side(claim.speaker, resolution) or claim.id for claim, kind in carrying if kind == link)
