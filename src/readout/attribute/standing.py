"""Standing: how an event stands by the claims that carry it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from readout.attribute.sides import find_side
from readout.codebook import Codebook
from readout.records import Claim, Event, Link, Resolution, Span
from readout.text.spans import find_meeting, merge_spans

Carrier = tuple[Claim, Link]


def settle_standing(
    events: Iterable[Event], claims: Sequence[Claim], resolution: Resolution, codebook: Codebook
) -> tuple[Event, ...]:
    """Return the events with their claims and the standing that the codebook's table gives to them."""
    carriers: dict[str, list[Carrier]] = {}
    for claim in claims:
        for link in claim.events:
            carriers.setdefault(link.event, []).append((claim, link.link))
    return tuple(_settle(event, carriers.get(event.id, []), resolution, codebook) for event in events)


def _settle(event: Event, carriers: Sequence[Carrier], resolution: Resolution, codebook: Codebook) -> Event:
    voices = find_voices(event, carriers, resolution)
    standing = codebook.standing(
        owns_voice=bool(voices.own),
        asserting=voices.asserting,
        confirming=voices.confirming,
        denying=voices.denying,
    )
    return replace(event, standing=standing, claims=tuple(claim.id for claim, _ in carriers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Who tells an event: the tellings in the reporter's `own` voice, and the sides that say something of it."""

    own: tuple[Span, ...]
    asserting: frozenset[str]
    confirming: frozenset[str]
    denying: frozenset[str]


def find_voices(event: Event, carriers: Sequence[Carrier], resolution: Resolution) -> Voices:
    """Return who tells an event, given the claims that carry it."""
    contents = merge_spans(span for claim, _ in carriers for span in claim.content)
    return Voices(
        own=tuple(telling for telling in event.tellings if not find_meeting(contents, telling)),
        asserting=_parties(carriers, "asserts", resolution),
        confirming=_parties(carriers, "confirms", resolution),
        denying=_parties(carriers, "denies", resolution),
    )


def _parties(carriers: Iterable[Carrier], link: Link, resolution: Resolution) -> frozenset[str]:
    return frozenset(find_side(claim.speaker, resolution) or claim.id for claim, kind in carriers if kind == link)
