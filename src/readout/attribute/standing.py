"""Standing: how an event stands by the claims that carry it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from readout.attribute.sides import find_side
from readout.codebook import Codebook
from readout.records import Claim, Event, Link, Resolution
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
    contents = merge_spans(span for claim, _ in carriers for span in claim.content)
    standing = codebook.standing(
        owns_voice=any(not find_meeting(contents, telling) for telling in event.tellings),
        asserting=_parties(carriers, "asserts", resolution),
        confirming=_parties(carriers, "confirms", resolution),
        denying=_parties(carriers, "denies", resolution),
    )
    return replace(event, standing=standing, claims=tuple(claim.id for claim, _ in carriers))


def _parties(carriers: Iterable[Carrier], link: Link, resolution: Resolution) -> frozenset[str]:
    return frozenset(find_side(claim.speaker, resolution) or claim.id for claim, kind in carriers if kind == link)
